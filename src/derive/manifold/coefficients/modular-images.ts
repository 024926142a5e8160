import { ResiduaError } from "../../../core/errors.ts";
import type { Random } from "../../../core/random.ts";
import { rootsModulo } from "../../../exact/factor/modular-factors.ts";
import { primeFactors } from "../../../exact/prime-factors.ts";
import { isPrime, primeField, rationalInto } from "../../../exact/prime-field.ts";
import { type Field, power } from "../../../exact/ring.ts";
import { type Expression, number } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { RootRelation } from "./algebraic-roots.ts";
import { PI } from "./constant-symbols.ts";
import { type ConstantImages, constantValue } from "./constants.ts";

/** Modulo a prime that leaves 1 here, i and the square roots of 2, 3, 5 and 7 exist, and roots of unity of this order. */
const ROOT_ORDER = 840n;

/** Those of `manifoldPrimes` that were asked for so far: certificates ask for the same few again and again. */
const FOUND: bigint[] = [];

/** Primes below 2^61 that leave 1 when divided by 840, largest first. */
export function* manifoldPrimes(): Generator<bigint, never> {
  for (let k = 0; ; k += 1) {
    const prime = FOUND[k] ?? primeBelow(FOUND[k - 1] ?? 1n << 61n);
    FOUND[k] = prime;
    yield prime;
  }
}

function primeBelow(bound: bigint): bigint {
  let n = bound - 1n - ((bound - 2n) % ROOT_ORDER);
  while (!isPrime(n)) n -= ROOT_ORDER;
  return n;
}

/** The first two of them, at which certificates are computed where no more is asked of primes. */
export const MANIFOLD_PRIMES: readonly [bigint, bigint] = firstPrimes();

function firstPrimes(): readonly [bigint, bigint] {
  const primes = manifoldPrimes();
  return [primes.next().value, primes.next().value];
}

/**
 * Images of constants modulo a prime that is 1 modulo 840: i and the square roots of 2, 3, 5 and 7 as sums of roots of unity,
 * so that they keep all relations with these; other square roots as products of those of primes and of irreducible
 * polynomials; roots of polynomials by their relations to earlier ones; pi, parameters and values of transcendental functions
 * at random, each always the same. What does not exist modulo the prime is `undefined`.
 */
export function modularImages(
  prime: bigint,
  random: Random,
  relations: readonly RootRelation[] = [],
): ConstantImages<bigint> {
  const field = primeField(prime);
  const unity = rootOfUnity(field, prime);
  const imaginaryUnit = unity(4n);
  const remembered = new Map<string, bigint>();
  const remember = (name: string, make: () => bigint | undefined): bigint | undefined => {
    const value = remembered.get(name) ?? make();
    if (value !== undefined) remembered.set(name, value);
    return value;
  };
  const draw = (name: string) => remember(name, () => random.integer(1n, prime - 1n));
  const someRoot = (polynomial: readonly bigint[]): bigint | undefined =>
    rootsModulo({ field, p: prime }, polynomial, random)[0];
  const rootOf = (factor: Expression) =>
    remember(`sqrt(${expressionText(factor)})`, () =>
      someRoot([field.negate(constantValue(factor, images)), field.zero, field.one]),
    );
  const images: ConstantImages<bigint> = {
    field,
    rational: (value) => {
      const residue = rationalInto(field, value);
      if (residue !== undefined) return residue;
      throw new ResiduaError("E_DIVISION_BY_ZERO", `${value.denominator} is zero in ${field.name}`);
    },
    imaginaryUnit: () => imaginaryUnit,
    pi: () => draw(PI),
    symbol: draw,
    squareRoot: (radicand) =>
      productOfRoots(field, [...primeFactors(radicand).keys()], (factor) =>
        factor <= LARGEST_CYCLOTOMIC ? rootOfPrime(field, unity, factor) : rootOf(number(factor)),
      ),
    polynomialRoot: (factors) => productOfRoots(field, factors, rootOf),
    algebraicRoot: (name) => {
      const modulus = relations.find((relation) => relation.name === name)?.modulus;
      return remember(name, () => someRoot((modulus ?? []).map((e) => constantValue(e, images))));
    },
    transcendental: (e) => draw(expressionText(e)),
    squareRoots: new Map(),
  };
  return images;
}

/** The largest prime in the order of the roots of unity. */
const LARGEST_CYCLOTOMIC = 7n;

function productOfRoots<T>(
  field: Field<bigint>,
  factors: readonly T[],
  rootOf: (factor: T) => bigint | undefined,
): bigint | undefined {
  let product = field.one;
  for (const factor of factors) {
    const root = rootOf(factor);
    if (root === undefined) return undefined;
    product = field.multiply(product, root);
  }
  return product;
}

/** A primitive root of unity of any order that divides 840, all of them powers of one. */
function rootOfUnity(field: Field<bigint>, prime: bigint): (order: bigint) => bigint {
  const powerOf = (base: bigint, exponent: bigint): bigint => {
    let [result, square, rest] = [1n, base, exponent];
    for (; rest > 0n; rest /= 2n) {
      if (rest % 2n === 1n) result = (result * square) % prime;
      square = (square * square) % prime;
    }
    return result;
  };
  for (let base = 2n; ; base += 1n) {
    const root = powerOf(base, (prime - 1n) / ROOT_ORDER);
    const isPrimitive = [2n, 3n, 5n, 7n].every((factor) => powerOf(root, ROOT_ORDER / factor) !== field.one);
    if (isPrimitive) return (order) => powerOf(root, ROOT_ORDER / order);
  }
}

/** Gauss sums: `sqrt(2) = e + 1/e` for `e = exp(i pi/4)`; for an odd prime p the sum of `(k/p) exp(2 pi i k/p)`. */
function rootOfPrime(field: Field<bigint>, unity: (order: bigint) => bigint, prime: bigint): bigint {
  if (prime === 2n) {
    const eighth = unity(8n);
    return field.add(eighth, field.divide(field.one, eighth));
  }
  const root = unity(prime);
  const squares = new Set(Array.from({ length: Number(prime) }, (_, k) => (BigInt(k) * BigInt(k)) % prime));
  let sum = field.zero;
  for (let k = 1n; k < prime; k += 1n) {
    const term = power(field, root, Number(k));
    sum = squares.has(k) ? field.add(sum, term) : field.subtract(sum, term);
  }
  // The Gauss sum of a prime that leaves 3 when divided by 4 is i sqrt(p).
  return prime % 4n === 1n ? sum : field.divide(sum, unity(4n));
}
