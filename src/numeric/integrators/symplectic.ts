import { ResiduaError } from "../../core/errors.ts";
import { valueAt } from "../value-at.ts";

/**
 * A symplectic and reversible method for `q'' = a(q)`: kicks `v += kick step a(q)` and drifts `q += drift step v` in turn,
 * beginning and ending with a kick. Both lists are palindromes, and each sums to one.
 */
export interface SplittingMethod {
  readonly name: string;
  /** Errors are O(step^errorOrder) at fixed times, those of the energy at all times. */
  readonly errorOrder: number;
  readonly kicks: readonly number[];
  readonly drifts: readonly number[];
  /** Steps of an oscillation of frequency omega are stable where `omega step` is below this. */
  readonly stabilityLimit: number;
}

/** Velocity Verlet, the leapfrog. Cost: one evaluation a step. */
export const VELOCITY_VERLET: SplittingMethod = {
  name: "velocity Verlet",
  errorOrder: 2,
  kicks: [1 / 2, 1 / 2],
  drifts: [1],
  stabilityLimit: 2,
};

const [KICK_1, KICK_2, KICK_3] = [0.0829844064174052, 0.396309801498368, -0.0390563049223486];
const KICK_4 = 1 - 2 * (KICK_1 + KICK_2 + KICK_3);
const [DRIFT_1, DRIFT_2] = [0.245298957184271, 0.60487266571108];
const DRIFT_3 = 1 / 2 - (DRIFT_1 + DRIFT_2);

/**
 * A method of order 4 with small error constants. Cost: six evaluations a step.
 * Source: Blanes & Moan (2002), Practical symplectic partitioned Runge-Kutta and Runge-Kutta-Nyström methods,
 * J. Comput. Appl. Math. 142, table 3, SRKN 6b.
 */
export const BLANES_MOAN: SplittingMethod = {
  name: "Blanes-Moan",
  errorOrder: 4,
  kicks: [KICK_1, KICK_2, KICK_3, KICK_4, KICK_3, KICK_2, KICK_1],
  drifts: [DRIFT_1, DRIFT_2, DRIFT_3, DRIFT_3, DRIFT_2, DRIFT_1],
  stabilityLimit: 3.163,
};

/** Writes the accelerations a(q) of positions q. A lowered kernel's `evaluate` fits. */
export type Accelerations = (positions: Float64Array, accelerations: Float64Array) => void;

/** A motion under way; the arrays change as it goes on. */
export interface SymplecticMotion {
  readonly positions: Float64Array;
  readonly velocities: Float64Array;
  /** Takes steps of one size; a negative one goes back in time. */
  readonly advance: (step: number, count: number) => void;
}

/**
 * The motion of `q'' = a(q)` from a state, by a splitting method. Arrays that are given are copied.
 *
 * Errors: E_SHAPE where there are not as many velocities as positions.
 */
export function symplecticMotion(
  method: SplittingMethod,
  accelerations: Accelerations,
  initialPositions: Float64Array,
  initialVelocities: Float64Array,
): SymplecticMotion {
  requireEqualLengths(initialPositions, initialVelocities);
  const positions = initialPositions.slice();
  const velocities = initialVelocities.slice();
  const acceleration = new Float64Array(positions.length);
  const kicks = Float64Array.from(method.kicks);
  const drifts = Float64Array.from(method.drifts);
  accelerations(positions, acceleration);
  return {
    positions,
    velocities,
    advance: (step, count) => {
      for (let done = 0; done < count; done++) {
        for (let k = 0; k < drifts.length; k++) {
          addMultiple(velocities, valueAt(kicks, k) * step, acceleration);
          addMultiple(positions, valueAt(drifts, k) * step, velocities);
          accelerations(positions, acceleration);
        }
        // The last kick of a step sees the accelerations of the next one's first.
        addMultiple(velocities, valueAt(kicks, drifts.length) * step, acceleration);
      }
    },
  };
}

/** `target += factor increment` in place. */
function addMultiple(target: Float64Array, factor: number, increment: Float64Array): void {
  for (let index = 0; index < target.length; index++) {
    target[index] = valueAt(target, index) + factor * valueAt(increment, index);
  }
}

function requireEqualLengths(positions: Float64Array, velocities: Float64Array): void {
  if (positions.length === velocities.length) return;
  throw new ResiduaError(
    "E_SHAPE",
    `expected as many velocities as positions, got ${velocities.length} and ${positions.length}`,
  );
}
