import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type DelayProblem, integrateDelay } from "../../../../src/numeric/integrators/integrate-delay.ts";
import { counted } from "../../../counted.ts";
import { finalState, succeeded } from "./sample-problems.ts";

const PRECISE = { relativeTolerance: 1e-12, absoluteTolerance: 1e-13 };

/** y' = -y(t - 1) with y = 1 up to time 0. */
const UNIT_DELAY: DelayProblem = {
  rightHandSide: (_, states, dydt) => {
    dydt[0] = -at(states, 1);
  },
  delays: [1],
  size: 1,
  initialTime: 0,
  history: (_, state) => {
    state[0] = 1;
  },
};

/** The exact solution of `UNIT_DELAY`: a polynomial of degree n + 1 on [n, n + 1]. */
function unitDelaySolution(t: number): number {
  let [total, factorial] = [1, 1];
  for (let k = 1; k <= Math.floor(t) + 1; k++) {
    factorial *= k;
    total += ((-1) ** k * (t - (k - 1)) ** k) / factorial;
  }
  return total;
}

counted("identity", "y' = -y(t - 1) follows its polynomials through every breakpoint", () => {
  const outputTimes = Float64Array.from({ length: 121 }, (_, n) => n / 10);
  const { states } = succeeded(integrateDelay(UNIT_DELAY, 12, { ...PRECISE, outputTimes }));
  outputTimes.forEach((t, n) => {
    expect(at(at(states, n), 0)).toBeCloseTo(unitDelaySolution(t), 11);
  });
  return outputTimes.length;
});

counted(
  "identity",
  "no step reaches past the known solution, also where it would end just before the final time",
  () => {
    // y = t, so that the delay alone limits steps; a wrong delayed value has too small an effect to be rejected.
    const problem: DelayProblem = {
      ...UNIT_DELAY,
      rightHandSide: (t, states, dydt) => {
        dydt[0] = 1 - 1e-7 * (at(states, 1) - (t - 1));
      },
      history: (t, state) => {
        state[0] = t;
      },
    };
    const beyond = [0, 0.001, 0.005, 0.009, 0.02];
    for (const rest of beyond) {
      const { times, states } = succeeded(integrateDelay(problem, 9 + rest));
      times.forEach((t, n) => {
        expect(at(at(states, n), 0)).toBeCloseTo(t, 12);
        if (n > 0) expect(t - at(times, n - 1)).toBeLessThanOrEqual(1 + 1e-14);
      });
    }
    return beyond.length;
  },
);

counted("wrong-twin", "a delay a millionth off shows", () => {
  const end = finalState(integrateDelay({ ...UNIT_DELAY, delays: [1.000001] }, 5, PRECISE));
  expect(Math.abs(at(end, 0) - unitDelaySolution(5))).toBeGreaterThan(1e-8);
});

counted("property", "exponentials of characteristic roots are solutions: y' = a y + b y(t - tau)", () => {
  const rate = fc.double({ min: -1, max: 0.5, noNaN: true });
  const delay = fc.double({ min: 0.3, max: 2, noNaN: true });
  const runs = 30;
  fc.assert(
    fc.property(rate, rate, delay, (root, a, tau) => {
      const b = (root - a) * Math.exp(root * tau);
      const problem: DelayProblem = {
        ...UNIT_DELAY,
        rightHandSide: (_, states, dydt) => {
          dydt[0] = a * at(states, 0) + b * at(states, 1);
        },
        delays: [tau],
        initialTime: -0.4,
        history: (t, state) => {
          state[0] = Math.exp(root * t);
        },
      };
      const end = finalState(integrateDelay(problem, 3, PRECISE));
      expect(at(end, 0) / Math.exp(3 * root)).toBeCloseTo(1, 8);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("identity", "two variables and two delays whose breakpoints nearly coincide", () => {
  // sin and cos: x' = y(t - 2 pi), y' = x(t - pi).
  const problem: DelayProblem = {
    rightHandSide: (_, states, dydt) => {
      dydt[0] = at(states, 3);
      dydt[1] = at(states, 4);
    },
    delays: [2 * Math.PI, Math.PI],
    size: 2,
    initialTime: 0,
    history: (t, state) => {
      state[0] = Math.sin(t);
      state[1] = Math.cos(t);
    },
  };
  const outputTimes = Float64Array.from({ length: 41 }, (_, n) => n / 2);
  const { states } = succeeded(integrateDelay(problem, 20, { ...PRECISE, outputTimes }));
  outputTimes.forEach((t, n) => {
    expect(at(at(states, n), 0)).toBeCloseTo(Math.sin(t), 10);
    expect(at(at(states, n), 1)).toBeCloseTo(Math.cos(t), 10);
  });
  return outputTimes.length;
});

counted("golden", "amplitude of the delayed logistic equation beyond its Hopf bifurcation", () => {
  // y' = -(pi/2 + mu) y(t-1) (1 + y) has the amplitude (40 mu / (3 pi - 2))^(1/2) (1 + O(mu)): Hale & Verduyn Lunel,
  // Introduction to Functional Differential Equations, section 11.4.
  const mu = 0.01;
  const expected = Math.sqrt((40 * mu) / (3 * Math.PI - 2));
  const finalTime = 6 / mu;
  const outputTimes = Float64Array.from({ length: 2001 }, (_, n) => finalTime - 20 + n / 100);
  for (const start of [0.7, 1.3]) {
    const problem: DelayProblem = {
      ...UNIT_DELAY,
      rightHandSide: (_, states, dydt) => {
        dydt[0] = -(Math.PI / 2 + mu) * at(states, 1) * (1 + at(states, 0));
      },
      history: (t, state) => {
        state[0] = start * expected * Math.cos((Math.PI / 2) * t);
      },
    };
    const { states } = succeeded(
      integrateDelay(problem, finalTime, { relativeTolerance: 1e-8, outputTimes }),
    );
    const values = states.map((state) => at(state, 0));
    const amplitude = (Math.max(...values) - Math.min(...values)) / 2;
    expect(Math.abs(amplitude / expected - 1)).toBeLessThan(mu);
  }
  return 2;
});

counted("behaviour", "misuse is refused, and blow-up has its reason", () => {
  const refused: readonly (readonly [Partial<DelayProblem>, number, string])[] = [
    [{ delays: [0] }, 1, "E_DOMAIN"],
    [{ delays: [1, Number.NaN] }, 1, "E_DOMAIN"],
    [{ delays: [] }, 1, "E_SHAPE"],
    [{ size: 0 }, 1, "E_SHAPE"],
    [{ initialTime: 3 }, 1, "E_DOMAIN"],
    [{ history: (_, state) => state.fill(Number.NaN) }, 1, "E_DOMAIN"],
  ];
  for (const [change, finalTime, code] of refused) {
    expect(() => integrateDelay({ ...UNIT_DELAY, ...change }, finalTime)).toThrow(
      expect.objectContaining({ code }),
    );
  }
  const growing: DelayProblem = {
    ...UNIT_DELAY,
    rightHandSide: (_, states, dydt) => {
      dydt[0] = at(states, 0) ** 2 + at(states, 1);
    },
  };
  expect(integrateDelay(growing, 5)).toMatchObject({ ok: false, reason: "step-underflow" });
  return refused.length + 1;
});
