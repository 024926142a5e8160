import type { ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";
import { linearMatrices } from "../../derive/manifold/spectrum/linear-matrices.ts";
import { type ComplexPoint, complexValue } from "../../expr/floating/complex-value.ts";
import type { ComplexNumber } from "../../numeric/complex-number.ts";
import { matrixEigenvalues } from "../../numeric/matrix-eigenvalues.ts";

/** The eigenvalues of a system's linear part at sampled parameters; `undefined` with delays, or where it is not real. */
export function linearRates(
  problem: ManifoldProblem,
  values: ComplexPoint,
): readonly ComplexNumber[] | undefined {
  const { present, delayed } = linearMatrices(problem);
  if (delayed.length > 0) return undefined;
  const entries = present.flatMap((row) => row.map((entry) => complexValue(entry, values)));
  if (!entries.every(({ re, im }) => im === 0 && Number.isFinite(re))) return undefined;
  return matrixEigenvalues({
    size: problem.variables.length,
    entries: Float64Array.from(entries, ({ re }) => re),
  });
}

/** How many times the fastest mode may grow or turn by a factor e: enough to show all rates, and nothing grows far. */
const FASTEST_TIMES = 3;
/** Past the longest delay, the full system no longer reads the history that the reduced model gave it. */
const LONGEST_DELAYS = 1.5;

/** The time over which a system and its reduction are compared. */
export function comparisonTime(
  problem: ManifoldProblem,
  values: ComplexPoint,
  delays: readonly number[],
): number {
  const modes = problem.modes.map(({ eigenvalue }) => complexValue(eigenvalue, values));
  const rates = [...modes, ...(linearRates(problem, values) ?? [])];
  const fastest = Math.max(...rates.map(({ re, im }) => Math.hypot(re, im)));
  const own = fastest > 0 ? FASTEST_TIMES / fastest : FASTEST_TIMES;
  return Math.max(own, ...delays.map((delay) => LONGEST_DELAYS * delay));
}
