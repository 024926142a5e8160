import fc from "fast-check";
import { expect } from "vitest";
import { rationals } from "../../../../src/exact/rational.ts";
import type { Expression } from "../../../../src/expr/expression.ts";
import { evaluateFloating } from "../../../../src/expr/floating/evaluate-floating.ts";
import type { Ball } from "../../../../src/lower/checked/ball.ts";
import type { CheckedArithmetic } from "../../../../src/lower/checked/checked-arithmetic.ts";
import { balls, intervals } from "../../../../src/lower/checked/checked-semantics.ts";
import type { Interval } from "../../../../src/lower/checked/interval.ts";
import { counted } from "../../../counted.ts";
import {
  ballContains,
  exactAt,
  intervalContains,
  namedValues,
  pointArbitrary,
  RUNS,
  rationalExpressionArbitrary,
} from "./containment.ts";

function evaluateWith<P>(
  arithmetic: CheckedArithmetic<number, boolean, P>,
  e: Expression,
  values: readonly P[],
): P {
  const symbols = namedValues(values);
  return evaluateFloating({ ...arithmetic, symbol: (name) => symbols[name] ?? arithmetic.point(0) }, e);
}

counted("wrong-twin", "an arithmetic whose bounds lack a term is found out", () => {
  const own = (value: number) => Math.abs(value) * 2 ** -53;
  const bound = ({ bound = 0 }: Ball<number>) => bound;
  const twins: readonly (readonly [string, Partial<typeof balls>])[] = [
    ["the rounding of sums", { add: (a, b) => ({ value: a.value + b.value, bound: bound(a) + bound(b) }) }],
    [
      "an operand of sums",
      { add: (a, b) => ({ value: a.value + b.value, bound: bound(a) + own(a.value + b.value) }) },
    ],
    [
      "half of the rounding of sums",
      {
        add: (a, b) => ({
          value: a.value + b.value,
          bound: bound(a) + bound(b) + own(a.value + b.value) / 2,
        }),
      },
    ],
    [
      "the rounding of products",
      {
        multiply: (a, b) => ({
          value: a.value * b.value,
          bound: bound(a) * Math.abs(b.value) + bound(b) * Math.abs(a.value),
        }),
      },
    ],
    [
      "a factor of products",
      {
        multiply: (a, b) => ({
          value: a.value * b.value,
          bound: bound(a) * Math.abs(b.value) + own(a.value * b.value),
        }),
      },
    ],
    [
      "the divisor of quotients",
      {
        divide: (a, b) => ({
          value: a.value / b.value,
          bound: bound(a) / Math.abs(b.value) + own(a.value / b.value),
        }),
      },
    ],
    [
      "the dividend of quotients",
      {
        divide: (a, b) => ({
          value: a.value / b.value,
          bound: (bound(b) * Math.abs(a.value / b.value)) / Math.abs(b.value) + own(a.value / b.value),
        }),
      },
    ],
    ["the rounding of constants", { exact: (value) => ({ value: balls.exact(value).value }) }],
  ];
  for (const [what, twin] of twins) {
    expect(
      isFoundOut((e, values) =>
        ballContains(
          evaluateWith({ ...balls, ...twin }, e, values.map(balls.point)),
          exactAt(e, values) ?? rationals.zero,
        ),
      ),
      what,
    ).toBe(true);
  }
  return twins.length;
});

counted(
  "wrong-twin",
  "an interval arithmetic that forgets to round outwards, or an end, is found out",
  () => {
    const nearest = (f: (x: number, y: number) => number) => (a: Interval<number>, b: Interval<number>) => {
      const ends = [f(a.lower, b.lower), f(a.lower, b.upper), f(a.upper, b.lower), f(a.upper, b.upper)];
      return { lower: Math.min(...ends), upper: Math.max(...ends) };
    };
    const twins: readonly (readonly [string, Partial<typeof intervals>])[] = [
      ["rounding of sums", { add: (a, b) => ({ lower: a.lower + b.lower, upper: a.upper + b.upper }) }],
      ["rounding of products", { multiply: nearest((x, y) => x * y) }],
      ["rounding of quotients", { divide: nearest((x, y) => x / y) }],
      ["ends of products", { multiply: (a, b) => intervals.multiply({ lower: a.lower, upper: a.lower }, b) }],
      [
        "signs of differences",
        { subtract: (a, b) => ({ lower: a.lower - b.lower, upper: a.upper - b.upper }) },
      ],
      ["rounding of constants", { exact: (value) => intervals.point(balls.exact(value).value) }],
    ];
    for (const [what, twin] of twins) {
      expect(
        isFoundOut((e, values) =>
          intervalContains(
            evaluateWith({ ...intervals, ...twin }, e, values.map(intervals.point)),
            exactAt(e, values) ?? rationals.zero,
          ),
        ),
        what,
      ).toBe(true);
    }
    return twins.length;
  },
);

/** Whether some random expression and point shows that results do not contain the exact value. */
function isFoundOut(contains: (e: Expression, values: readonly number[]) => boolean): boolean {
  const property = fc.property(
    rationalExpressionArbitrary,
    pointArbitrary,
    (e, values) => exactAt(e, values) === undefined || contains(e, values),
  );
  return fc.check(property, { numRuns: RUNS, endOnFailure: true }).failed;
}
