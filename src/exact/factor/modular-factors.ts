import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Random } from "../../core/random.ts";
import type { Field } from "../ring.ts";
import {
  type Dense,
  degreeOf,
  divideByMonic,
  multiplyDense,
  subtractDense,
  trimmed,
} from "../univariate/dense.ts";
import { monic, monicGcd } from "../univariate/euclid.ts";

/** The product of all irreducible factors of one degree. */
export interface EqualDegreeProduct<E> {
  readonly degree: number;
  readonly product: Dense<E>;
}

/** A field of residues that knows its prime. */
export interface ResidueField<E> {
  readonly field: Field<E>;
  readonly p: bigint;
}

/**
 * Sorts the irreducible factors of a monic polynomial without repeated factors by their degree d: they are those that
 * divide x^(p^d) - x and were not met before. A spent budget ends the enclosing `withinBudget`.
 * Source: Cantor & Zassenhaus (1981), A new algorithm for factoring polynomials over finite fields, Math. Comp. 36.
 */
export function distinctDegreeProducts<E>(
  { field, p }: ResidueField<E>,
  polynomial: Dense<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly EqualDegreeProduct<E>[] {
  const x = [field.zero, field.one];
  const products: EqualDegreeProduct<E>[] = [];
  let rest = polynomial;
  let frobenius: Dense<E> = x;
  for (let degree = 1; 2 * degree <= degreeOf(rest); degree += 1) {
    frobenius = powerModulo(field, frobenius, p, { modulus: rest, budget });
    const product = monicGcd(field, rest, subtractDense(field, frobenius, x));
    if (degreeOf(product) === 0) continue;
    products.push({ degree, product });
    rest = divideByMonic(field, rest, product)[0];
    frobenius = divideByMonic(field, frobenius, rest)[1];
  }
  return degreeOf(rest) > 0 ? [...products, { degree: degreeOf(rest), product: rest }] : products;
}

/**
 * The monic irreducible factors of a product of such of equal degree d, for an odd prime: a random polynomial has power
 * (p^d - 1) / 2 equal to one modulo about half of them. A spent budget ends the enclosing `withinBudget`.
 * Source: as `distinctDegreeProducts`.
 */
export function equalDegreeFactors<E>(
  residues: ResidueField<E>,
  { degree, product }: EqualDegreeProduct<E>,
  random: Random,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly Dense<E>[] {
  const { field, p } = residues;
  if (degreeOf(product) === degree) return [product];
  const exponent = (p ** BigInt(degree) - 1n) / 2n;
  for (;;) {
    const sample = Array.from({ length: degreeOf(product) }, () =>
      field.fromInteger(random.integer(0n, p - 1n)),
    );
    const power = powerModulo(field, trimmed(field, sample), exponent, { modulus: product, budget });
    const part = monicGcd(field, product, subtractDense(field, power, [field.one]));
    if (degreeOf(part) === 0 || degreeOf(part) === degreeOf(product)) continue;
    const [rest] = divideByMonic(field, product, part);
    return [part, rest].flatMap((half) =>
      equalDegreeFactors(residues, { degree, product: half }, random, { budget }),
    );
  }
}

function powerModulo<E>(
  field: Field<E>,
  base: Dense<E>,
  exponent: bigint,
  { modulus, budget }: { readonly modulus: Dense<E>; readonly budget: Budget },
): Dense<E> {
  const bits = exponent.toString(2);
  let result: Dense<E> = divideByMonic(field, [field.one], modulus)[1];
  for (let k = 0; k < bits.length; k += 1) {
    stopWhenSpent(budget, "raising a polynomial to a power modulo another");
    result = divideByMonic(field, multiplyDense(field, result, result), modulus)[1];
    if (at(bits, k) === "1") result = divideByMonic(field, multiplyDense(field, result, base), modulus)[1];
  }
  return result;
}

/** The roots of a polynomial in a field of residues, each once. A spent budget ends the enclosing `withinBudget`. */
export function rootsModulo<E>(
  residues: ResidueField<E>,
  polynomial: Dense<E>,
  random: Random,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly E[] {
  const { field, p } = residues;
  if (degreeOf(polynomial) < 1) return [];
  const x = [field.zero, field.one];
  const frobenius = powerModulo(field, x, p, { modulus: monic(field, polynomial), budget });
  const product = monicGcd(field, polynomial, subtractDense(field, frobenius, x));
  if (degreeOf(product) < 1) return [];
  const factors = equalDegreeFactors(residues, { degree: 1, product }, random, { budget });
  return factors.map((factor) => field.negate(at(factor, 0)));
}
