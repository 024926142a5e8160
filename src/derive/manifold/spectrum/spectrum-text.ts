import { add, type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { readRootSymbol } from "../../../expr/root-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { polynomialRoots } from "../../../numeric/polynomial-roots.ts";
import { decimalText } from "../coefficients/decimal-text.ts";
import { toFloatReal } from "../coefficients/float-values.ts";
import { toFloatRoot } from "../coefficients/root-values.ts";
import type { SpectralLine } from "./exact-spectrum.ts";

/** One eigenvalue, or several, for a message: `-1 (twice)`, `the roots of x^3 - 2`. */
export function lineText(line: SpectralLine): string {
  const times = line.multiplicity === 1 ? "" : ` (${line.multiplicity} times)`;
  if (line.tag === "solved") return `${eigenvalueText(line.value)}${times}`;
  return `the roots of ${polynomialText(line.coefficients)}${times}`;
}

/** The eigenvalue, with decimals where it is a root of a polynomial. */
function eigenvalueText(value: Expression): string {
  const root = value.tag === "symbol" ? readRootSymbol(value.name) : undefined;
  const decimals = root === undefined ? undefined : toFloatRoot(root);
  const text = expressionText(value);
  return decimals === undefined ? text : `${text} (about ${decimalText(decimals)})`;
}

/** A polynomial in x by its coefficients, lowest first. */
export function polynomialText(coefficients: readonly Expression[]): string {
  const terms = coefficients.map((coefficient, k) => multiply(coefficient, power(symbol("x"), number(k))));
  return expressionText(add(...terms.toReversed()));
}

/** Decimals of the roots of a polynomial without parameters; `undefined` where it has some. */
export function approximateRoots(coefficients: readonly Expression[]): readonly string[] | undefined {
  const values = coefficients.map(toFloatReal);
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  return polynomialRoots(known).map(decimalText);
}
