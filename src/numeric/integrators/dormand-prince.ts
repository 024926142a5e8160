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
import type { InitialValueProblem, RightHandSide } from "./initial-value-problem.ts";

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

/** The method at work. Vectors are as long as the state; `stages` holds all of them one after another. */
interface Stepper {
  readonly rightHandSide: RightHandSide;
  readonly tolerances: Tolerances;
  readonly state: Float64Array;
  /** The state before the last accepted step. */
  readonly before: Float64Array;
  readonly trial: Float64Array;
  readonly next: Float64Array;
  readonly error: Float64Array;
  readonly stages: Float64Array;
  /** Each stage, in the same memory. The end stage is the derivative at the present state, also before the first step. */
  readonly stage: readonly Float64Array[];
  time: number;
  step: number;
  evaluations: number;
  isLimitedByStability: boolean;
}

/**
 * The method of Dormand and Prince of order 8 with step control by embedded methods of orders 5 and 3, and dense output
 * of order 7.
 *
 * Cost: 11 evaluations for each try, one for each accepted step, three for its interpolant.
 * Source: Hairer, Nørsett & Wanner (1993), Solving Ordinary Differential Equations I, sections II.5, II.6 and II.10.
 */
export function dormandPrince(problem: InitialValueProblem, tolerances: Tolerances): EmbeddedMethod {
  const stepper = stepperOf(problem, tolerances);
  const { state, stage } = stepper;
  const evaluate: RightHandSide = (time, where, derivative) => evaluateAt(stepper, time, where, derivative);
  const atState = at(stage, END_STAGE);
  evaluate(problem.initialTime, state, atState);
  return {
    estimateOrder: ORDER,
    state,
    interpolantVectors: INTERPOLANT_VECTORS,
    evaluations: () => stepper.evaluations,
    isLimitedByStability: () => stepper.isLimitedByStability,
    firstStep: (time, direction) =>
      firstStepSize(evaluate, [time, direction], state, atState, { order: ORDER, tolerances }),
    attempt: (time, step) => attemptStep(stepper, time, step),
    accept: () => acceptStep(stepper),
    writeInterpolant: (coefficients) => writeInterpolant(stepper, coefficients),
  };
}

function stepperOf(
  { rightHandSide, initialTime, initialState }: InitialValueProblem,
  tolerances: Tolerances,
): Stepper {
  const size = initialState.length;
  const stages = new Float64Array(STAGES * size);
  return {
    rightHandSide,
    tolerances,
    state: initialState.slice(),
    before: initialState.slice(),
    trial: new Float64Array(size),
    next: new Float64Array(size),
    error: new Float64Array(size),
    stages,
    stage: Array.from({ length: STAGES }, (_, s) => stages.subarray(s * size, (s + 1) * size)),
    time: initialTime,
    step: 0,
    evaluations: 0,
    isLimitedByStability: false,
  };
}

function evaluateAt(stepper: Stepper, time: number, state: Float64Array, derivative: Float64Array): void {
  stepper.rightHandSide(time, state, derivative);
  stepper.evaluations++;
}

/** Computes the stage s of the present step, which begins at the state `from`. */
function evaluateStage(stepper: Stepper, s: number, from: Float64Array): void {
  const { trial, stages, stage, time, step } = stepper;
  trial.set(from);
  addStages(trial, step, at(STAGE_WEIGHTS, s - 1), stages);
  evaluateAt(stepper, time + valueAt(NODES, s) * step, trial, at(stage, s));
}

function attemptStep(stepper: Stepper, time: number, step: number): number {
  const { state, next, stages, stage } = stepper;
  stepper.time = time;
  stepper.step = step;
  at(stage, 0).set(at(stage, END_STAGE));
  for (let s = 1; s < END_STAGE; s++) evaluateStage(stepper, s, state);
  next.set(state);
  addStages(next, step, at(STAGE_WEIGHTS, END_STAGE - 1), stages);
  return stepError(step, estimate(stepper, ERROR_WEIGHTS_5), estimate(stepper, ERROR_WEIGHTS_3));
}

/** The norm of one of the error estimates. */
function estimate({ error, stages, tolerances, state, next }: Stepper, weights: Float64Array): number {
  error.fill(0);
  addStages(error, 1, weights, stages);
  return errorNorm(error, tolerances, state, next);
}

/**
 * The norm of the error estimate: that of order 5, lowered where it is small beside that of order 3, so that it behaves
 * as one of order 7.
 */
function stepError(step: number, fifth: number, third: number): number {
  return fifth === 0 ? 0 : (Math.abs(step) * fifth ** 2) / Math.sqrt(fifth ** 2 + 0.01 * third ** 2);
}

/** The last stage was evaluated at the end of the step too, but at another state: the two tell the decay rate. */
function acceptStep(stepper: Stepper): void {
  const { state, before, next, trial, stage, time, step } = stepper;
  const end = at(stage, END_STAGE);
  evaluateAt(stepper, time + step, next, end);
  const rate = distance(end, at(stage, END_STAGE - 1)) / distance(next, trial);
  stepper.isLimitedByStability = Math.abs(step) * rate > STABILITY_LIMIT;
  before.set(state);
  state.set(next);
}

function distance(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += (valueAt(a, index) - valueAt(b, index)) ** 2;
  return Math.sqrt(total);
}

/** Writes the vectors f_0 to f_7. */
function writeInterpolant(stepper: Stepper, coefficients: Float64Array): void {
  const { before, state, stages, step } = stepper;
  for (let s = END_STAGE + 1; s < STAGES; s++) evaluateStage(stepper, s, before);
  const size = before.length;
  for (let index = 0; index < size; index++) {
    const change = valueAt(state, index) - valueAt(before, index);
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
