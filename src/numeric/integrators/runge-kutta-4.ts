import { type Budget, type SpentReason, spent, UNLIMITED } from "../../core/budget.ts";
import { ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { valueAt } from "../value-at.ts";
import { type InitialValueProblem, type RightHandSide, requireSpan } from "./initial-value-problem.ts";
import type { Trajectory } from "./trajectory.ts";

export interface FixedStepOptions {
  /** A state is kept after every so many steps; without it, only the first and the last one. */
  readonly stepsPerSnapshot?: number;
  readonly budget?: Budget;
}

/** Clock and finiteness are looked at once in so many steps. */
const STEPS_BETWEEN_CHECKS = 64;

/**
 * Integrates with equal steps of the classical Runge-Kutta method of order 4, forwards or backwards.
 *
 * Precision: errors are O(step⁴); they are not estimated. Cost: four evaluations a step.
 * Errors: E_SHAPE for an empty state; E_DOMAIN where times are not finite, or steps no positive multiple of
 * `stepsPerSnapshot`. Result reasons: "not-finite" where the solution leaves the doubles, or the budget.
 * Source: Hairer, Nørsett & Wanner (1993), Solving Ordinary Differential Equations I, table II.1.2.
 */
export function rungeKutta4(
  problem: InitialValueProblem,
  finalTime: number,
  steps: number,
  { stepsPerSnapshot = steps, budget = UNLIMITED }: FixedStepOptions = {},
): Result<Trajectory, "not-finite" | SpentReason> {
  const { initialTime, initialState } = problem;
  requireSpan(initialTime, initialState, finalTime);
  requireSteps(steps, stepsPerSnapshot);
  const state = initialState.slice();
  const advance = rungeKutta4Step(problem.rightHandSide, state);
  const timeAfter = (count: number) => initialTime + (finalTime - initialTime) * (count / steps);
  const times = [initialTime];
  const states = [state.slice()];
  for (let done = 0; done < steps; done++) {
    if (done % STEPS_BETWEEN_CHECKS === 0) {
      budget.onProgress?.(done / steps, "integrating");
      const obstacle =
        spent(budget, `integrating, at t = ${timeAfter(done)}`) ?? escapeOf(state, timeAfter(done));
      if (obstacle !== undefined) return obstacle;
    }
    advance(timeAfter(done), (finalTime - initialTime) / steps);
    if ((done + 1) % stepsPerSnapshot !== 0) continue;
    times.push(timeAfter(done + 1));
    states.push(state.slice());
  }
  const work = { acceptedSteps: steps, rejectedSteps: 0, evaluations: 4 * steps };
  return escapeOf(state, finalTime) ?? success({ times: Float64Array.from(times), states, work });
}

/** A function that takes one step and changes the state in place. */
function rungeKutta4Step(
  rightHandSide: RightHandSide,
  state: Float64Array,
): (time: number, step: number) => void {
  const size = state.length;
  const [trial, sum, slope] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const stage = (time: number, step: number, weight: number): void => {
    rightHandSide(time, trial, slope);
    for (let index = 0; index < size; index++) {
      const value = valueAt(slope, index);
      sum[index] = valueAt(sum, index) + weight * value;
      trial[index] = valueAt(state, index) + step * value;
    }
  };
  return (time, step) => {
    trial.set(state);
    sum.fill(0);
    stage(time, step / 2, 1);
    stage(time + step / 2, step / 2, 2);
    stage(time + step / 2, step, 2);
    stage(time + step, 0, 1);
    for (let index = 0; index < size; index++) {
      state[index] = valueAt(state, index) + (step / 6) * valueAt(sum, index);
    }
  };
}

function escapeOf(state: Float64Array, time: number) {
  if (state.every(Number.isFinite)) return undefined;
  return failure("not-finite", `the solution is not finite at or before t = ${time}: take shorter steps`);
}

function requireSteps(steps: number, stepsPerSnapshot: number): void {
  const isCount = Number.isInteger(steps) && steps >= 1 && stepsPerSnapshot >= 1;
  if (isCount && Number.isInteger(steps / stepsPerSnapshot) && Number.isInteger(stepsPerSnapshot)) return;
  throw new ResiduaError(
    "E_DOMAIN",
    `expected a positive number of steps that stepsPerSnapshot divides, got ${steps} and ${stepsPerSnapshot}`,
  );
}
