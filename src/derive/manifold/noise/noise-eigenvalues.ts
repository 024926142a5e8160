import type { Budget } from "../../../core/budget.ts";
import { ResiduaError } from "../../../core/errors.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import { exactSpectrum } from "../spectrum/exact-spectrum.ts";
import { linearMatrices } from "../spectrum/linear-matrices.ts";
import { approximateRoots, polynomialText } from "../spectrum/spectrum-text.ts";

/**
 * All eigenvalues of a linear part that noise drives: the rates at which it forgets the past. None for systems without noise.
 * Errors: E_UNSUPPORTED where some have no closed form.
 */
export function noiseEigenvalues(
  problem: ManifoldProblem,
  options: { readonly budget: Budget },
): readonly Expression[] {
  const { noise = [], positive = [] } = problem;
  if (noise.length === 0) return [];
  return exactSpectrum(linearMatrices(problem).present, { ...options, positive }).map((line) => {
    if (line.tag === "solved") return line.value;
    const roots = approximateRoots(line.coefficients);
    const decimals = roots === undefined ? "" : `; they are about ${roots.join(", ")}`;
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `convolutions of noise need all eigenvalues in closed form, and the roots of ${polynomialText(line.coefficients)} are of too high a degree${decimals}`,
    );
  });
}
