import { add, type Expression, multiply, negate, number, power, symbol } from "../expr/expression.ts";

/** The wavenumber k of a dispersion relation. */
export const WAVENUMBER = symbol("k");

/**
 * The dispersion relation omega²(k) of the macroscale wave model
 * `U_tt = c2 U_xx + c4 h² U_xxxx + c6 h⁴ U_xxxxxx + …`, which is
 * `omega² = c2 k² - c4 h² k⁴ + c6 h⁴ k⁶ - …`: each second derivative of exp(ikx) brings a factor -k².
 *
 * `coefficients` are c2, c4, c6, …, as many as the model keeps; `spacing` is h.
 * Source: Chen, Roberts & Bunder, eq. 2 and 20, to higher order in k.
 */
export function dispersionRelation(coefficients: readonly Expression[], spacing: Expression): Expression {
  const terms = coefficients.map((coefficient, m) => {
    const term = multiply(coefficient, power(spacing, number(2 * m)), power(WAVENUMBER, number(2 * m + 2)));
    return m % 2 === 0 ? term : negate(term);
  });
  return add(...terms);
}
