import { spent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { type AdaptiveOptions, type IntegrationReason, stepLimitsOf } from "./adaptive-options.ts";
import type { EmbeddedMethod } from "./embedded-method.ts";
import { evaluateInterpolant } from "./nested-interpolant.ts";
import { type StepControl, stepControl } from "./step-control.ts";
import {
  recordTrajectory,
  requireOutputTimes,
  type Trajectory,
  type TrajectoryRecorder,
} from "./trajectory.ts";

/** The clock is read once in so many steps. */
const STEPS_BETWEEN_CLOCKS = 64;
/** A problem that ends within so many steps may be as stiff as it likes. */
const STEPS_BEFORE_STIFFNESS = 1000;
/** So many steps in a row, all limited by stability, are no accident. */
const STIFF_STEPS = 15;
/** The last step before a stop is stretched by this, rather than leaving a tiny step. */
const STRETCH = 1.01;

/** A few rounding units. */
const TIME_ROUNDING = 8 * Number.EPSILON;

/** The way that an integration has to go. */
export interface Course {
  readonly initialTime: number;
  /** Times that end a step, in order; the last one ends the integration. */
  readonly stops: readonly number[];
}

/** An integration under way. */
interface Walk {
  readonly method: EmbeddedMethod;
  readonly control: StepControl;
  readonly recorder: TrajectoryRecorder;
  readonly largestStep: number;
  readonly interpolant: Float64Array;
  time: number;
  /** The next step to try, with its sign. */
  step: number;
  acceptedSteps: number;
  rejectedSteps: number;
  /** The error norm of the step that was tried last. */
  lastError: number;
  /** How many of the last steps, in a row, were limited by stability. */
  stiffSteps: number;
}

/**
 * Takes a method along a course with step control.
 *
 * Errors: E_DOMAIN where limits or output times make no sense.
 */
export function runAdaptively(
  method: EmbeddedMethod,
  { initialTime, stops }: Course,
  options: AdaptiveOptions,
): Result<Trajectory, IntegrationReason> {
  const finalTime = at(stops, stops.length - 1);
  const { largestStep, mostSteps } = stepLimitsOf(options);
  if (options.outputTimes !== undefined) requireOutputTimes(options.outputTimes, initialTime, finalTime);
  const recorder = recordTrajectory(initialTime, method.state, finalTime, options.outputTimes);
  const direction = Math.sign(finalTime - initialTime);
  const walk = walkFrom(method, recorder, { time: initialTime, direction, largestStep });
  for (const stop of stops) {
    while (walk.time !== stop) {
      const fraction = (walk.time - initialTime) / (finalTime - initialTime);
      const obstacle = obstacleOf(walk) ?? limitOf(walk, mostSteps, options, fraction);
      if (obstacle !== undefined) return obstacle;
      takeStep(walk, stop);
    }
  }
  const { acceptedSteps, rejectedSteps } = walk;
  return success(recorder.finish({ acceptedSteps, rejectedSteps, evaluations: method.evaluations() }));
}

function walkFrom(
  method: EmbeddedMethod,
  recorder: TrajectoryRecorder,
  { time, direction, largestStep }: Pick<Walk, "time" | "largestStep"> & { readonly direction: number },
): Walk {
  return {
    method,
    control: stepControl(method.estimateOrder),
    recorder,
    largestStep,
    interpolant: new Float64Array(method.interpolantVectors * method.state.length),
    time,
    step: direction * Math.min(largestStep, method.firstStep(time, direction)),
    acceptedSteps: 0,
    rejectedSteps: 0,
    lastError: 0,
    stiffSteps: 0,
  };
}

/** Tries the next step towards a stop; without success, the try after it is shorter. */
function takeStep(walk: Walk, stop: number): void {
  const { method, control } = walk;
  const remaining = stop - walk.time;
  const isLast = Math.abs(remaining) <= longestLastStep(walk);
  const step = isLast ? remaining : walk.step;
  const error = method.attempt(walk.time, step);
  walk.lastError = error;
  if (!(error <= 1)) {
    walk.rejectedSteps++;
    walk.step = step * control.afterRejection(error);
    return;
  }
  method.accept();
  walk.acceptedSteps++;
  walk.stiffSteps = method.isLimitedByStability() ? walk.stiffSteps + 1 : 0;
  const start = walk.time;
  walk.time = isLast ? stop : start + step;
  recordStep(walk, start);
  // A step that was cut short at a stop says nothing against the longer one that was planned.
  const next = Math.max(Math.abs(step) * control.afterAcceptance(error), isLast ? Math.abs(walk.step) : 0);
  walk.step = Math.sign(step) * Math.min(next, walk.largestStep);
}

/** How far a stop may be that the next step is to reach. Differences of times are known to their rounding only. */
function longestLastStep({ time, step, largestStep }: Walk): number {
  return Math.min(Math.abs(step) * STRETCH, largestStep + TIME_ROUNDING * Math.abs(time));
}

function recordStep({ method, recorder, interpolant, time }: Walk, start: number): void {
  let isWritten = false;
  recorder.advance(time, (wanted) => {
    if (wanted === time) return method.state.slice();
    if (!isWritten) method.writeInterpolant(interpolant);
    isWritten = true;
    const values = new Float64Array(method.state.length);
    evaluateInterpolant(interpolant, (wanted - start) / (time - start), values);
    return values;
  });
}

/** Why no further step can be taken, if so. */
function obstacleOf({ time, step, lastError, acceptedSteps, stiffSteps }: Walk) {
  if (Number.isNaN(step)) return failure("not-finite", `the derivatives at t = ${time} are not finite`);
  // The nodes of a shorter step would coincide in doubles.
  if (time + step / 10 === time) {
    if (Number.isFinite(lastError)) {
      return failure("step-underflow", `no step from t = ${time} is accurate enough: perhaps a singularity`);
    }
    return failure("not-finite", `the derivatives just after t = ${time} are not finite`);
  }
  if (acceptedSteps >= STEPS_BEFORE_STIFFNESS && stiffSteps >= STIFF_STEPS) {
    const reason = `stability allows only steps of ${Math.abs(step)} at t = ${time}`;
    return failure("stiff", `${reason}: the problem is stiff; use an implicit method`);
  }
  return undefined;
}

/** Why no further step may be taken, if so. */
function limitOf(walk: Walk, mostSteps: number, { budget = UNLIMITED }: AdaptiveOptions, fraction: number) {
  const steps = walk.acceptedSteps + walk.rejectedSteps;
  if (steps >= mostSteps)
    return failure("too-many-steps", `t = ${walk.time} was reached after ${steps} steps`);
  if (steps % STEPS_BETWEEN_CLOCKS !== 0) return undefined;
  budget.onProgress?.(fraction, "integrating");
  return spent(budget, `integrating, at t = ${walk.time}`);
}
