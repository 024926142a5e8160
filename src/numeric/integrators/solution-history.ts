import { at } from "../../core/errors.ts";
import { evaluateInterpolant } from "./nested-interpolant.ts";

/** A solution from the past up to its latest step, which can be evaluated at any time. */
export interface SolutionHistory {
  /** Adds the step that follows the latest one, with the coefficients of its interpolant. */
  readonly append: (start: number, step: number, coefficients: Float64Array) => void;
  /** Writes the state at a time; after the latest step, the state at its end. */
  readonly evaluate: (time: number, state: Float64Array) => void;
}

/** A history that begins with a given function of time up to `initialTime`. */
export function solutionHistory(
  initialTime: number,
  before: (time: number, state: Float64Array) => void,
): SolutionHistory {
  const starts: number[] = [];
  const steps: number[] = [];
  const interpolants: Float64Array[] = [];
  let end = initialTime;
  return {
    append: (start, step, coefficients) => {
      starts.push(start);
      steps.push(step);
      interpolants.push(coefficients.slice());
      end = start + step;
    },
    evaluate: (time, state) => {
      if (time <= initialTime || starts.length === 0) return before(Math.min(time, initialTime), state);
      const which = lastNotAfter(starts, time);
      const fraction = (Math.min(time, end) - at(starts, which)) / at(steps, which);
      evaluateInterpolant(at(interpolants, which), fraction, state);
    },
  };
}

/** The index of the last of some ascending times that is not after `time`; 0 where all are. */
function lastNotAfter(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(times, middle) <= time) low = middle;
    else high = middle;
  }
  return low;
}
