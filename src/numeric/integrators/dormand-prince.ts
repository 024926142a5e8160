import { at } from "../../core/errors.ts";
import { valueAt } from "../value-at.ts";
import { addStages } from "./add-stages.ts";
import {
  DENSE_WEIGHTS,
  ERROR_WEIGHTS_3,
  ERROR_WEIGHTS_5,
  NODES,
  STAGE_WEIGHTS,
} from "./dormand-prince-coefficients.ts";
import type { EmbeddedMethod } from "./embedded-method.ts";
import { errorNorm, type Tolerances } from "./error-norm.ts";
import { firstStepSize } from "./first-step.ts";
import type { InitialValueProblem } from "./initial-value-problem.ts";

/** The stage whose derivative is that at the end of the step, and the first of the next one. */
const END_STAGE = 12;
const STAGES = NODES.length;
const INTERPOLANT_VECTORS = 8;
const ORDER = 8;

/**
 * Beyond this product of step and fastest decay rate the method is unstable on the negative real axis.
 * Source: as the coefficients.
 */
const STABILITY_LIMIT = 6.1;

/**
 * The method of Dormand and Prince of order 8 with step control by embedded methods of orders 5 and 3, and dense output
 * of order 7.
 *
 * Cost: 11 evaluations for each try, one for each accepted step, three for its interpolant.
 * Source: Hairer, Nørsett & Wanner (1993), Solving Ordinary Differential Equations I, sections II.5, II.6 and II.10.
 */
export function dormandPrince(problem: InitialValueProblem, tolerances: Tolerances): EmbeddedMethod {
  const { rightHandSide, initialTime } = problem;
  const size = problem.initialState.length;
  const state = problem.initialState.slice();
  const stages = new Float64Array(STAGES * size);
  const stage = Array.from({ length: STAGES }, (_, s) => stages.subarray(s * size, (s + 1) * size));
  // Before the first step `end` is the derivative at the initial state, as it is after every step.
  const [first, last, end] = [at(stage, 0), at(stage, END_STAGE - 1), at(stage, END_STAGE)];
  const before = state.slice();
  const trial = new Float64Array(size);
  const next = new Float64Array(size);
  const error = new Float64Array(size);
  let evaluations = 0;
  let time = initialTime;
  let step = 0;
  let isLimitedByStability = false;

  const evaluate = (when: number, where: Float64Array, derivative: Float64Array): void => {
    rightHandSide(when, where, derivative);
    evaluations++;
  };
  const evaluateStage = (s: number, from: Float64Array): void => {
    trial.set(from);
    addStages(trial, step, at(STAGE_WEIGHTS, s - 1), stages);
    evaluate(time + valueAt(NODES, s) * step, trial, at(stage, s));
  };
  const estimate = (weights: Float64Array): number => {
    error.fill(0);
    addStages(error, 1, weights, stages);
    return errorNorm(error, tolerances, state, next);
  };
  evaluate(time, state, end);

  return {
    estimateOrder: ORDER,
    state,
    interpolantVectors: INTERPOLANT_VECTORS,
    evaluations: () => evaluations,
    isLimitedByStability: () => isLimitedByStability,
    firstStep: (start, direction) =>
      firstStepSize(evaluate, [start, direction], state, end, { order: ORDER, tolerances }),
    attempt: (start, length) => {
      time = start;
      step = length;
      first.set(end);
      for (let s = 1; s < END_STAGE; s++) evaluateStage(s, state);
      next.set(state);
      addStages(next, step, at(STAGE_WEIGHTS, END_STAGE - 1), stages);
      return stepError(step, estimate(ERROR_WEIGHTS_5), estimate(ERROR_WEIGHTS_3));
    },
    accept: () => {
      evaluate(time + step, next, end);
      const rate = distance(end, last) / distance(next, trial);
      isLimitedByStability = Math.abs(step) * rate > STABILITY_LIMIT;
      before.set(state);
      state.set(next);
    },
    writeInterpolant: (coefficients) => {
      for (let s = END_STAGE + 1; s < STAGES; s++) evaluateStage(s, before);
      writeDense(coefficients, step, stages, before, state);
    },
  };
}

/**
 * The norm of the error estimate: that of order 5, lowered where it is small beside that of order 3, so that it behaves
 * as one of order 7.
 */
function stepError(step: number, fifth: number, third: number): number {
  return fifth === 0 ? 0 : (Math.abs(step) * fifth ** 2) / Math.sqrt(fifth ** 2 + 0.01 * third ** 2);
}

function distance(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += (valueAt(a, index) - valueAt(b, index)) ** 2;
  return Math.sqrt(total);
}

/** Writes the vectors f_0 to f_7 of the interpolant of a step. */
function writeDense(
  coefficients: Float64Array,
  step: number,
  stages: Float64Array,
  before: Float64Array,
  after: Float64Array,
): void {
  const size = before.length;
  for (let index = 0; index < size; index++) {
    const change = valueAt(after, index) - valueAt(before, index);
    const start = step * valueAt(stages, index) - change;
    coefficients[index] = valueAt(before, index);
    coefficients[size + index] = change;
    coefficients[2 * size + index] = start;
    coefficients[3 * size + index] = change - step * valueAt(stages, END_STAGE * size + index) - start;
  }
  coefficients.fill(0, 4 * size);
  for (const [vector, weights] of DENSE_WEIGHTS.entries()) {
    addStages(coefficients.subarray((4 + vector) * size, (5 + vector) * size), step, weights, stages);
  }
}
