import { addToField, fieldAt, requireDegree } from "./monomial.ts";
import { coefficientAt, type Polynomial, type TermSpace, totalDegree } from "./polynomial.ts";
import { sortedTerms } from "./term-order.ts";
import { hashedMonomials, TermTable } from "./term-table.ts";

/** A polynomial as one in a single variable: `[k]` multiplies its k-th power. */
export function coefficientsIn<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  variable: number,
): readonly Polynomial<C>[] {
  const { words } = space;
  const monomials = a.monomials.slice();
  const groups: number[][] = [];
  for (let term = 0; term < a.coefficients.length; term += 1) {
    const exponent = fieldAt(monomials, term * words, variable + 1);
    while (groups.length <= exponent) groups.push([]);
    groups[exponent]?.push(term);
    addToField(monomials, term * words, 0, -exponent);
    addToField(monomials, term * words, variable + 1, -exponent);
  }
  return groups.map((terms) => sortedTerms(space, Int32Array.from(terms), monomials, a.coefficients));
}

/** The sum of `coefficients[k]` times the k-th power of a variable. Errors: E_EXPONENT_OVERFLOW. */
export function fromCoefficientsIn<C>(
  space: TermSpace<C>,
  coefficients: readonly Polynomial<C>[],
  variable: number,
): Polynomial<C> {
  const { words } = space;
  const termCount = coefficients.reduce((total, a) => total + a.coefficients.length, 0);
  const table = new TermTable(space, termCount);
  coefficients.forEach((a, exponent) => {
    requireDegree(totalDegree(a) + exponent);
    const powerOfVariable = new Int32Array(words);
    addToField(powerOfVariable, 0, 0, exponent);
    addToField(powerOfVariable, 0, variable + 1, exponent);
    const [left, right] = [hashedMonomials(a.monomials, words), hashedMonomials(powerOfVariable, words)];
    for (let i = 0; i < a.coefficients.length; i += 1) {
      table.addProduct(left, i, right, 0, coefficientAt(a.coefficients, i));
    }
  });
  return table.toPolynomial();
}
