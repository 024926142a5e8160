import fc from "fast-check";
import { expect } from "vitest";
import { budgetOf } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import type { AdaptiveOptions } from "../../../../src/numeric/integrators/adaptive-options.ts";
import type { InitialValueProblem } from "../../../../src/numeric/integrators/initial-value-problem.ts";
import { integrate } from "../../../../src/numeric/integrators/integrate.ts";
import { counted } from "../../../counted.ts";
import { BLOW_UP, finalState, largestDifference, OSCILLATOR, succeeded } from "./sample-problems.ts";

/** The restricted problem of three bodies, moon and earth at rest: a periodic orbit found by Arenstorf. */
const MOON = 0.012277471;
const ARENSTORF: InitialValueProblem = {
  rightHandSide: (_, y, dydt) => {
    const [x1, x2, v1, v2] = [at(y, 0), at(y, 1), at(y, 2), at(y, 3)];
    const earth = 1 - MOON;
    const d1 = ((x1 + MOON) ** 2 + x2 ** 2) ** 1.5;
    const d2 = ((x1 - earth) ** 2 + x2 ** 2) ** 1.5;
    dydt[0] = v1;
    dydt[1] = v2;
    dydt[2] = x1 + 2 * v2 - (earth * (x1 + MOON)) / d1 - (MOON * (x1 - earth)) / d2;
    dydt[3] = x2 - 2 * v1 - (earth * x2) / d1 - (MOON * x2) / d2;
  },
  initialTime: 0,
  initialState: Float64Array.of(0.994, 0, 0, -2.0015851063790824),
};
const ARENSTORF_PERIOD = 17.065216560157964;

counted(
  "golden",
  "the Arenstorf orbit closes after its period (Hairer, Nørsett & Wanner I, section II.0)",
  () => {
    const end = finalState(
      integrate(ARENSTORF, ARENSTORF_PERIOD, { relativeTolerance: 1e-13, absoluteTolerance: 1e-13 }),
    );
    // The orbit passes the moon closely, which magnifies errors of steps some thousand times.
    expect(largestDifference(end, ARENSTORF.initialState)).toBeLessThan(1e-8);
  },
);

counted("property", "errors follow the tolerance over nine decades, at and between steps", () => {
  const outputTimes = Float64Array.from({ length: 64 }, (_, n) => n / 3);
  const tolerances = [1e-3, 1e-5, 1e-7, 1e-9, 1e-12];
  for (const tolerance of tolerances) {
    const options = { relativeTolerance: tolerance, absoluteTolerance: tolerance, outputTimes };
    const { times, states } = succeeded(integrate(OSCILLATOR, 21, options));
    const exact = Array.from(times, (t) => [Math.cos(t), -Math.sin(t)]).flat();
    const error = largestDifference(
      states.flatMap((state) => [...state]),
      exact,
    );
    expect(error).toBeLessThan(30 * tolerance);
    expect(error).toBeGreaterThan(0.01 * tolerance);
  }
  return tolerances.length;
});

counted("property", "backwards leads back, for random cubic oscillators", () => {
  const runs = 30;
  const entry = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(entry, entry, entry, (stiffness, x, v) => {
      const rightHandSide = (t: number, y: Float64Array, dydt: Float64Array) => {
        dydt[0] = at(y, 1);
        dydt[1] = Math.cos(t) - stiffness * at(y, 0) - at(y, 0) ** 3;
      };
      const initialState = Float64Array.of(x, v);
      const options = { relativeTolerance: 1e-11, absoluteTolerance: 1e-11 };
      const there = finalState(integrate({ rightHandSide, initialTime: -1, initialState }, 4, options));
      const back = integrate({ rightHandSide, initialTime: 4, initialState: there }, -1, options);
      expect(largestDifference(finalState(back), initialState)).toBeLessThan(1e-7);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted(
  "behaviour",
  "without output times every step is returned; with them, these alone, and none is late",
  () => {
    const all = succeeded(integrate(OSCILLATOR, 10));
    expect(all.times).toHaveLength(all.work.acceptedSteps + 1);
    expect(at(all.times, 0)).toBe(0);
    expect(at(all.times, all.times.length - 1)).toBe(10);
    const outputTimes = Float64Array.of(0, 0, 2.5, 2.5, 10);
    const some = succeeded(integrate(OSCILLATOR, 10, { outputTimes }));
    expect(some.times).toEqual(outputTimes);
    expect(some.states).toHaveLength(5);
    expect(at(some.states, 4)).toEqual(at(all.states, all.states.length - 1));
    expect(succeeded(integrate(OSCILLATOR, 0)).states).toEqual([OSCILLATOR.initialState]);
    expect(OSCILLATOR.initialState).toEqual(Float64Array.of(1, 0));
  },
);

counted("behaviour", "steps are no longer than asked for, the last one neither", () => {
  const ends = [0.02, 0.02005, 0.0201, 0.0301, 3];
  for (const finalTime of ends) {
    const { times } = succeeded(integrate(OSCILLATOR, finalTime, { largestStep: 0.01 }));
    const longest = Math.max(...times.slice(1).map((time, n) => time - at(times, n)));
    expect(longest).toBeLessThan(0.01 + 1e-14);
  }
  return ends.length;
});

/** y' = -rate (y - cos t): follows cos t after a short while. */
function relaxation(rate: number): InitialValueProblem {
  return {
    rightHandSide: (t, y, dydt) => {
      dydt[0] = -rate * (at(y, 0) - Math.cos(t));
    },
    initialTime: 0,
    initialState: Float64Array.of(0),
  };
}

counted("behaviour", "what cannot be integrated ends with its reason", () => {
  const undefinedAfterOne: InitialValueProblem = {
    ...BLOW_UP,
    rightHandSide: (t, _, dydt) => {
      dydt[0] = Math.sqrt(1 - t);
    },
  };
  const undefinedAtOnce = { ...undefinedAfterOne, initialTime: 1.5 };
  const cases: readonly (readonly [InitialValueProblem, AdaptiveOptions, string])[] = [
    [BLOW_UP, {}, "step-underflow"],
    [undefinedAfterOne, {}, "not-finite"],
    [undefinedAtOnce, {}, "not-finite"],
    [relaxation(1e5), {}, "stiff"],
    [OSCILLATOR, { mostSteps: 3 }, "too-many-steps"],
    [OSCILLATOR, { budget: budgetOf(-1) }, "budget"],
    [OSCILLATOR, { budget: { signal: AbortSignal.abort() } }, "interrupted"],
  ];
  for (const [problem, options, reason] of cases) {
    expect(integrate(problem, 2, options)).toMatchObject({ ok: false, reason });
  }
  return cases.length;
});

counted("behaviour", "a start far below the tolerance gives no absurd first step", () => {
  for (const tiny of [1e-17, 1e-21, 1e-25, 1e-300, 5e-324]) {
    const forced: InitialValueProblem = {
      rightHandSide: (t, _, dydt) => {
        dydt[0] = Math.cos(t);
      },
      initialTime: -1,
      initialState: Float64Array.of(tiny),
    };
    const result = integrate(forced, 4);
    expect(at(finalState(result), 0)).toBeCloseTo(Math.sin(4) + Math.sin(1), 8);
    expect(succeeded(result).work.acceptedSteps).toBeLessThan(60);
  }
  return 5;
});

counted("behaviour", "the message of a singularity gives its time", () => {
  const result = integrate(BLOW_UP, 2);
  const message = result.ok ? "" : result.message;
  expect(Number(/t = ([\d.]+)/.exec(message)?.[1])).toBeCloseTo(1, 6);
});

counted("behaviour", "fast decay is called stiff only where it costs many steps", () => {
  expect(integrate(relaxation(1e5), 0.01).ok).toBe(true);
  expect(integrate(relaxation(50), 20).ok).toBe(true);
});

counted("behaviour", "progress rises from 0", () => {
  const seen: number[] = [];
  integrate(OSCILLATOR, 100, { budget: { onProgress: (fraction) => seen.push(fraction) } });
  expect(seen.length).toBeGreaterThan(2);
  expect(at(seen, 0)).toBe(0);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(at(seen, seen.length - 1)).toBeLessThanOrEqual(1);
});

counted("behaviour", "times, states, tolerances and limits without sense are refused", () => {
  const misfits: readonly (readonly [Partial<InitialValueProblem>, number, AdaptiveOptions, string])[] = [
    [{}, Number.NaN, {}, "E_DOMAIN"],
    [{ initialTime: Infinity }, 1, {}, "E_DOMAIN"],
    [{ initialState: Float64Array.of(1, Number.NaN) }, 1, {}, "E_DOMAIN"],
    [{ initialState: new Float64Array(0) }, 1, {}, "E_SHAPE"],
    [{}, 1, { relativeTolerance: 1e-17 }, "E_DOMAIN"],
    [{}, 1, { absoluteTolerance: 0 }, "E_DOMAIN"],
    [{}, 1, { largestStep: -1 }, "E_DOMAIN"],
    [{}, 1, { mostSteps: Number.NaN }, "E_DOMAIN"],
    [{}, 1, { outputTimes: Float64Array.of(0.5, 0.4) }, "E_DOMAIN"],
    [{}, 1, { outputTimes: Float64Array.of(1.5) }, "E_DOMAIN"],
    [{}, -1, { outputTimes: Float64Array.of(0.5) }, "E_DOMAIN"],
  ];
  for (const [change, finalTime, options, code] of misfits) {
    expect(() => integrate({ ...OSCILLATOR, ...change }, finalTime, options)).toThrow(
      expect.objectContaining({ code }),
    );
  }
  return misfits.length;
});
