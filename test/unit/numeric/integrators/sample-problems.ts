import { at } from "../../../../src/core/errors.ts";
import type { Result } from "../../../../src/core/result.ts";
import type { InitialValueProblem } from "../../../../src/numeric/integrators/initial-value-problem.ts";
import type { Trajectory } from "../../../../src/numeric/integrators/trajectory.ts";

/** q'' = -q with q = cos t. */
export const OSCILLATOR: InitialValueProblem = {
  rightHandSide: (_, y, dydt) => {
    dydt[0] = at(y, 1);
    dydt[1] = -at(y, 0);
  },
  initialTime: 0,
  initialState: Float64Array.of(1, 0),
};

/** y' = y² with y = 1/(1 - t), which ends at t = 1. */
export const BLOW_UP: InitialValueProblem = {
  rightHandSide: (_, y, dydt) => {
    dydt[0] = at(y, 0) ** 2;
  },
  initialTime: 0,
  initialState: Float64Array.of(1),
};

/** The value of a result that must be one. */
export function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

export function finalState(result: Result<Trajectory>): Float64Array {
  const { states } = succeeded(result);
  return at(states, states.length - 1);
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce(
    (largest, value, index) => Math.max(largest, Math.abs(value - at(b, index))),
    0,
  );
}
