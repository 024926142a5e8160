import type { Result } from "../../core/result.ts";
import { type AdaptiveOptions, type IntegrationReason, tolerancesOf } from "./adaptive-options.ts";
import { runAdaptively } from "./adaptive-run.ts";
import { dormandPrince } from "./dormand-prince.ts";
import { type InitialValueProblem, requireSpan } from "./initial-value-problem.ts";
import type { Trajectory } from "./trajectory.ts";

/**
 * Integrates a problem that is not stiff to a final time, which may lie before the initial one, with error control.
 *
 * Precision: each step meets the tolerances; errors of the result grow with the problem's own sensitivity. Output
 * times between steps are interpolated with order 7.
 * Method: Dormand and Prince's of order 8, see `dormandPrince`. Cost: about twelve evaluations a step.
 * Errors: E_SHAPE for an empty state; E_DOMAIN where times, tolerances or limits make no sense. Result reasons: see
 * `IntegrationReason`.
 */
export function integrate(
  problem: InitialValueProblem,
  finalTime: number,
  options: AdaptiveOptions = {},
): Result<Trajectory, IntegrationReason> {
  const { initialTime, initialState } = problem;
  requireSpan(initialTime, initialState, finalTime);
  const method = dormandPrince(problem, tolerancesOf(options));
  return runAdaptively(method, { initialTime, stops: [finalTime] }, options);
}
