import { type BudgetOptions, UNLIMITED } from "../../core/budget.ts";
import { ResiduaError } from "../../core/errors.ts";
import { type Integer, isIntegerRing } from "../integer.ts";
import { exactQuotient, gcdOfAll, metered, product } from "../ring.ts";
import type { Polynomial, PolynomialRing } from "./polynomial.ts";

/** One square-free factor, which is primitive with a positive leading coefficient. */
export interface SquareFreeFactor {
  readonly factor: Polynomial<Integer>;
  readonly multiplicity: number;
}

/** `constant` times the product of `factor^multiplicity`; factors are coprime, and multiplicities differ and ascend. */
export interface SquareFreeFactorisation {
  readonly constant: Integer;
  readonly factors: readonly SquareFreeFactor[];
}

/**
 * The square-free factorisation over Z: the content with its sign, and for each multiplicity the product of the
 * irreducible factors that have it. Errors: E_DOMAIN for the zero polynomial and other coefficients. A spent budget ends the enclosing
 * `withinBudget`.
 * Source: Yun (1976), On square-free decomposition algorithms, SYMSAC '76, applied to one variable after another.
 */
export function squareFreeFactorisation(
  domain: PolynomialRing<Integer>,
  a: Polynomial<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): SquareFreeFactorisation {
  const ring = metered(domain, budget);
  requireIntegers(domain);
  if (ring.isZero(a)) {
    throw new ResiduaError(
      "E_DOMAIN",
      "expected a polynomial to factorise, got zero; zero has no factorisation",
    );
  }
  const { coefficients } = ring;
  const constant = coefficients.multiply(ring.content(a), coefficients.unitPart(ring.leadingCoefficient(a)));
  const byMultiplicity = new Map<number, Polynomial<Integer>[]>();
  let rest = exactQuotient(ring, a, ring.constant(constant));
  for (const variable of ring.variables) {
    if (ring.degree(rest, variable) === 0) continue;
    const content = gcdOfAll(ring, ring.coefficientsIn(rest, variable));
    for (const { factor, multiplicity } of yunFactors(ring, exactQuotient(ring, rest, content), variable)) {
      byMultiplicity.set(multiplicity, [...(byMultiplicity.get(multiplicity) ?? []), factor]);
    }
    rest = content;
  }
  const factors = [...byMultiplicity]
    .map(([multiplicity, parts]) => ({ factor: product(ring, parts), multiplicity }))
    .sort((left, right) => left.multiplicity - right.multiplicity);
  return { constant, factors };
}

/** Types say so already; over a prime field a derivative may vanish, and results would be wrong. */
function requireIntegers({ coefficients }: PolynomialRing<Integer>): void {
  if (isIntegerRing(coefficients)) return;
  throw new ResiduaError(
    "E_DOMAIN",
    `expected polynomials with integer coefficients, got coefficients in ${coefficients.name}; clear denominators first`,
  );
}

/** The factors of a polynomial that is primitive in a variable: each of them has the variable, and so a derivative. */
function yunFactors(
  ring: PolynomialRing<Integer>,
  a: Polynomial<Integer>,
  variable: string,
): readonly SquareFreeFactor[] {
  const derivative = ring.derivative(a, variable);
  const repeated = ring.gcd(a, derivative);
  // In step m, `remaining` is the product of the factors f_k with k >= m, and `weighted` the sum of their derivatives,
  // (k - m) f_k' times the other factors: only f_m divides both.
  let remaining = exactQuotient(ring, a, repeated);
  let weighted = ring.subtract(
    exactQuotient(ring, derivative, repeated),
    ring.derivative(remaining, variable),
  );
  const factors: SquareFreeFactor[] = [];
  for (let multiplicity = 1; !ring.isConstant(remaining); multiplicity += 1) {
    const factor = ring.gcd(remaining, weighted);
    if (!ring.isConstant(factor)) factors.push({ factor, multiplicity });
    remaining = exactQuotient(ring, remaining, factor);
    weighted = ring.subtract(exactQuotient(ring, weighted, factor), ring.derivative(remaining, variable));
  }
  return factors;
}
