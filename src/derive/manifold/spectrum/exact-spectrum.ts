import type { BudgetOptions } from "../../../core/budget.ts";
import type { ExpressionMatrix } from "./characteristic-norm.ts";
import { eigenvaluesOf, type SolvedEigenvalue, type UnsolvedEigenvalues } from "./eigenvalues.ts";
import { touchesImaginaryAxis } from "./imaginary-axis.ts";
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
