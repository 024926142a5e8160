import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type FiniteLattice, finiteLattice, massCount } from "../../../../src/models/finite-lattice.ts";
import { BLANES_MOAN } from "../../../../src/numeric/integrators/symplectic.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { kineticEnergy, potentialEnergy } from "../../../../src/simulate/lattice/lattice-energy.ts";
import { type LatticeMode, latticeModes } from "../../../../src/simulate/lattice/lattice-modes.ts";
import {
  type Clock,
  type LatticeState,
  latticeMotion,
  stableTimeStep,
} from "../../../../src/simulate/lattice/lattice-motion.ts";
import { counted } from "../../../counted.ts";
import { latticeArbitrary, TWO_STRAND } from "./sample-lattices.ts";

const FINITE = finiteLattice(TWO_STRAND, 1, 16);

/** The energy of a state, which its motion keeps. */
function totalEnergy(finite: FiniteLattice, { displacement, velocity }: LatticeState): number {
  return potentialEnergy(finite, displacement) + kineticEnergy(finite, velocity);
}

/** The exact standing oscillation with weights 1, 1/2, 1/3, … of the given modes. */
function modalState(finite: FiniteLattice, modes: readonly LatticeMode[], time: number): LatticeState {
  const displacement = new Float64Array(massCount(finite));
  const velocity = new Float64Array(massCount(finite));
  for (const [m, mode] of modes.entries()) {
    mode.displacement.forEach((value, index) => {
      const phase = mode.frequency * time;
      displacement[index] = at(displacement, index) + (value * Math.cos(phase)) / (m + 1);
      velocity[index] = at(velocity, index) - (value * mode.frequency * Math.sin(phase)) / (m + 1);
    });
  }
  return { time, displacement, velocity };
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - at(b, index))), 0);
}

/** The state after some steps. */
function moved(
  finite: FiniteLattice,
  initial: LatticeState,
  step: number,
  steps: number,
  method: Pick<Clock, "method"> = {},
): LatticeState {
  const all = [...latticeMotion(finite, initial, { step, stepsPerSnapshot: steps, snapshots: 2, ...method })];
  return at(all, 1);
}

counted("differential", "converges to the modal solution with order two", () => {
  const modes = latticeModes(FINITE, 12);
  const duration = 8;
  const counts = [40, 80, 160, 320];
  const errors = counts.map((steps) => {
    const { displacement } = moved(FINITE, modalState(FINITE, modes, 0), duration / steps, steps);
    return largestDifference(displacement, modalState(FINITE, modes, duration).displacement);
  });
  const { observedOrder: order } = fitOrder(
    counts.map((steps) => duration / steps),
    errors,
  );
  expect(Math.abs(order - 2)).toBeLessThan(0.2);
});

counted(
  "differential",
  "a method of order four converges to it with that order, at a larger stable step",
  () => {
    const modes = latticeModes(FINITE, 12);
    const duration = 8;
    const counts = [20, 40, 80, 160];
    const errors = counts.map((steps) => {
      const initial = modalState(FINITE, modes, 0);
      const { displacement } = moved(FINITE, initial, duration / steps, steps, { method: BLANES_MOAN });
      return largestDifference(displacement, modalState(FINITE, modes, duration).displacement);
    });
    const { observedOrder: order } = fitOrder(
      counts.map((steps) => duration / steps),
      errors,
    );
    expect(Math.abs(order - 4)).toBeLessThan(0.2);
    expect(stableTimeStep(FINITE, BLANES_MOAN) / stableTimeStep(FINITE)).toBeCloseTo(3.163 / 2, 12);
  },
);

counted("property", "the motion is reversible: turned round, it comes back", () => {
  fc.assert(
    fc.property(latticeArbitrary, fc.integer({ min: 2, max: 9 }), fc.nat(), (lattice, intervals, seed) => {
      const finite = finiteLattice(lattice, 0.8, intervals);
      const { strands } = lattice;
      const isEnd = (index: number) => index < strands || index >= intervals * strands;
      const displacement = Float64Array.from({ length: massCount(finite) }, (_, i) =>
        Math.sin(seed + i ** 2),
      );
      const velocity = displacement.map((_, i) => (isEnd(i) ? 0 : Math.cos(seed - i ** 2)));
      const step = stableTimeStep(finite) / 3;
      const there = moved(finite, { time: 0, displacement, velocity }, step, 100);
      const back = moved(finite, { ...there, velocity: there.velocity.map((v) => -v) }, step, 100);
      expect(largestDifference(back.displacement, displacement)).toBeLessThan(1e-10);
      expect(largestDifference(there.displacement, displacement)).toBeGreaterThan(1e-3);
    }),
    { numRuns: 50 },
  );
});

counted("property", "the energy error stays bounded, and shrinks as the step squared", () => {
  const initial = modalState(FINITE, latticeModes(FINITE, 30), 0);
  const energy = totalEnergy(FINITE, initial);
  const drift = (step: number, snapshots: number) => {
    let largest = 0;
    for (const state of latticeMotion(FINITE, initial, { step, stepsPerSnapshot: 1, snapshots })) {
      largest = Math.max(largest, Math.abs(totalEnergy(FINITE, state) / energy - 1));
    }
    return largest;
  };
  const step = stableTimeStep(FINITE) / 4;
  // A hundred times as long, hardly worse: the error oscillates and does not grow.
  expect(drift(step, 20000)).toBeLessThan(1.5 * drift(step, 200));
  const steps = [step, step / 2, step / 4, step / 8];
  const { observedOrder: order } = fitOrder(
    steps,
    steps.map((size) => drift(size, Math.round((200 * step) / size))),
  );
  expect(Math.abs(order - 2)).toBeLessThan(0.2);
});

counted("property", "the stable step is at most two over the fastest frequency", () => {
  fc.assert(
    fc.property(latticeArbitrary, fc.integer({ min: 2, max: 9 }), (lattice, intervals) => {
      const finite = finiteLattice(lattice, 0.8, intervals * lattice.period, "periodic");
      const fastest = at(latticeModes(finite, massCount(finite)), massCount(finite) - 1).frequency;
      const ratio = (stableTimeStep(finite) * fastest) / 2;
      expect(ratio).toBeLessThan(1 + 1e-12);
      expect(ratio).toBeGreaterThan(0.3);
    }),
    { numRuns: 30 },
  );
});

counted("behaviour", "fixed ends stay where they are held, and the masses between them do not", () => {
  const displacement = new Float64Array(massCount(FINITE)).fill(0);
  displacement.fill(0.25, 0, 2);
  const initial = { time: 3, displacement, velocity: new Float64Array(displacement.length) };
  const states = [...latticeMotion(FINITE, initial, { step: 0.1, stepsPerSnapshot: 5, snapshots: 7 })];
  expect(states).toHaveLength(7);
  expect(at(states, 6).time).toBeCloseTo(6, 12);
  expect([...at(states, 6).displacement.slice(0, 2)]).toEqual([0.25, 0.25]);
  expect(at(states, 6).displacement[2]).not.toBe(0);
  expect(displacement[2]).toBe(0);
});

counted("behaviour", "unstable steps, moving ends and misfits are refused at once", () => {
  const rest = modalState(FINITE, [], 0);
  const clock = { step: 0.1, stepsPerSnapshot: 1, snapshots: 2 };
  const pushed = { ...rest, velocity: rest.velocity.map((_, index) => (index === 0 ? 1 : 0)) };
  const short = { ...rest, velocity: new Float64Array(3) };
  const refused: readonly (readonly [LatticeState, typeof clock, string])[] = [
    [rest, { ...clock, step: stableTimeStep(FINITE) }, "E_DOMAIN"],
    [rest, { ...clock, step: -0.1 }, "E_DOMAIN"],
    [rest, { ...clock, snapshots: 0 }, "E_DOMAIN"],
    [pushed, clock, "E_DOMAIN"],
    [short, clock, "E_SHAPE"],
  ];
  for (const [state, ticks, code] of refused) {
    expect(() => latticeMotion(FINITE, state, ticks)).toThrow(expect.objectContaining({ code }));
  }
  return refused.length;
});
