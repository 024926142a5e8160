import { at } from "../../core/errors.ts";
import { luWorkspace } from "../lu-factorisation.ts";
import { valueAt } from "../value-at.ts";
import { addStages } from "./add-stages.ts";
import type { EmbeddedMethod } from "./embedded-method.ts";
import { errorNorm, type Tolerances } from "./error-norm.ts";
import { firstStepSize } from "./first-step.ts";
import type { InitialValueProblem, RightHandSide } from "./initial-value-problem.ts";
import {
  COUPLING_WEIGHTS,
  DENSE_WEIGHTS,
  GAMMA,
  NODES,
  STAGE_WEIGHTS,
  TIME_WEIGHTS,
} from "./rodas-coefficients.ts";

/** A problem with the derivatives of its right-hand side. */
export interface StiffProblem extends InitialValueProblem {
  /** Writes `df_i/dy_j` at `i n + j`. */
  readonly jacobian: RightHandSide;
  /** Writes df/dt, or says that f does not depend on t. */
  readonly timeDerivative: RightHandSide | "autonomous";
}

const STAGES = NODES.length;
const INTERPOLANT_VECTORS = 4;
const ORDER = 4;
const NO_STAGE = new Float64Array(0);

/**
 * RODAS, a linearly implicit method of order 4 with an error estimate of order 3 and dense output of order 3; L-stable, so
 * that fast decay does not limit steps.
 *
 * Cost: six evaluations, solutions and one factorisation of a dense n×n matrix for each try; one Jacobian for each
 * accepted step.
 * Source: Hairer & Wanner (1996), Solving Ordinary Differential Equations II, section IV.7.
 */
export function rodas(problem: StiffProblem, tolerances: Tolerances): EmbeddedMethod {
  const { rightHandSide, jacobian, timeDerivative } = problem;
  const size = problem.initialState.length;
  const state = problem.initialState.slice();
  const before = state.slice();
  const [next, trial, slope, timeSlope] = [
    state.slice(),
    state.slice(),
    state.slice(),
    new Float64Array(size),
  ];
  const stages = new Float64Array(STAGES * size);
  const stage = Array.from({ length: STAGES }, (_, s) => stages.subarray(s * size, (s + 1) * size));
  const derivatives = new Float64Array(size * size);
  const matrix = { size, entries: new Float64Array(size * size) };
  const lu = luWorkspace(size);
  let evaluations = 0;
  let linearisedAt: number | undefined;

  const evaluate: RightHandSide = (time, where, derivative) => {
    rightHandSide(time, where, derivative);
    evaluations++;
  };
  const linearise = (time: number): void => {
    if (linearisedAt === time) return;
    derivatives.fill(0);
    jacobian(time, state, derivatives);
    if (timeDerivative !== "autonomous") timeDerivative(time, state, timeSlope);
    linearisedAt = time;
  };
  /** Solves `(1/(step gamma) - J) stage_s = f + step d_s f_t + sum of earlier stages / step`. */
  const solveStage = (s: number, time: number, step: number): void => {
    trial.set(state);
    addStages(trial, 1, s === 0 ? NO_STAGE : at(STAGE_WEIGHTS, s - 1), stages);
    evaluate(time + valueAt(NODES, s) * step, trial, slope);
    addStages(slope, step * valueAt(TIME_WEIGHTS, s), ONE_STAGE, timeSlope);
    addStages(slope, 1 / step, s === 0 ? NO_STAGE : at(COUPLING_WEIGHTS, s - 1), stages);
    lu.solve(slope);
    at(stage, s).set(slope);
  };

  return {
    estimateOrder: ORDER,
    state,
    interpolantVectors: INTERPOLANT_VECTORS,
    evaluations: () => evaluations,
    isLimitedByStability: () => false,
    firstStep: (time, direction) => {
      evaluate(time, state, slope);
      return firstStepSize(evaluate, [time, direction], state, slope, { order: ORDER, tolerances });
    },
    attempt: (time, step) => {
      linearise(time);
      for (let index = 0; index < derivatives.length; index++)
        matrix.entries[index] = -valueAt(derivatives, index);
      for (let row = 0; row < size; row++) {
        const diagonal = row * size + row;
        matrix.entries[diagonal] = valueAt(matrix.entries, diagonal) + 1 / (step * GAMMA);
      }
      if (!lu.factorise(matrix)) return Number.NaN;
      for (let s = 0; s < STAGES; s++) solveStage(s, time, step);
      next.set(state);
      addStages(next, 1, at(STAGE_WEIGHTS, STAGES - 1), stages);
      return errorNorm(at(stage, STAGES - 1), tolerances, state, next);
    },
    accept: () => {
      before.set(state);
      state.set(next);
    },
    writeInterpolant: (coefficients) => writeDense(coefficients, stages, before, state),
  };
}

const ONE_STAGE = Float64Array.of(1);

/** Writes the vectors f_0 to f_3 of the interpolant of a step. */
function writeDense(
  coefficients: Float64Array,
  stages: Float64Array,
  before: Float64Array,
  after: Float64Array,
): void {
  const size = before.length;
  coefficients.fill(0);
  coefficients.set(before);
  for (let index = 0; index < size; index++) {
    coefficients[size + index] = valueAt(after, index) - valueAt(before, index);
  }
  for (const [vector, weights] of DENSE_WEIGHTS.entries()) {
    addStages(coefficients.subarray((2 + vector) * size, (3 + vector) * size), 1, weights, stages);
  }
}
