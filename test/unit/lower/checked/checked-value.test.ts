import fc from "fast-check";
import { expect } from "vitest";
import { type Rational, rational, rationalFromFloat, rationals } from "../../../../src/exact/rational.ts";
import { evaluateExactly } from "../../../../src/expr/evaluate.ts";
import { call } from "../../../../src/expr/expression.ts";
import { evaluateExpression } from "../../../../src/expr/floating/evaluate-expression.ts";
import { evaluateFloating } from "../../../../src/expr/floating/evaluate-floating.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { valueOrPole } from "../../../../src/expr/value-or-pole.ts";
import { checkedValue, enclosure } from "../../../../src/lower/checked/checked-value.ts";
import type { Interval } from "../../../../src/lower/checked/interval.ts";
import { counted } from "../../../counted.ts";
import { fixedPointArithmetic, fromFixed } from "../elementary/reference.ts";
import {
  ballContains,
  doubleArbitrary,
  exactAt,
  functionArbitrary,
  intervalContains,
  isAtMost,
  namedValues,
  pointArbitrary,
  RUNS,
  rationalExpressionArbitrary,
  SYMBOLS,
} from "./containment.ts";

counted(
  "property",
  "a value with its error bound contains the exact value of any rational expression",
  () => {
    let informative = 0;
    fc.assert(
      fc.property(rationalExpressionArbitrary, pointArbitrary, (e, values) => {
        const exact = exactAt(e, values);
        if (exact === undefined) return;
        const { value, errorBound } = checkedValue(e, namedValues(values));
        expect(ballContains({ value, bound: errorBound }, exact)).toBe(true);
        // Values are those of ordinary doubles.
        if (Number.isFinite(errorBound)) expect(value).toBe(evaluateExpression(e, namedValues(values)));
        if (errorBound < 1e-9 * Math.abs(value)) informative++;
      }),
      { numRuns: RUNS },
    );
    expect(informative).toBeGreaterThan(RUNS / 2);
    return RUNS;
  },
);

counted("property", "an enclosure at a point contains the exact value of any rational expression", () => {
  let informative = 0;
  fc.assert(
    fc.property(rationalExpressionArbitrary, pointArbitrary, (e, values) => {
      const exact = exactAt(e, values);
      if (exact === undefined) return;
      const interval = enclosure(e, namedValues(values));
      expect(intervalContains(interval, exact)).toBe(true);
      if (interval.upper - interval.lower < 1e-9 * Math.abs(interval.upper)) informative++;
    }),
    { numRuns: RUNS },
  );
  expect(informative).toBeGreaterThan(RUNS / 2);
  return RUNS;
});

counted("property", "an enclosure over a box contains the values at points of it", () => {
  const range = fc.tuple(doubleArbitrary, doubleArbitrary, fc.integer({ min: 0, max: 8 }));
  fc.assert(
    fc.property(rationalExpressionArbitrary, fc.tuple(range, range, range), (e, ranges) => {
      const box = namedValues(
        ranges.map(([x, y]): Interval<number> => ({ lower: Math.min(x, y), upper: Math.max(x, y) })),
      );
      const point = namedValues(
        ranges.map(([x, y, eighths]) => {
          const [from, to] = [rationalFromFloat(x), rationalFromFloat(y)];
          return rationals.add(from, rationals.multiply(rational(eighths, 8), rationals.subtract(to, from)));
        }),
      );
      const exact = valueOrPole(() => evaluateExactly(e, point));
      if (exact !== undefined) expect(intervalContains(enclosure(e, box), exact)).toBe(true);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("property", "with elementary functions both contain values computed with hundreds of bits", () => {
  const runs = 400;
  const values = fc.tuple(
    ...SYMBOLS.map(() => fc.double({ min: -50, max: 50, noNaN: true }).filter((x) => Math.abs(x) > 1e-6)),
  );
  fc.assert(
    fc.property(functionArbitrary, values, (e, point) => {
      const symbols = namedValues(point.map(rationalFromFloat));
      const reference = fromFixed(
        evaluateFloating(
          {
            ...fixedPointArithmetic,
            symbol: (name) => fixedPointArithmetic.exact(symbols[name] ?? rationals.zero),
          },
          e,
        ),
      );
      const exact = rational(reference.numerator, reference.denominator);
      const { value, errorBound } = checkedValue(e, namedValues(point));
      const { lower, upper } = enclosure(e, namedValues(point));
      expect(ballContains({ value, bound: errorBound }, exact)).toBe(true);
      expect(intervalReaches({ lower, upper }, exact)).toBe(true);
      // Arguments of functions lie between 1 and 3, so that errors grow little.
      const size = Math.max(Math.abs(value), 1);
      expect(errorBound).toBeLessThan(1e-7 * size);
      expect(upper - lower).toBeLessThan(1e-7 * size);
    }),
    { numRuns: runs, examples: [[parseExpression("log(2 + sin(23/2*pi))"), [1, 1, 1]]] },
  );
  return 2 * runs;
});

/**
 * Fixed point loses fewer than 200 of its 500 bits. An enclosure may end at the exact value, as at 0 for the logarithm of
 * 2 + sin(23 pi/2), of which fixed point finds -2^-480.
 */
const REFERENCE_ERROR = rational(1n, 2n ** 300n);

/** Whether an interval contains a number within the error of the reference. */
function intervalReaches({ lower, upper }: Interval<number>, reference: Rational): boolean {
  const least = rationals.subtract(reference, REFERENCE_ERROR);
  const most = rationals.add(reference, REFERENCE_ERROR);
  return isAtMost(rationalFromFloat(lower), most) && isAtMost(least, rationalFromFloat(upper));
}

counted("golden", "Rump's polynomial, which deceives doubles, is not confirmed with a wrong value", () => {
  // Rump (1988): at (77617, 33096) it is -54767/66192, and in doubles -1.18e21 or so.
  const e = parseExpression("(1335/4 - a^2)*b^6 + a^2*(11*a^2*b^2 - 121*b^4 - 2) + 11/2*b^8 + a/(2*b)");
  const point = { a: 77617, b: 33096 };
  const exact = rational(-54767, 66192);
  const { value, errorBound } = checkedValue(e, point);
  expect(ballContains({ value, bound: errorBound }, exact)).toBe(true);
  expect(errorBound).toBeGreaterThan(1e20);
  expect(intervalContains(enclosure(e, point), exact)).toBe(true);
});

counted("property", "cancellation to the last bits is covered", () => {
  const runs = 400;
  const e = parseExpression("(a + b) - b + (c*c - (c + 1)*(c - 1))");
  const large = fc
    .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -20, max: 200 }))
    .map(([m, n]) => m * 2 ** n);
  fc.assert(
    fc.property(large, large, large, (a, b, c) => {
      const exact = rationals.add(rationalFromFloat(a), rationals.one);
      const point = { a, b, c };
      const { value, errorBound } = checkedValue(e, point);
      expect(ballContains({ value, bound: errorBound }, exact)).toBe(true);
      expect(intervalContains(enclosure(e, point), exact)).toBe(true);
    }),
    { numRuns: runs },
  );
  return 2 * runs;
});

counted("behaviour", "what has no certain value has no finite bound", () => {
  const nothing = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const cases = [
    "1/(a - b)",
    "sqrt(a - b - 1)",
    "log(a - b)",
    "log(-a)",
    "sqrt(-a)",
    "(-a)^(1/3)",
    "exp(log(a - b))/(a - b)",
    "sin(1e30*a)/(a-b)",
    "cos(sqrt(-a))",
    "sin(log(-a))",
    "exp(1/(a - b))",
    "1/(1 + sqrt(-a)^2)",
    "2^sqrt(-a)",
    "(a - b)^sqrt(a)",
  ];
  for (const text of cases) {
    const e = parseExpression(text);
    expect(checkedValue(e, { a: 0.1, b: 0.1 }).errorBound, text).toBe(Number.POSITIVE_INFINITY);
    expect(enclosure(e, { a: 0.1, b: { lower: 0, upper: 0.2 } }), text).toEqual(nothing);
  }
  // A sine is always between -1 and 1, also where its argument is out of range.
  expect(enclosure(parseExpression("sin(1e30*a)"), { a: 1 })).toEqual({ lower: -1, upper: 1 });
  expect(checkedValue(parseExpression("a^9*b"), { a: 1e200, b: 0 }).errorBound).toBe(
    Number.POSITIVE_INFINITY,
  );
  return 2 * cases.length + 3;
});

counted("behaviour", "exact results have narrow enclosures", () => {
  const at0 = enclosure(parseExpression("a + b"), { a: 0.1, b: -0.1 });
  expect(at0).toEqual({ lower: 0, upper: 0 });
  expect(enclosure(parseExpression("a^2 + b"), { a: { lower: -1, upper: 2 }, b: 0.5 }).upper).toBeCloseTo(
    4.5,
    14,
  );
  expect(enclosure(parseExpression("a^2"), { a: { lower: -1, upper: 2 } }).lower).toBe(0);
  expect(enclosure(parseExpression("pi"), {})).toEqual({ lower: Math.PI, upper: Math.PI + 2 ** -51 });
  expect(checkedValue(parseExpression("a"), { a: 0.1 })).toEqual({ value: 0.1, errorBound: 0 });
  expect(checkedValue(parseExpression("a"), { a: rational(1, 10) }).errorBound).toBeLessThan(6e-18);
});

counted(
  "behaviour",
  "sines of large angles have the platform's value, and a bound that holds for any",
  () => {
    const sin = parseExpression("sin(a)");
    expect(checkedValue(sin, { a: 1e22 }).value).toBe(Math.sin(1e22));
    expect(checkedValue(parseExpression("cos(a)"), { a: -2e9 }).value).toBe(Math.cos(2e9));
    const { value, errorBound } = checkedValue(sin, { a: 1e22 });
    expect(errorBound).toBeGreaterThanOrEqual(1 + Math.abs(value));
    expect(errorBound).toBeLessThan(2);
    expect(enclosure(sin, { a: 1e22 })).toEqual({ lower: -1, upper: 1 });
    return 4;
  },
);

counted("behaviour", "wrong points are refused", () => {
  const e = parseExpression("a + 1");
  expect(() => checkedValue(e, {})).toThrow(/symbol 'a' has no value/);
  expect(() => enclosure(e, { toString: 1 })).toThrow(/symbol 'a' has no value/);
  expect(() => checkedValue(e, { a: Number.NaN })).toThrow(/symbol 'a' needs a finite value, got NaN/);
  expect(() => enclosure(e, { a: { lower: 2, upper: 1 } })).toThrow(
    /needs a range with a number in it, got 2 to 1/,
  );
  expect(() => enclosure(e, { a: { lower: Number.NaN, upper: 1 } })).toThrow(/needs a range/);
});

counted("behaviour", "an expression that is nested too deeply is refused", () => {
  let nested = parseExpression("x");
  for (let level = 0; level < 100_000; level++) nested = call("sin", nested);
  const refused = expect.objectContaining({ code: "E_UNSUPPORTED" });
  expect(() => checkedValue(nested, { x: 1 })).toThrow(refused);
  expect(() => enclosure(nested, { x: 1 })).toThrow(refused);
  return 2;
});
