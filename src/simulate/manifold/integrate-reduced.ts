import type { Result } from "../../core/result.ts";
import type { AdaptiveOptions, IntegrationReason } from "../../numeric/integrators/adaptive-options.ts";
import { integrate } from "../../numeric/integrators/integrate.ts";
import type { Trajectory } from "../../numeric/integrators/trajectory.ts";
import type { ManifoldModels } from "./manifold-models.ts";

/** Integrates the reduced model from its start at time zero. */
export function integrateReduced(
  { reduced, parameterValues, start }: ManifoldModels,
  size: number,
  finalTime: number,
  options: AdaptiveOptions,
): Result<Trajectory, IntegrationReason> {
  const problem = {
    rightHandSide: (time: number, state: Float64Array, derivative: Float64Array) =>
      reduced(state, parameterValues(time, size), derivative),
    initialTime: 0,
    initialState: start(size),
  };
  return integrate(problem, finalTime, options);
}
