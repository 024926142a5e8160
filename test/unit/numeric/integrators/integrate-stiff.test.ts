import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { integrate } from "../../../../src/numeric/integrators/integrate.ts";
import { integrateStiff } from "../../../../src/numeric/integrators/integrate-stiff.ts";
import { evaluateInterpolant } from "../../../../src/numeric/integrators/nested-interpolant.ts";
import { rodas, type StiffProblem } from "../../../../src/numeric/integrators/rodas.ts";
import {
  COUPLING_WEIGHTS,
  DENSE_WEIGHTS,
  GAMMA,
  NODES,
  STAGE_WEIGHTS,
  TIME_WEIGHTS,
} from "../../../../src/numeric/integrators/rodas-coefficients.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { counted } from "../../../counted.ts";
import { orderDefect, rootedTrees, type Table } from "./rooted-trees.ts";
import { finalState, largestDifference, succeeded } from "./sample-problems.ts";

const STAGES = 6;
const ROUNDING = 1e-12;

const padded = (row: ArrayLike<number>): number[] => Array.from({ length: STAGES }, (_, j) => row[j] ?? 0);
const unit = (stage: number) => padded([]).map((_, j) => (j === stage ? 1 : 0));
const plus = (a: readonly number[], b: readonly number[]) => a.map((value, j) => value + at(b, j));
/** The row vector `row` times `table`. */
const times = (row: readonly number[], table: Table) =>
  row.reduce(
    (sum, factor, i) =>
      plus(
        sum,
        at(table, i).map((entry) => factor * entry),
      ),
    padded([]),
  );

/** gamma_ij of the method as it is defined: the inverse of `1/gamma - C`, which is triangular, row after row. */
function inverseGammas(): Table {
  const rows = Array.from({ length: STAGES }, () => padded([]));
  for (let i = 0; i < STAGES; i++) {
    const coupled = times(padded(i === 0 ? [] : at(COUPLING_WEIGHTS, i - 1)), rows);
    rows[i] = plus(unit(i), coupled).map((value) => value * GAMMA);
  }
  return rows;
}

const GAMMAS = inverseGammas();
const ALPHAS: Table = [padded([]), ...STAGE_WEIGHTS.slice(0, STAGES - 1).map(padded)].map((row) =>
  times(row, GAMMAS),
);
const BETAS: Table = ALPHAS.map((row, i) => plus(row, at(GAMMAS, i)));
const TABLES = { alone: BETAS, together: ALPHAS };
const RESULT = padded(at(STAGE_WEIGHTS, STAGES - 1));

counted(
  "identity",
  "weights meet the conditions of order 4 of Rosenbrock methods; the embedded ones those of order 3",
  () => {
    const trees = rootedTrees(4);
    for (const tree of trees) {
      expect(orderDefect(tree, times(RESULT, GAMMAS), TABLES)).toBeLessThan(ROUNDING);
      const embedded = times(padded([...RESULT.slice(0, STAGES - 1)]), GAMMAS);
      if (tree.order < 4) expect(orderDefect(tree, embedded, TABLES)).toBeLessThan(ROUNDING);
    }
    return trees.length + 4;
  },
);

counted("identity", "the interpolant meets the conditions of order 3 at any fraction of the step", () => {
  const vectors = [padded([]), RESULT, ...DENSE_WEIGHTS.map(padded)];
  const values = new Float64Array(STAGES);
  for (const fraction of [0, 0.2, 0.5, 0.9, 1]) {
    evaluateInterpolant(Float64Array.from(vectors.flat()), fraction, values);
    for (const tree of rootedTrees(3)) {
      expect(orderDefect(tree, times([...values], GAMMAS), { ...TABLES, fraction })).toBeLessThan(ROUNDING);
    }
  }
  return 20;
});

counted("identity", "nodes and time weights are the sums of their rows", () => {
  const sum = (row: readonly number[]) => row.reduce((total, value) => total + value, 0);
  for (let stage = 0; stage < STAGES; stage++) {
    expect(sum(at(ALPHAS, stage))).toBeCloseTo(at(NODES, stage), 12);
    expect(sum(at(GAMMAS, stage))).toBeCloseTo(at(TIME_WEIGHTS, stage), 12);
  }
  return 2 * STAGES;
});

counted("wrong-twin", "one digit of one weight wrong breaks a condition", () => {
  const wrong = ALPHAS.map((row, i) => row.map((weight, j) => (i === 3 && j === 1 ? weight + 1e-7 : weight)));
  const defects = rootedTrees(4).map((tree) =>
    orderDefect(tree, times(RESULT, GAMMAS), { ...TABLES, together: wrong }),
  );
  expect(Math.max(...defects)).toBeGreaterThan(1e-9);
});

/** Prothero & Robinson: y' = -rate (y - cos t) - sin t, whose solution from 1 is cos t. */
function protheroRobinson(rate: number): StiffProblem {
  return {
    rightHandSide: (t, y, dydt) => {
      dydt[0] = -rate * (at(y, 0) - Math.cos(t)) - Math.sin(t);
    },
    jacobian: (_, __, entries) => {
      entries[0] = -rate;
    },
    timeDerivative: (t, _, dfdt) => {
      dfdt[0] = -rate * Math.sin(t) - Math.cos(t);
    },
    initialTime: 0,
    initialState: Float64Array.of(1),
  };
}

/** y' = y cos t with y = exp(sin t). */
const GROWTH: StiffProblem = {
  rightHandSide: (t, y, dydt) => {
    dydt[0] = at(y, 0) * Math.cos(t);
  },
  jacobian: (t, _, entries) => {
    entries[0] = Math.cos(t);
  },
  timeDerivative: (t, y, dfdt) => {
    dfdt[0] = -at(y, 0) * Math.sin(t);
  },
  initialTime: 0,
  initialState: Float64Array.of(1),
};

function errorWithSteps(problem: StiffProblem, exact: (t: number) => number, count: number): number {
  const method = rodas(problem, { relative: 1e-9, absolute: 1e-9 });
  const step = 6 / count;
  let largest = 0;
  for (let n = 0; n < count; n++) {
    method.attempt(n * step, step);
    method.accept();
    largest = Math.max(largest, Math.abs(at(method.state, 0) - exact((n + 1) * step)));
  }
  return largest;
}

counted("property", "converges with order 4 where nothing is stiff", () => {
  const counts = [40, 80, 160, 320];
  const errors = counts.map((count) => errorWithSteps(GROWTH, (t) => Math.exp(Math.sin(t)), count));
  const { observedOrder } = fitOrder(
    counts.map((count) => 1 / count),
    errors,
  );
  expect(Math.abs(observedOrder - 4)).toBeLessThan(0.2);
});

counted("property", "stays accurate however fast the decay", () => {
  const rates = [1e2, 1e4, 1e6, 1e8];
  for (const rate of rates) expect(errorWithSteps(protheroRobinson(rate), Math.cos, 60)).toBeLessThan(1e-3);
  return rates.length;
});

counted("identity", "L-stable: one huge step of fast decay ends at zero", () => {
  const decay: StiffProblem = {
    ...protheroRobinson(1e12),
    rightHandSide: (_, y, dydt) => {
      dydt[0] = -1e12 * at(y, 0);
    },
    timeDerivative: "autonomous",
  };
  const method = rodas(decay, { relative: 1e-9, absolute: 1e-9 });
  method.attempt(0, 1);
  method.accept();
  expect(Math.abs(at(method.state, 0))).toBeLessThan(1e-10);
});

/** Robertson's reaction. */
const ROBERTSON: StiffProblem = {
  rightHandSide: (_, y, dydt) => {
    const slow = 0.04 * at(y, 0) - 1e4 * at(y, 1) * at(y, 2);
    const fast = 3e7 * at(y, 1) ** 2;
    dydt.set([-slow, slow - fast, fast]);
  },
  jacobian: (_, y, entries) => {
    const [b, c] = [at(y, 1), at(y, 2)];
    entries.set([-0.04, 1e4 * c, 1e4 * b, 0.04, -1e4 * c - 6e7 * b, -1e4 * b, 0, 6e7 * b, 0]);
  },
  timeDerivative: "autonomous",
  initialTime: 0,
  initialState: Float64Array.of(1, 0, 0),
};

/** Van der Pol's oscillator, scaled so that its period is of order one. */
const VAN_DER_POL: StiffProblem = {
  rightHandSide: (_, y, dydt) => {
    dydt[0] = at(y, 1);
    dydt[1] = ((1 - at(y, 0) ** 2) * at(y, 1) - at(y, 0)) / 1e-6;
  },
  jacobian: (_, y, entries) => {
    entries.set([0, 1, (-2 * at(y, 0) * at(y, 1) - 1) / 1e-6, (1 - at(y, 0) ** 2) / 1e-6]);
  },
  timeDerivative: "autonomous",
  initialTime: 0,
  initialState: Float64Array.of(2, 0),
};

counted("golden", "Robertson's reaction at t = 1e11 and van der Pol's oscillator at t = 1, 2", () => {
  // Mazzia & Magherini, Test Set for Initial Value Problem Solvers (2008), problems ROBER and VDPOL.
  const precise = { relativeTolerance: 1e-8, absoluteTolerance: 1e-16 };
  const reaction = finalState(integrateStiff(ROBERTSON, 1e11, precise));
  const expected = [0.2083340149701255e-7, 0.8333360770334713e-13, 0.999999979166505];
  expected.forEach((value, index) => {
    expect(Math.abs(at(reaction, index) / value - 1)).toBeLessThan(1e-6);
  });
  const outputTimes = Float64Array.of(1, 2);
  const { states } = succeeded(
    integrateStiff(VAN_DER_POL, 2, { relativeTolerance: 1e-9, absoluteTolerance: 1e-9, outputTimes }),
  );
  expect(largestDifference(at(states, 1), [1.706167732170483, -0.8928097010247975])).toBeLessThan(1e-7);
  return 5;
});

counted("behaviour", "takes few steps where an explicit method reports stiffness", () => {
  expect(integrate(VAN_DER_POL, 2)).toMatchObject({ ok: false, reason: "stiff" });
  const options = { relativeTolerance: 1e-5, absoluteTolerance: 1e-5 };
  const { work } = succeeded(integrateStiff(VAN_DER_POL, 2, options));
  expect(work.acceptedSteps).toBeLessThan(1000);
});

counted("wrong-twin", "a Jacobian without its large entry costs the stability that it gives", () => {
  const wrong: StiffProblem = { ...protheroRobinson(1e6), jacobian: (_, __, entries) => entries.fill(0) };
  const options = { mostSteps: 2000 };
  expect(integrateStiff(protheroRobinson(1e6), 6, { ...options, relativeTolerance: 1e-6 }).ok).toBe(true);
  expect(integrateStiff(wrong, 6, { ...options, relativeTolerance: 1e-6 }).ok).toBe(false);
});

counted("behaviour", "output between steps, backwards, and a blow-up", () => {
  const outputTimes = Float64Array.from({ length: 30 }, (_, n) => -n / 10);
  const options = { relativeTolerance: 1e-8, absoluteTolerance: 1e-8, outputTimes };
  const { states } = succeeded(integrateStiff(GROWTH, -3, options));
  outputTimes.forEach((t, n) => {
    expect(at(at(states, n), 0)).toBeCloseTo(Math.exp(Math.sin(t)), 6);
  });
  const blowUp: StiffProblem = {
    rightHandSide: (_, y, dydt) => {
      dydt[0] = at(y, 0) ** 2;
    },
    jacobian: (_, y, entries) => {
      entries[0] = 2 * at(y, 0);
    },
    timeDerivative: "autonomous",
    initialTime: 0,
    initialState: Float64Array.of(1),
  };
  expect(integrateStiff(blowUp, 2)).toMatchObject({ ok: false, reason: "step-underflow" });
  return outputTimes.length + 1;
});
