import { stopWhenSpent } from "../../../core/budget.ts";
import { MULTIPLYING } from "../long-operations.ts";
import { requireDegree, wordAt } from "../monomial.ts";
import { coefficientAt, ofTerms, type Polynomial, type TermSpace, totalDegree } from "../polynomial.ts";
import { scalePolynomial } from "../polynomial-arithmetic.ts";
import { rationalProduct } from "./rational-product.ts";
import { sparseProduct } from "./sparse-product.ts";

/** The product, by the way that suits the coefficients, the size and the shape. Errors: E_EXPONENT_OVERFLOW. */
export function multiplyPolynomials<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> {
  const [few, many] = a.coefficients.length <= b.coefficients.length ? [a, b] : [b, a];
  stopWhenSpent(space.budget, MULTIPLYING);
  if (few.coefficients.length === 0) return few;
  requireDegree(totalDegree(a) + totalDegree(b));
  if (few.coefficients.length === 1) return multiplyByTerm(space, many, few);
  return rationalProduct(space, few, many) ?? sparseProduct(space, few, many);
}

/** The order of terms survives the multiplication by one of them. */
function multiplyByTerm<C>(space: TermSpace<C>, a: Polynomial<C>, term: Polynomial<C>): Polynomial<C> {
  const scaled = scalePolynomial(space, a, coefficientAt(term.coefficients, 0));
  if (totalDegree(term) === 0) return scaled;
  const { words } = space;
  const monomials = new Int32Array(a.monomials.length);
  for (let start = 0; start < monomials.length; start += words) {
    for (let k = 0; k < words; k += 1) {
      monomials[start + k] = wordAt(a.monomials, start + k) + wordAt(term.monomials, k);
    }
  }
  return ofTerms(space, monomials, scaled.coefficients);
}
