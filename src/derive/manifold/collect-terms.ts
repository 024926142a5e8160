import { at } from "../../core/errors.ts";
import { rational } from "../../exact/rational.ts";
import { add, type Expression, isNumber, multiply, number, power, symbol } from "../../expr/expression.ts";
import { simplestForm } from "./coefficients/simplest-form.ts";
import { fieldPolynomials } from "./interval/field-polynomials.ts";

/** A polynomial with one term for each product of unknowns, whose coefficients are in their simplest form. */
export function collectTerms(e: Expression, variables: readonly string[]): Expression {
  const { ring, unknowns, factors, equations } = fieldPolynomials({ variables, equations: [e] });
  const { numerator, denominator } = at(equations, 0);
  const sums = new Map<string, { readonly product: Expression; readonly coefficients: Expression[] }>();
  for (const { coefficient, exponents } of ring.terms(numerator)) {
    const powers = ring.variables.map((name, k) =>
      power(factors.get(name) ?? symbol(name), number(exponents[k] ?? 0)),
    );
    const key = unknowns.map((_, k) => exponents[k] ?? 0).join();
    const known = sums.get(key) ?? {
      product: multiply(...powers.slice(0, unknowns.length)),
      coefficients: [],
    };
    known.coefficients.push(
      multiply(number(rational(coefficient, denominator)), ...powers.slice(unknowns.length)),
    );
    sums.set(key, known);
  }
  const terms = [...sums.values()].map(({ product, coefficients }) => {
    const coefficient = add(...coefficients);
    return multiply(simplestForm(coefficient) ?? coefficient, product);
  });
  return add(...terms.filter((term) => !isNumber(term, 0)));
}
