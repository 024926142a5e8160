import { valueAt } from "../value-at.ts";
import { allowedError, type Tolerances } from "./error-norm.ts";
import type { RightHandSide } from "./initial-value-problem.ts";

/** States and derivatives this far below the tolerances say nothing of a time scale. */
const NEGLIGIBLE = 1e-5;
const STEP_WITHOUT_SCALE = 1e-6;
/** Slower changes than this do not matter for the first step. */
const LEAST_RATE = 1e-15;
/** Steps shorter than this, relative to the time, are lost in its rounding. */
const LEAST_STEP = 1e3 * Number.EPSILON;

/**
 * The size of a first step: one explicit Euler step estimates the second derivative, and with it the step whose local
 * error would be a hundredth of the tolerance. NaN where a derivative is not finite.
 *
 * Shapes: `derivative` holds f at the initial state. Cost: one evaluation.
 * Source: Hairer, Nørsett & Wanner (1993), Solving Ordinary Differential Equations I, section II.4.
 */
export function firstStepSize(
  rightHandSide: RightHandSide,
  [time, direction]: readonly [number, number],
  state: Float64Array,
  derivative: Float64Array,
  { order, tolerances }: { readonly order: number; readonly tolerances: Tolerances },
): number {
  const norm = (entry: (index: number) => number): number => {
    let total = 0;
    for (let index = 0; index < state.length; index++) {
      total += (entry(index) / allowedError(tolerances, state, state, index)) ** 2;
    }
    return Math.sqrt(total / state.length);
  };
  const size = norm((index) => valueAt(state, index));
  const rate = norm((index) => valueAt(derivative, index));
  const suggested = size < NEGLIGIBLE || rate < NEGLIGIBLE ? STEP_WITHOUT_SCALE : (0.01 * size) / rate;
  const trial = Math.max(suggested, LEAST_STEP * Math.abs(time));
  const moved = state.map((value, index) => value + direction * trial * valueAt(derivative, index));
  const movedDerivative = new Float64Array(state.length);
  rightHandSide(time + direction * trial, moved, movedDerivative);
  const curvature = norm((index) => valueAt(movedDerivative, index) - valueAt(derivative, index)) / trial;
  const fastest = Math.max(rate, curvature);
  const wanted =
    fastest <= LEAST_RATE ? Math.max(STEP_WITHOUT_SCALE, trial / 1000) : (0.01 / fastest) ** (1 / order);
  return Math.min(100 * trial, wanted);
}
