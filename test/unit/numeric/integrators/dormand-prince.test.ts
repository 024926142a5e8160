import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { dormandPrince } from "../../../../src/numeric/integrators/dormand-prince.ts";
import {
  DENSE_WEIGHTS,
  ERROR_WEIGHTS_3,
  ERROR_WEIGHTS_5,
  NODES,
  STAGE_WEIGHTS,
} from "../../../../src/numeric/integrators/dormand-prince-coefficients.ts";
import { evaluateInterpolant } from "../../../../src/numeric/integrators/nested-interpolant.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { counted } from "../../../counted.ts";
import { orderDefect, rootedTrees, type Table } from "./rooted-trees.ts";

const STAGES = 16;
/** Weights up to 50 and their products round to this. */
const ROUNDING = 1e-12;

const padded = (row: ArrayLike<number>): number[] => Array.from({ length: STAGES }, (_, j) => row[j] ?? 0);
const TABLE: Table = [padded([]), ...STAGE_WEIGHTS.map(padded)];
const WEIGHTS = at(TABLE, 12);

/** The weights of the stages in the interpolant at a fraction of the step. */
function denseWeights(fraction: number): number[] {
  const unit = (stage: number) => padded([]).map((_, j) => (j === stage ? 1 : 0));
  const start = unit(0).map((value, j) => value - at(WEIGHTS, j));
  const end = WEIGHTS.map((weight, j) => weight - at(unit(12), j) - at(start, j));
  const vectors = [padded([]), WEIGHTS, start, end, ...DENSE_WEIGHTS.map(padded)];
  const values = new Float64Array(STAGES);
  evaluateInterpolant(Float64Array.from(vectors.flat()), fraction, values);
  return [...values];
}

counted("identity", "the weights meet the conditions of order 8 for all 200 rooted trees", () => {
  const trees = rootedTrees(8);
  expect(trees).toHaveLength(200);
  for (const tree of trees) {
    expect(orderDefect(tree, WEIGHTS, { alone: TABLE, together: TABLE })).toBeLessThan(ROUNDING);
  }
  return trees.length;
});

counted("identity", "the interpolant meets the conditions of order 7 at any fraction of the step", () => {
  const trees = rootedTrees(7);
  const fractions = [0, 0.1, 0.37, 0.5, 0.81, 1];
  for (const fraction of fractions) {
    const weights = denseWeights(fraction);
    for (const tree of trees) {
      expect(orderDefect(tree, weights, { alone: TABLE, together: TABLE, fraction })).toBeLessThan(ROUNDING);
    }
  }
  return trees.length * fractions.length;
});

counted("identity", "the error estimates vanish to orders 5 and 3, and no further", () => {
  for (const [weights, order] of [
    [ERROR_WEIGHTS_5, 5],
    [ERROR_WEIGHTS_3, 3],
  ] as const) {
    // An estimate is the difference of two methods, so that its conditions have zero on their right.
    const defects = (from: number, to: number) =>
      rootedTrees(to)
        .filter((tree) => tree.order >= from)
        .map((tree) => orderDefect(tree, padded(weights), { alone: TABLE, together: TABLE, fraction: 0 }));
    expect(Math.max(...defects(1, order))).toBeLessThan(ROUNDING);
    expect(Math.max(...defects(order + 1, order + 1))).toBeGreaterThan(1e-5);
  }
});

counted("identity", "nodes are the sums of their rows", () => {
  TABLE.forEach((row, stage) => {
    const sum = row.reduce((total, weight) => total + weight, 0);
    expect(Math.abs(sum - at(NODES, stage))).toBeLessThan(ROUNDING);
  });
  return STAGES;
});

counted("wrong-twin", "one digit of one weight wrong breaks a condition", () => {
  const wrong = TABLE.map((row, i) =>
    row.map((weight, j) => (i === 8 && j === 4 ? weight * (1 + 1e-8) : weight)),
  );
  const defects = rootedTrees(8).map((tree) => orderDefect(tree, WEIGHTS, { alone: wrong, together: wrong }));
  expect(Math.max(...defects)).toBeGreaterThan(100 * ROUNDING);
});

/** Takes equal steps through y' = y cos t, y = exp(sin t); the largest errors at the ends of steps and between. */
function errorsWithSteps(count: number): readonly [number, number] {
  const rightHandSide = (t: number, y: Float64Array, dydt: Float64Array) => {
    dydt[0] = at(y, 0) * Math.cos(t);
  };
  const problem = { rightHandSide, initialTime: 0, initialState: Float64Array.of(1) };
  const method = dormandPrince(problem, { relative: 1e-9, absolute: 1e-9 });
  const step = 6 / count;
  const interpolant = new Float64Array(method.interpolantVectors);
  const value = new Float64Array(1);
  let [atEnds, between] = [0, 0];
  for (let n = 0; n < count; n++) {
    method.attempt(n * step, step);
    method.accept();
    method.writeInterpolant(interpolant);
    atEnds = Math.max(atEnds, Math.abs(at(method.state, 0) - Math.exp(Math.sin((n + 1) * step))));
    for (const fraction of [0.25, 0.5, 0.75]) {
      evaluateInterpolant(interpolant, fraction, value);
      between = Math.max(between, Math.abs(at(value, 0) - Math.exp(Math.sin((n + fraction) * step))));
    }
  }
  return [atEnds, between];
}

counted("property", "converges with order 8, and so does the interpolant, whose local order it is", () => {
  const counts = [14, 20, 28, 40, 56];
  const errors = counts.map(errorsWithSteps);
  const steps = counts.map((count) => 6 / count);
  for (const which of [0, 1] as const) {
    const fit = fitOrder(
      steps,
      errors.map((error) => error[which]),
    );
    expect(Math.abs(fit.observedOrder - 8)).toBeLessThan(0.2);
  }
  return 2;
});

counted("identity", "the interpolant joins states and derivatives at the ends of the step", () => {
  const rightHandSide = (t: number, y: Float64Array, dydt: Float64Array) => {
    dydt[0] = at(y, 1);
    dydt[1] = Math.cos(t) - at(y, 0) ** 3;
  };
  const problem = { rightHandSide, initialTime: 0.3, initialState: Float64Array.of(1, -0.2) };
  const method = dormandPrince(problem, { relative: 1e-9, absolute: 1e-9 });
  const step = 0.4;
  method.attempt(0.3, step);
  method.accept();
  const interpolant = new Float64Array(method.interpolantVectors * 2);
  method.writeInterpolant(interpolant);
  const value = (fraction: number) => {
    const values = new Float64Array(2);
    evaluateInterpolant(interpolant, fraction, values);
    return values;
  };
  const nearby = 1e-4;
  for (const [fraction, state, time, inwards] of [
    [0, problem.initialState, 0.3, 1],
    [1, method.state, 0.7, -1],
  ] as const) {
    const derivative = new Float64Array(2);
    rightHandSide(time, state, derivative);
    state.forEach((expected, index) => {
      expect(at(value(fraction), index)).toBeCloseTo(expected, 14);
      const inner = at(value(fraction + inwards * nearby), index);
      const further = at(value(fraction + 2 * inwards * nearby), index);
      // A one-sided difference of second order.
      const slope = (inwards * (4 * inner - further - 3 * expected)) / (2 * nearby * step);
      expect(slope).toBeCloseTo(at(derivative, index), 6);
    });
  }
});
