import type { Result } from "../../core/result.ts";
import { type AdaptiveOptions, type IntegrationReason, tolerancesOf } from "./adaptive-options.ts";
import { runAdaptively } from "./adaptive-run.ts";
import { requireSpan } from "./initial-value-problem.ts";
import { rodas, type StiffProblem } from "./rodas.ts";
import type { Trajectory } from "./trajectory.ts";

/**
 * Integrates a stiff problem, such as one with a slow manifold that attracts fast, with error control.
 *
 * Precision: each step meets the tolerances, and output times between steps are interpolated with order 3, one less
 * than the steps themselves. At tolerances below 1e-9 many steps are taken; where the problem is not stiff, `integrate`
 * is faster.
 * Method: RODAS, see `rodas`.
 * Errors: as `integrate`. Result reasons: as `integrate`, but for "stiff".
 */
export function integrateStiff(
  problem: StiffProblem,
  finalTime: number,
  options: AdaptiveOptions = {},
): Result<Trajectory, IntegrationReason> {
  const { initialTime, initialState } = problem;
  requireSpan(initialTime, initialState, finalTime);
  const method = rodas(problem, tolerancesOf(options));
  return runAdaptively(method, { initialTime, stops: [finalTime] }, options);
}
