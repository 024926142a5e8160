import { expect } from "vitest";
import {
  type Rational,
  rationalFromFloat,
  rationals,
  toFloatRational,
} from "../../../../src/exact/rational.ts";
import { intervals } from "../../../../src/lower/checked/checked-semantics.ts";
import type { Interval } from "../../../../src/lower/checked/interval.ts";
import { above, below } from "../../../../src/lower/checked/rounding.ts";
import { doubleOperations } from "../../../../src/lower/interpreter/double-operations.ts";
import { counted } from "../../../counted.ts";
import { intervalContains, isAtMost } from "./containment.ts";

const { MAX_VALUE, POSITIVE_INFINITY, NEGATIVE_INFINITY, EPSILON } = Number;
const SMALLEST = 2 ** -1074;
const NORMAL = 2 ** -1022;

/** Doubles where rounding, underflow and overflow have their edges. */
const POSITIVE = [
  SMALLEST,
  2 * SMALLEST,
  3 * SMALLEST,
  NORMAL - SMALLEST,
  NORMAL,
  NORMAL + SMALLEST,
  2 ** -1021 - SMALLEST,
  2 ** -538,
  1.5 * 2 ** -537,
  1 / 3,
  0.5,
  1 - EPSILON / 2,
  1,
  1 + EPSILON,
  3,
  1e16 / 3,
  2 ** 511,
  2 ** 512 * Math.SQRT2,
  2 ** 1023,
  MAX_VALUE * (1 - EPSILON),
  MAX_VALUE,
];
const EDGES = [...POSITIVE.map((x) => -x), 0, ...POSITIVE].toSorted((a, b) => a - b);

/** The double next to x, by its bits. */
function next(x: number, direction: 1 | -1): number {
  if (x === 0) return direction * SMALLEST;
  if (x === -direction * POSITIVE_INFINITY) return -direction * MAX_VALUE;
  if (!Number.isFinite(x)) return x;
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  bits[0] = (bits[0] ?? 0n) + BigInt(x > 0 ? direction : -direction);
  return new Float64Array(bits.buffer)[0] ?? Number.NaN;
}

counted(
  "property",
  "below and above leave a double by one step, in the subnormal range by at most two",
  () => {
    for (const x of [...EDGES, NEGATIVE_INFINITY]) {
      const got = below(doubleOperations, x);
      expect(got < x || x === NEGATIVE_INFINITY).toBe(true);
      const steps = Math.abs(x) >= 2 * NORMAL ? 1 : 2;
      expect(got).toBeGreaterThanOrEqual(steps === 1 ? next(x, -1) : next(next(x, -1), -1));
      expect(above(doubleOperations, -x) === -got).toBe(true);
    }
    expect(below(doubleOperations, POSITIVE_INFINITY)).toBeGreaterThan(1.79e308);
    expect(below(doubleOperations, Number.NaN)).toBeNaN();
    return EDGES.length;
  },
);

type Operation = "add" | "subtract" | "multiply" | "divide";

/** Whether the ends lie at most so many doubles outside of an exact number; of one beyond all doubles this says nothing. */
function isTight({ lower, upper }: Interval<number>, exact: Rational, steps: number): boolean {
  if (!Number.isFinite(toFloatRational(exact))) return true;
  let [inner, outer] = [lower, upper];
  for (let k = 0; k < steps; k++) [inner, outer] = [next(inner, 1), next(outer, -1)];
  const beyond = (x: number) => (Number.isFinite(x) ? rationalFromFloat(x) : undefined);
  const [innerExact, outerExact] = [beyond(inner), beyond(outer)];
  return (
    (innerExact === undefined || isAtMost(exact, innerExact)) &&
    (outerExact === undefined || isAtMost(outerExact, exact))
  );
}

/** Sums have the best ends, other results ends up to one double further away; and one more where doubles are smallest. */
function allowedSteps(operation: Operation, exact: Rational): number {
  const isLarge = Math.abs(toFloatRational(exact)) >= 8 * NORMAL;
  return (operation === "add" || operation === "subtract" ? 1 : 2) + (isLarge ? 0 : 1);
}

counted("property", "operations on points at the edges of doubles contain the exact result, tightly", () => {
  let checked = 0;
  for (const operation of ["add", "subtract", "multiply", "divide"] as const) {
    for (const x of EDGES) {
      for (const y of EDGES) {
        if (operation === "divide" && y === 0) continue;
        const exact = rationals[operation](rationalFromFloat(x), rationalFromFloat(y));
        const result = intervals[operation](intervals.point(x), intervals.point(y));
        expect(intervalContains(result, exact), `${x} ${operation} ${y}`).toBe(true);
        expect(
          isTight(result, exact, allowedSteps(operation, exact)),
          `${x} ${operation} ${y} is tight`,
        ).toBe(true);
        checked++;
      }
    }
  }
  return checked;
});

/** Intervals between edges, some of them unbounded. */
const ENDS = [NEGATIVE_INFINITY, ...EDGES.filter((_, k) => k % 5 === 1), 0, POSITIVE_INFINITY].toSorted(
  (a, b) => a - b,
);
const INTERVALS = ENDS.flatMap((lower, k) =>
  ENDS.slice(k)
    .filter((upper) => upper > NEGATIVE_INFINITY && lower < POSITIVE_INFINITY)
    .map((upper) => ({ lower, upper })),
);

/** Numbers of an interval: its ends where they are reached, and some between. */
function samples({ lower, upper }: Interval<number>): readonly number[] {
  return [
    Math.max(lower, -MAX_VALUE),
    ...[-1, 0, 2 ** -600, 1].filter((x) => x > lower && x < upper),
    Math.min(upper, MAX_VALUE),
  ];
}

counted(
  "property",
  "operations on intervals contain the results on their numbers, also on unbounded ones",
  () => {
    let checked = 0;
    for (const operation of ["add", "subtract", "multiply", "divide"] as const) {
      for (const a of INTERVALS) {
        for (const b of INTERVALS) {
          const result = intervals[operation](a, b);
          const isDefined = operation !== "divide" || b.lower > 0 || b.upper < 0;
          if (!isDefined) expect(result).toEqual({ lower: NEGATIVE_INFINITY, upper: POSITIVE_INFINITY });
          if (!isDefined) continue;
          const [x, y] = [samples(a), samples(b)].map((numbers) => numbers[checked % numbers.length] ?? 0);
          const exact = rationals[operation](rationalFromFloat(x ?? 0), rationalFromFloat(y ?? 0));
          expect(
            intervalContains(result, exact),
            `[${a.lower}, ${a.upper}] ${operation} [${b.lower}, ${b.upper}]`,
          ).toBe(true);
          checked++;
        }
      }
    }
    return checked;
  },
);

counted(
  "property",
  "powers of intervals contain the powers of their numbers, and even ones are not negative",
  () => {
    let checked = 0;
    for (const exponent of [2, 3, 4, 7]) {
      for (const a of INTERVALS) {
        const result = intervals.power(a, exponent);
        const isWhole = a.lower === Number.NEGATIVE_INFINITY && a.upper === Number.POSITIVE_INFINITY;
        if (isWhole) expect(result).toEqual(a);
        else if (exponent % 2 === 0) expect(result.lower).toBeGreaterThanOrEqual(0);
        for (const x of samples(a)) {
          let exact = rationals.one;
          for (let k = 0; k < exponent; k++) exact = rationals.multiply(exact, rationalFromFloat(x));
          expect(intervalContains(result, exact), `[${a.lower}, ${a.upper}]^${exponent} at ${x}`).toBe(true);
          checked++;
        }
      }
    }
    return checked;
  },
);

counted("property", "roots, sizes and comparisons of intervals", () => {
  for (const a of INTERVALS) {
    const size = intervals.apply("abs", [a]);
    for (const x of samples(a)) expect(size.lower <= Math.abs(x) && Math.abs(x) <= size.upper).toBe(true);
    if (a.lower < 0) continue;
    const root = intervals.apply("sqrt", [a]);
    const square = intervals.power(root, 2);
    expect(square.lower <= a.lower && a.upper <= square.upper).toBe(true);
    expect(root.lower).toBeGreaterThanOrEqual(0);
  }
  const [low, high] = [
    { lower: 0, upper: 1 },
    { lower: 2, upper: 3 },
  ];
  expect(intervals.compare("<", low, high)).toEqual({ isTrue: true, isFalse: false });
  expect(intervals.compare("<=", high, low)).toEqual({ isTrue: false, isFalse: true });
  expect(intervals.compare("<", low, low)).toEqual({ isTrue: false, isFalse: false });
  expect(intervals.compare("==", low, high)).toEqual({ isTrue: false, isFalse: true });
  expect(intervals.compare("==", intervals.point(2), intervals.point(2))).toEqual({
    isTrue: true,
    isFalse: false,
  });
  expect(intervals.compare("==", low, low)).toEqual({ isTrue: false, isFalse: false });
  return INTERVALS.length;
});
