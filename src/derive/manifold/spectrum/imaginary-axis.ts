import { type Rational, rationals } from "../../../exact/rational.ts";
import { countRealRoots } from "../../../exact/roots/sturm.ts";
import type { Expression } from "../../../expr/expression.ts";

/**
 * Whether an irreducible polynomial has roots on the imaginary axis. With such a root its conjugate is one too, so that
 * the polynomial is even, `f(x) = g(x^2)`, where g has a negative root.
 */
export function touchesImaginaryAxis(coefficients: readonly Expression[]): boolean | "undecided" {
  const isEven = coefficients.every(
    (e, k) => k % 2 === 0 || (e.tag === "number" && rationals.isZero(e.value)),
  );
  if (!isEven) return false;
  const inSquare: Rational[] = [];
  for (let k = 0; k < coefficients.length; k += 2) {
    const coefficient = coefficients[k];
    if (coefficient?.tag !== "number") return "undecided";
    inSquare.push(coefficient.value);
  }
  return countRealRoots(inSquare, { upTo: rationals.zero }) > 0;
}
