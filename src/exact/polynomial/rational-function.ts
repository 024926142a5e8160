import { type Fraction, fractionField } from "../fraction-field.ts";
import { isIntegerRing } from "../integer.ts";
import { rationals } from "../rational.ts";
import type { FractionField } from "../ring.ts";
import type { Polynomial, PolynomialRing } from "./polynomial.ts";

/** A quotient of polynomials in lowest terms; the denominator's leading coefficient is positive, or one over a field. */
export type RationalFunction<C> = Fraction<Polynomial<C>>;

/** The field of rational functions over a polynomial ring: Q(a,b) over Z[a,b]. */
export function rationalFunctions<C>(
  ring: PolynomialRing<C>,
): FractionField<Polynomial<C>, RationalFunction<C>> {
  const constants = isIntegerRing(ring.coefficients) ? rationals.name : ring.coefficients.name;
  return fractionField(ring, `${constants}(${ring.variables.join(",")})`);
}
