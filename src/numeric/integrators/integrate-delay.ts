import { at, ResiduaError } from "../../core/errors.ts";
import type { Result } from "../../core/result.ts";
import { type AdaptiveOptions, type IntegrationReason, tolerancesOf } from "./adaptive-options.ts";
import { runAdaptively } from "./adaptive-run.ts";
import { dormandPrince } from "./dormand-prince.ts";
import type { EmbeddedMethod } from "./embedded-method.ts";
import type { Tolerances } from "./error-norm.ts";
import { type RightHandSide, requireSpan } from "./initial-value-problem.ts";
import { type SolutionHistory, solutionHistory } from "./solution-history.ts";
import type { Trajectory } from "./trajectory.ts";

/** Find y with `y'(t) = f(t, y(t), y(t - delays[0]), y(t - delays[1]), …)` from its history. */
export interface DelayProblem {
  /** Its argument holds y(t), then y(t - delays[0]), and so on, one after another; the derivative is that of y. */
  readonly rightHandSide: RightHandSide;
  /** Positive constants. */
  readonly delays: readonly number[];
  /** How many variables y has. */
  readonly size: number;
  readonly initialTime: number;
  /** Writes y(t) for a time up to `initialTime`; smooth there. */
  readonly history: (time: number, state: Float64Array) => void;
}

/**
 * The derivative of y jumps at the initial time, the next higher one a delay later, and so on: after so many delays
 * the solution is as smooth as a method of order 8 needs.
 */
const ROUGH_DELAYS = 8;

/** Times closer than this, relative to their size, are one: sums of delays differ by rounding errors. */
const SAME_TIME = 8 * Number.EPSILON;

/**
 * Integrates a delay equation to a final time by the method of steps, with error control.
 *
 * No step is longer than the shortest delay, so that all delayed values are known; they are interpolated with order 7.
 * Steps end where derivatives jump, at the initial time plus sums of up to eight delays.
 *
 * Cost: fifteen evaluations a step, and memory for all steps.
 * Errors: E_DOMAIN where a delay is not positive, the final time is before the initial one, or the history not finite;
 * otherwise as `integrate`. Result reasons: as `integrate`.
 * Source: Hairer, Nørsett & Wanner (1993), Solving Ordinary Differential Equations I, section II.17.
 */
export function integrateDelay(
  problem: DelayProblem,
  finalTime: number,
  options: AdaptiveOptions = {},
): Result<Trajectory, IntegrationReason> {
  const { delays, initialTime } = problem;
  requireDelays(problem, finalTime);
  const initialState = new Float64Array(problem.size);
  problem.history(initialTime, initialState);
  requireSpan(initialTime, initialState, finalTime);
  const method = delayMethod(problem, initialState, tolerancesOf(options));
  const largestStep = Math.min(...delays, options.largestStep ?? Infinity);
  const stops = [...breakpoints(delays, initialTime, finalTime), finalTime];
  return runAdaptively(method, { initialTime, stops }, { ...options, largestStep });
}

/** Dormand and Prince's method that remembers its steps, and reads delayed values from them. */
function delayMethod(
  problem: DelayProblem,
  initialState: Float64Array,
  tolerances: Tolerances,
): EmbeddedMethod {
  const { initialTime } = problem;
  const history = solutionHistory(initialTime, problem.history);
  const rightHandSide = withDelayedStates(problem, history);
  const method = dormandPrince({ rightHandSide, initialTime, initialState }, tolerances);
  const interpolant = new Float64Array(method.interpolantVectors * problem.size);
  let [time, step] = [initialTime, 0];
  return {
    ...method,
    attempt: (start, length) => {
      [time, step] = [start, length];
      return method.attempt(start, length);
    },
    accept: () => {
      method.accept();
      method.writeInterpolant(interpolant);
      history.append(time, step, interpolant);
    },
    writeInterpolant: (coefficients) => coefficients.set(interpolant),
  };
}

/** The right-hand side as a function of the present state alone. */
function withDelayedStates(
  { rightHandSide, delays, size }: DelayProblem,
  history: SolutionHistory,
): RightHandSide {
  const states = new Float64Array((1 + delays.length) * size);
  const delayed = delays.map((delay, index) => ({
    delay,
    state: states.subarray((1 + index) * size, (2 + index) * size),
  }));
  return (time, state, derivative) => {
    states.set(state);
    for (const past of delayed) history.evaluate(time - past.delay, past.state);
    rightHandSide(time, states, derivative);
  };
}

/** The times between the ends at which a derivative that matters may jump, ascending. */
function breakpoints(delays: readonly number[], initialTime: number, finalTime: number): readonly number[] {
  const found: number[] = [];
  let level: readonly number[] = [initialTime];
  for (let count = 0; count < ROUGH_DELAYS; count++) {
    const later = level.flatMap((time) => delays.map((delay) => time + delay));
    level = distinct(later).filter((time) => finalTime - time > SAME_TIME * Math.abs(finalTime));
    found.push(...level);
  }
  return distinct(found);
}

/** Times in ascending order, of those that differ by rounding the first. */
function distinct(times: readonly number[]): readonly number[] {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.filter((time, n) => n === 0 || time - at(sorted, n - 1) > SAME_TIME * Math.abs(time));
}

function requireDelays({ delays, size, initialTime }: DelayProblem, finalTime: number): void {
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new ResiduaError("E_SHAPE", `a state needs at least one variable, got ${size}`);
  }
  if (delays.length === 0) throw new ResiduaError("E_SHAPE", "no delay is given; use integrate");
  const wrong = delays.find((delay) => !(delay > 0 && delay < Infinity));
  if (wrong !== undefined)
    throw new ResiduaError("E_DOMAIN", `delays must be positive constants, got ${wrong}`);
  if (finalTime < initialTime) {
    throw new ResiduaError(
      "E_DOMAIN",
      `a delay equation runs forward in time, not from ${initialTime} to ${finalTime}`,
    );
  }
}
