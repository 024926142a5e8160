import { ResiduaError } from "../../core/errors.ts";
import { valueAt } from "../value-at.ts";

/** States of a system at some times. */
export interface Trajectory {
  readonly times: Float64Array;
  /** One state for each time. */
  readonly states: readonly Float64Array[];
  readonly work: IntegrationWork;
}

/** What an integration took. */
export interface IntegrationWork {
  readonly acceptedSteps: number;
  readonly rejectedSteps: number;
  /** Evaluations of the right-hand side. */
  readonly evaluations: number;
}

/** Errors: E_DOMAIN where the times leave the span of the integration, or do not run through it one way. */
export function requireOutputTimes(times: Float64Array, initialTime: number, finalTime: number): void {
  const direction = Math.sign(finalTime - initialTime);
  let last = initialTime;
  for (const time of times) {
    if (!(direction * (time - last) >= 0 && direction * (finalTime - time) >= 0)) {
      throw new ResiduaError(
        "E_DOMAIN",
        `output times must run from ${initialTime} to ${finalTime} in order, got ${time} after ${last}`,
      );
    }
    last = time;
  }
}

/** Gathers a trajectory while an integration proceeds. */
export interface TrajectoryRecorder {
  /** The present time of the integration is now `time`; `stateAt` gives the state at any time of the last step. */
  readonly advance: (time: number, stateAt: (time: number) => Float64Array) => void;
  readonly finish: (work: IntegrationWork) => Trajectory;
}

/** Records the states at the given times; without them, at the initial time and after every step. */
export function recordTrajectory(
  initialTime: number,
  initialState: Float64Array,
  finalTime: number,
  outputTimes: Float64Array | undefined,
): TrajectoryRecorder {
  const direction = finalTime < initialTime ? -1 : 1;
  const times: number[] = [];
  const states: Float64Array[] = [];
  const record = (time: number, state: Float64Array): void => {
    times.push(time);
    states.push(state);
  };
  const advance: TrajectoryRecorder["advance"] = (time, stateAt) => {
    if (outputTimes === undefined) return record(time, stateAt(time));
    while (times.length < outputTimes.length) {
      const next = valueAt(outputTimes, times.length);
      if (direction * (next - time) > 0) return;
      record(next, stateAt(next));
    }
  };
  advance(initialTime, () => initialState.slice());
  return { advance, finish: (work) => ({ times: Float64Array.from(times), states, work }) };
}
