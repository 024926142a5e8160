import { add, type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { polynomialRoots } from "../../../numeric/polynomial-roots.ts";
import { decimalText } from "./decimal-value.ts";
import type { SpectralLine } from "./exact-spectrum.ts";
import { realValue } from "./real-part.ts";

/** One eigenvalue, or several, for a message: `-1 (twice)`, `the roots of x^3 - 2`. */
export function lineText(line: SpectralLine): string {
  const times = line.multiplicity === 1 ? "" : ` (${line.multiplicity} times)`;
  if (line.tag === "solved") return `${expressionText(line.value)}${times}`;
  return `the roots of ${polynomialText(line.coefficients)}${times}`;
}

/** A polynomial in x by its coefficients, lowest first. */
export function polynomialText(coefficients: readonly Expression[]): string {
  const terms = coefficients.map((coefficient, k) => multiply(coefficient, power(symbol("x"), number(k))));
  return expressionText(add(...terms.toReversed()));
}

/** Decimals of the roots of a polynomial without parameters; `undefined` where it has some. */
export function approximateRoots(coefficients: readonly Expression[]): readonly string[] | undefined {
  const values = coefficients.map(realValue);
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  return polynomialRoots(known).map(decimalText);
}
