import type { BudgetOptions } from "../../../core/budget.ts";
import type { Rational } from "../../../exact/rational.ts";
import { rationals } from "../../../exact/rational.ts";
import { countRealRoots } from "../../../exact/roots/sturm.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { ExpressionMatrix } from "./characteristic-norm.ts";
import { eigenvaluesOf, type SolvedEigenvalue, type UnsolvedEigenvalues } from "./eigenvalues.ts";
import { type RealPartSign, realPartSign } from "./real-part.ts";

/** Eigenvalues with what is known of their real parts. */
export type SpectralLine =
  | (SolvedEigenvalue & { readonly realPart: RealPartSign })
  | (UnsolvedEigenvalues & {
      /** Whether some of the roots lie on the imaginary axis. */
      readonly touchesImaginaryAxis: boolean | "undecided";
    });

export interface SpectrumOptions extends BudgetOptions {
  /** The parameters that are positive; others are real and not zero. */
  readonly positive?: readonly string[];
}

/**
 * The exact spectrum of a matrix of constants and parameters.
 * Errors: as `eigenvaluesOf`.
 */
export function exactSpectrum(
  matrix: ExpressionMatrix,
  { positive = [], ...options }: SpectrumOptions = {},
): readonly SpectralLine[] {
  return eigenvaluesOf(matrix, options).map(
    (each): SpectralLine =>
      each.tag === "solved"
        ? { ...each, realPart: realPartSign(each.value, positive) }
        : { ...each, touchesImaginaryAxis: touchesImaginaryAxis(each.coefficients) },
  );
}

/**
 * Whether an irreducible polynomial has roots on the imaginary axis. With such a root its conjugate is one too, so that
 * the polynomial is even, `f(x) = g(x^2)`, where g has a negative root.
 */
function touchesImaginaryAxis(coefficients: readonly Expression[]): boolean | "undecided" {
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
