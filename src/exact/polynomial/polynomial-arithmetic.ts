import { stopWhenSpent } from "../../core/budget.ts";
import { addToField, compareMonomials, fieldAt, wordAt } from "./monomial.ts";
import { coefficientAt, ofTerms, type Polynomial, type TermSpace } from "./polynomial.ts";

/** The sum, by merging the two sorted lists of terms. */
export function addPolynomials<C>(space: TermSpace<C>, a: Polynomial<C>, b: Polynomial<C>): Polynomial<C> {
  if (a.coefficients.length === 0) return b;
  if (b.coefficients.length === 0) return a;
  const { words, coefficients } = space;
  const monomials = new Int32Array(a.monomials.length + b.monomials.length);
  const sums: C[] = [];
  const keep = (source: Polynomial<C>, term: number, coefficient: C) => {
    const start = sums.length * words;
    for (let k = 0; k < words; k += 1) monomials[start + k] = wordAt(source.monomials, term * words + k);
    sums.push(coefficient);
  };
  let [i, j] = [0, 0];
  while (i < a.coefficients.length && j < b.coefficients.length) {
    const order = compareMonomials(a.monomials, i * words, b.monomials, j * words, words);
    if (order > 0) {
      keep(a, i, coefficientAt(a.coefficients, i));
    } else if (order < 0) {
      keep(b, j, coefficientAt(b.coefficients, j));
    } else {
      const sum = coefficients.add(coefficientAt(a.coefficients, i), coefficientAt(b.coefficients, j));
      if (!coefficients.isZero(sum)) keep(a, i, sum);
    }
    if (order >= 0) i += 1;
    if (order <= 0) j += 1;
  }
  for (; i < a.coefficients.length; i += 1) keep(a, i, coefficientAt(a.coefficients, i));
  for (; j < b.coefficients.length; j += 1) keep(b, j, coefficientAt(b.coefficients, j));
  stopWhenSpent(space.budget, "adding polynomials", sums.length);
  return ofTerms(space, monomials.slice(0, sums.length * words), sums);
}

export function negatePolynomial<C>(space: TermSpace<C>, a: Polynomial<C>): Polynomial<C> {
  return ofTerms(space, a.monomials, a.coefficients.map(space.coefficients.negate));
}

/** The product with a coefficient of a domain: a zero product needs a zero factor. */
export function scalePolynomial<C>(space: TermSpace<C>, a: Polynomial<C>, factor: C): Polynomial<C> {
  const { coefficients } = space;
  if (coefficients.isZero(factor)) return ofTerms(space, new Int32Array(0), []);
  if (coefficients.equals(factor, coefficients.one)) return a;
  return ofTerms(
    space,
    a.monomials,
    a.coefficients.map((coefficient) => coefficients.multiply(coefficient, factor)),
  );
}

/** The partial derivative by a variable; the order of the terms that remain survives. */
export function differentiatePolynomial<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  variable: number,
): Polynomial<C> {
  const { words, coefficients } = space;
  const monomials = new Int32Array(a.monomials.length);
  const derivatives: C[] = [];
  a.coefficients.forEach((coefficient, i) => {
    const exponent = fieldAt(a.monomials, i * words, variable + 1);
    const derivative = coefficients.multiply(coefficients.fromInteger(exponent), coefficient);
    if (coefficients.isZero(derivative)) return;
    const start = derivatives.length * words;
    monomials.set(a.monomials.subarray(i * words, (i + 1) * words), start);
    addToField(monomials, start, 0, -1);
    addToField(monomials, start, variable + 1, -1);
    derivatives.push(derivative);
  });
  return ofTerms(space, monomials.slice(0, derivatives.length * words), derivatives);
}
