import { at } from "../../core/errors.ts";
import { type LuWorkspace, luWorkspace } from "../lu-factorisation.ts";
import { addToEntry, type SquareMatrix, zeroMatrix } from "../square-matrix.ts";
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
const ONE_STAGE = Float64Array.of(1);
const NO_STAGE = new Float64Array(0);

/** The method at work. Vectors are as long as the state; `stages` holds all of them one after another. */
interface Stepper {
  readonly problem: StiffProblem;
  readonly tolerances: Tolerances;
  readonly state: Float64Array;
  /** The state before the last accepted step. */
  readonly before: Float64Array;
  readonly trial: Float64Array;
  readonly next: Float64Array;
  readonly slope: Float64Array;
  readonly timeSlope: Float64Array;
  readonly stages: Float64Array;
  readonly stage: readonly Float64Array[];
  readonly jacobian: Float64Array;
  readonly matrix: SquareMatrix;
  readonly lu: LuWorkspace;
  /** The time at which `jacobian` and `timeSlope` were computed. */
  linearisedAt: number | undefined;
  evaluations: number;
}

/**
 * RODAS, a linearly implicit method of order 4 with an error estimate of order 3 and dense output of order 3; L-stable, so
 * that fast decay does not limit steps.
 *
 * Cost: six evaluations, solutions and one factorisation of a dense n×n matrix for each try; one Jacobian for each
 * accepted step.
 * Source: Hairer & Wanner (1996), Solving Ordinary Differential Equations II, section IV.7.
 */
export function rodas(problem: StiffProblem, tolerances: Tolerances): EmbeddedMethod {
  const stepper = stepperOf(problem, tolerances);
  const { state, before, next, slope } = stepper;
  const evaluate: RightHandSide = (time, where, derivative) => evaluateAt(stepper, time, where, derivative);
  return {
    estimateOrder: ORDER,
    state,
    interpolantVectors: INTERPOLANT_VECTORS,
    evaluations: () => stepper.evaluations,
    isLimitedByStability: () => false,
    firstStep: (time, direction) => {
      evaluate(time, state, slope);
      return firstStepSize(evaluate, [time, direction], state, slope, { order: ORDER, tolerances });
    },
    attempt: (time, step) => attemptStep(stepper, time, step),
    accept: () => {
      before.set(state);
      state.set(next);
    },
    writeInterpolant: (coefficients) => writeInterpolant(stepper, coefficients),
  };
}

function stepperOf(problem: StiffProblem, tolerances: Tolerances): Stepper {
  const { initialState } = problem;
  const size = initialState.length;
  const stages = new Float64Array(STAGES * size);
  return {
    problem,
    tolerances,
    state: initialState.slice(),
    before: initialState.slice(),
    trial: new Float64Array(size),
    next: new Float64Array(size),
    slope: new Float64Array(size),
    timeSlope: new Float64Array(size),
    stages,
    stage: Array.from({ length: STAGES }, (_, s) => stages.subarray(s * size, (s + 1) * size)),
    jacobian: new Float64Array(size * size),
    matrix: zeroMatrix(size),
    lu: luWorkspace(size),
    linearisedAt: undefined,
    evaluations: 0,
  };
}

function evaluateAt(stepper: Stepper, time: number, state: Float64Array, derivative: Float64Array): void {
  stepper.problem.rightHandSide(time, state, derivative);
  stepper.evaluations++;
}

function attemptStep(stepper: Stepper, time: number, step: number): number {
  const { state, next, stages, stage, tolerances, lu } = stepper;
  linearise(stepper, time);
  if (!lu.factorise(shiftedMatrix(stepper, 1 / (step * GAMMA)))) return Number.NaN;
  for (let s = 0; s < STAGES; s++) solveStage(stepper, s, time, step);
  next.set(state);
  addStages(next, 1, at(STAGE_WEIGHTS, STAGES - 1), stages);
  return errorNorm(at(stage, STAGES - 1), tolerances, state, next);
}

/** The derivatives at the present state, once for all tries from it. */
function linearise(stepper: Stepper, time: number): void {
  if (stepper.linearisedAt === time) return;
  const { problem, state, jacobian, timeSlope } = stepper;
  jacobian.fill(0);
  problem.jacobian(time, state, jacobian);
  if (problem.timeDerivative !== "autonomous") problem.timeDerivative(time, state, timeSlope);
  stepper.linearisedAt = time;
}

/** `shift - J` */
function shiftedMatrix({ matrix, jacobian }: Stepper, shift: number): SquareMatrix {
  const { size, entries } = matrix;
  for (let index = 0; index < jacobian.length; index++) entries[index] = -valueAt(jacobian, index);
  for (let row = 0; row < size; row++) addToEntry(matrix, row, row, shift);
  return matrix;
}

/** Solves `(1/(step gamma) - J) stage_s = f + step d_s f_t + (weighted earlier stages) / step`. */
function solveStage(stepper: Stepper, s: number, time: number, step: number): void {
  const { state, trial, slope, timeSlope, stages, stage, lu } = stepper;
  trial.set(state);
  addStages(trial, 1, s === 0 ? NO_STAGE : at(STAGE_WEIGHTS, s - 1), stages);
  evaluateAt(stepper, time + valueAt(NODES, s) * step, trial, slope);
  addStages(slope, step * valueAt(TIME_WEIGHTS, s), ONE_STAGE, timeSlope);
  addStages(slope, 1 / step, s === 0 ? NO_STAGE : at(COUPLING_WEIGHTS, s - 1), stages);
  lu.solve(slope);
  at(stage, s).set(slope);
}

/** Writes the vectors f_0 to f_3. */
function writeInterpolant({ before, state, stages }: Stepper, coefficients: Float64Array): void {
  const size = before.length;
  coefficients.fill(0);
  coefficients.set(before);
  for (let index = 0; index < size; index++) {
    coefficients[size + index] = valueAt(state, index) - valueAt(before, index);
  }
  for (const [vector, weights] of DENSE_WEIGHTS.entries()) {
    addStages(coefficients.subarray((2 + vector) * size, (3 + vector) * size), 1, weights, stages);
  }
}
