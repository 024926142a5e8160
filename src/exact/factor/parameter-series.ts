import { type BudgetOptions, UNLIMITED } from "../../core/budget.ts";
import type { Polynomial, PolynomialRing } from "../polynomial/polynomial.ts";
import { polynomialRing } from "../polynomial/polynomial-ring.ts";
import type { Field, Ring } from "../ring.ts";

/** A power series in several parameters modulo a prime, as a polynomial without terms above some total degree. */
export type ParameterSeries = Polynomial<bigint>;

/** Where such series live. */
export interface ParameterSpace {
  readonly field: Field<bigint>;
  readonly ring: PolynomialRing<bigint>;
}

/** Its operations end the enclosing `withinBudget` where the budget is spent. */
export function parameterSpace(
  field: Field<bigint>,
  parameters: readonly string[],
  { budget = UNLIMITED }: BudgetOptions = {},
): ParameterSpace {
  return { field, ring: polynomialRing(field, parameters, { budget }) };
}

/** Series up to a total degree, as a ring. */
export function truncatedRing({ field, ring }: ParameterSpace, degree: number): Ring<ParameterSeries> {
  return {
    ...ring,
    multiply: (a, b) => truncated(ring, ring.multiply(a, b), degree),
    metered: (budget) => truncatedRing({ field, ring: ring.metered(budget) }, degree),
  };
}

/** The series without its terms above a total degree. */
export function truncated(ring: PolynomialRing<bigint>, a: ParameterSeries, degree: number): ParameterSeries {
  if (ring.degree(a) <= degree) return a;
  return ring.fromTerms(
    [...ring.terms(a)].filter(({ exponents }) => exponents.reduce((total, e) => total + e, 0) <= degree),
  );
}

/** The inverse, up to a total degree, of a series with the constant term given, by Newton's iteration. */
export function inverseParameterSeries(
  space: ParameterSpace,
  a: ParameterSeries,
  constantTerm: bigint,
  degree: number,
): ParameterSeries {
  const { field, ring } = space;
  let inverse = ring.constant(field.divide(field.one, constantTerm));
  for (let known = 0; known < degree; known = 2 * known + 1) {
    const { multiply, subtract, fromInteger } = truncatedRing(space, Math.min(degree, 2 * known + 1));
    inverse = multiply(inverse, subtract(fromInteger(2), multiply(a, inverse)));
  }
  return inverse;
}
