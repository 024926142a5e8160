import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import {
  BLANES_MOAN,
  type SplittingMethod,
  symplecticMotion,
  VELOCITY_VERLET,
} from "../../../../src/numeric/integrators/symplectic.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { counted } from "../../../counted.ts";
import { largestDifference } from "./sample-problems.ts";

const METHODS = [VELOCITY_VERLET, BLANES_MOAN];

/** The plane Kepler problem: an ellipse of eccentricity 0.6, period 2 pi. */
const kepler = (q: Float64Array, a: Float64Array): void => {
  const cube = Math.hypot(at(q, 0), at(q, 1)) ** 3;
  a[0] = -at(q, 0) / cube;
  a[1] = -at(q, 1) / cube;
};
const ECCENTRICITY = 0.6;
const POSITION = Float64Array.of(1 - ECCENTRICITY, 0);
const VELOCITY = Float64Array.of(0, Math.sqrt((1 + ECCENTRICITY) / (1 - ECCENTRICITY)));

function keplerEnergy(q: Float64Array, v: Float64Array): number {
  return (at(v, 0) ** 2 + at(v, 1) ** 2) / 2 - 1 / Math.hypot(at(q, 0), at(q, 1));
}

counted("property", "the orbit converges with the method's order", () => {
  for (const method of METHODS) {
    const counts = method.errorOrder === 2 ? [4000, 8000, 16000, 32000] : [400, 800, 1600, 3200];
    const errors = counts.map((count) => {
      const motion = symplecticMotion(method, kepler, POSITION, VELOCITY);
      motion.advance((2 * Math.PI) / count, count);
      return largestDifference(motion.positions, POSITION);
    });
    const { observedOrder } = fitOrder(
      counts.map((count) => 1 / count),
      errors,
    );
    expect(Math.abs(observedOrder - method.errorOrder)).toBeLessThan(0.2);
  }
  return METHODS.length;
});

/** The largest energy error over some revolutions. */
function energyError(method: SplittingMethod, stepsPerTurn: number, turns: number): number {
  const motion = symplecticMotion(method, kepler, POSITION, VELOCITY);
  const energy = keplerEnergy(POSITION, VELOCITY);
  let largest = 0;
  for (let n = 0; n < stepsPerTurn * turns; n++) {
    motion.advance((2 * Math.PI) / stepsPerTurn, 1);
    largest = Math.max(largest, Math.abs(keplerEnergy(motion.positions, motion.velocities) - energy));
  }
  return largest;
}

counted(
  "property",
  "the energy error does not grow over hundreds of revolutions, and has the method's order",
  () => {
    for (const method of METHODS) {
      const counts = method.errorOrder === 2 ? [1000, 2000, 4000, 8000] : [300, 600, 1200, 2400];
      expect(energyError(method, at(counts, 0), 400)).toBeLessThan(
        1.2 * energyError(method, at(counts, 0), 4),
      );
      const { observedOrder } = fitOrder(
        counts.map((count) => 1 / count),
        counts.map((count) => energyError(method, count, 1)),
      );
      expect(Math.abs(observedOrder - method.errorOrder)).toBeLessThan(0.2);
    }
    return METHODS.length;
  },
);

counted("property", "angular momentum is kept to rounding, and the motion is reversible", () => {
  const velocity = fc.double({ min: 0.7, max: 1.2, noNaN: true });
  const runs = 20;
  fc.assert(
    fc.property(fc.constantFrom(...METHODS), velocity, (method, speed) => {
      const [q, v] = [Float64Array.of(1, 0), Float64Array.of(0.1, speed)];
      const motion = symplecticMotion(method, kepler, q, v);
      motion.advance(0.02, 300);
      const { positions: p, velocities: w } = motion;
      expect(at(p, 0) * at(w, 1) - at(p, 1) * at(w, 0)).toBeCloseTo(speed, 11);
      expect(largestDifference(p, q)).toBeGreaterThan(1e-2);
      motion.advance(-0.02, 300);
      expect(largestDifference(p, q)).toBeLessThan(1e-9);
      expect(largestDifference(w, v)).toBeLessThan(1e-9);
    }),
    { numRuns: runs },
  );
  return runs;
});

/** The map of one step for q'' = -q, by its action on the unit vectors. */
function oscillatorMap(method: SplittingMethod, step: number): readonly [number, number, number, number] {
  const image = (q: number, v: number) => {
    const motion = symplecticMotion(
      method,
      (x, a) => {
        a[0] = -at(x, 0);
      },
      Float64Array.of(q),
      Float64Array.of(v),
    );
    motion.advance(step, 1);
    return [at(motion.positions, 0), at(motion.velocities, 0)] as const;
  };
  const [a, c] = image(1, 0);
  const [b, d] = image(0, 1);
  return [a, b, c, d];
}

counted("identity", "steps preserve area, are stable below the stated limit and unstable just above", () => {
  for (const method of METHODS) {
    const { stabilityLimit } = method;
    for (let fraction = 0.01; fraction < 1; fraction += 0.01) {
      const [a, b, c, d] = oscillatorMap(method, fraction * stabilityLimit);
      expect(a * d - b * c).toBeCloseTo(1, 12);
      expect(Math.abs(a + d)).toBeLessThanOrEqual(2);
    }
    const [a, , , d] = oscillatorMap(method, 1.001 * stabilityLimit);
    expect(Math.abs(a + d)).toBeGreaterThan(2);
  }
  return METHODS.length * 100;
});

counted("identity", "kicks and drifts are palindromes that sum to one", () => {
  for (const { kicks, drifts } of METHODS) {
    for (const list of [kicks, drifts]) {
      expect(list).toEqual(list.toReversed());
      expect(list.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14);
    }
    expect(kicks).toHaveLength(drifts.length + 1);
  }
  return 2 * METHODS.length;
});

counted("wrong-twin", "a kick a thousandth off loses the order", () => {
  const [first = 0, ...others] = BLANES_MOAN.kicks;
  const wrong = { ...BLANES_MOAN, kicks: [first + 1e-3, ...others] };
  const counts = [150, 300, 600, 1200];
  const { observedOrder } = fitOrder(
    counts.map((count) => 1 / count),
    counts.map((count) => energyError(wrong, count, 1)),
  );
  expect(observedOrder).toBeLessThan(2);
});

counted("behaviour", "velocities that do not fit are refused; given arrays are left alone", () => {
  expect(() => symplecticMotion(VELOCITY_VERLET, kepler, POSITION, new Float64Array(3))).toThrow(
    expect.objectContaining({ code: "E_SHAPE" }),
  );
  symplecticMotion(VELOCITY_VERLET, kepler, POSITION, VELOCITY).advance(0.1, 5);
  expect(POSITION).toEqual(Float64Array.of(0.4, 0));
});
