import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { rungeKutta4 } from "../../../../src/numeric/integrators/runge-kutta-4.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { counted } from "../../../counted.ts";
import { BLOW_UP, finalState, largestDifference, OSCILLATOR, succeeded } from "./sample-problems.ts";

counted("property", "converges with order 4, with time in the right-hand side", () => {
  const rightHandSide = (t: number, y: Float64Array, dydt: Float64Array) => {
    dydt[0] = at(y, 0) * Math.cos(t);
  };
  const problem = { rightHandSide, initialTime: 1, initialState: Float64Array.of(Math.exp(Math.sin(1))) };
  const counts = [20, 40, 80, 160];
  for (const finalTime of [5, -3]) {
    const errors = counts.map((steps) =>
      Math.abs(at(finalState(rungeKutta4(problem, finalTime, steps)), 0) - Math.exp(Math.sin(finalTime))),
    );
    const { observedOrder } = fitOrder(
      counts.map((steps) => 1 / steps),
      errors,
    );
    expect(Math.abs(observedOrder - 4)).toBeLessThan(0.2);
  }
  return 2;
});

counted("identity", "a linear system moves by the Taylor polynomial of the exponential", () => {
  const z = 0.3;
  const end = finalState(rungeKutta4(OSCILLATOR, z, 1));
  expect(at(end, 0)).toBeCloseTo(1 - z ** 2 / 2 + z ** 4 / 24, 15);
  expect(at(end, 1)).toBeCloseTo(-z + z ** 3 / 6, 15);
});

counted("behaviour", "snapshots come at equal times, the first and the last among them", () => {
  const { times, states, work } = succeeded(rungeKutta4(OSCILLATOR, 2, 100, { stepsPerSnapshot: 25 }));
  expect([...times]).toEqual([0, 0.5, 1, 1.5, 2]);
  states.forEach((state, n) => {
    expect(largestDifference(state, [Math.cos(n / 2), -Math.sin(n / 2)])).toBeLessThan(1e-8);
  });
  expect(work).toEqual({ acceptedSteps: 100, rejectedSteps: 0, evaluations: 400 });
  expect(OSCILLATOR.initialState).toEqual(Float64Array.of(1, 0));
});

counted(
  "behaviour",
  "a solution that leaves the doubles, or a spent budget, is a result with its reason",
  () => {
    expect(rungeKutta4(BLOW_UP, 5, 200)).toMatchObject({ ok: false, reason: "not-finite" });
    const budget = { signal: AbortSignal.abort() };
    expect(rungeKutta4(OSCILLATOR, 5, 200, { budget })).toMatchObject({ ok: false, reason: "interrupted" });
  },
);

counted("behaviour", "counts of steps without sense are refused", () => {
  for (const [steps, stepsPerSnapshot] of [
    [0, 1],
    [2.5, 1],
    [10, 3],
    [10, 0],
    [1, 0.5],
  ] as const) {
    expect(() => rungeKutta4(OSCILLATOR, 1, steps, { stepsPerSnapshot })).toThrow(
      expect.objectContaining({ code: "E_DOMAIN" }),
    );
  }
  return 5;
});
