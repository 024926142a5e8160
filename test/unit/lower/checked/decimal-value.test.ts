import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect } from "vitest";
import {
  type Rational,
  rational,
  rationalFromFloat,
  rationalFromText,
  rationals,
} from "../../../../src/exact/rational.ts";
import type { Expression } from "../../../../src/expr/expression.ts";
import { evaluateFloating } from "../../../../src/expr/floating/evaluate-floating.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { evaluateChecked } from "../../../../src/lower/checked/checked-value.ts";
import type { DecimalBall } from "../../../../src/lower/checked/decimal-ball.ts";
import {
  type DecimalValue,
  decimalArithmetic,
  decimalValueText,
  mayExist,
} from "../../../../src/lower/checked/decimal-value.ts";
import { counted } from "../../../counted.ts";
import { fixedPointArithmetic, fromFixed } from "../elementary/reference.ts";
import {
  exactAt,
  functionArbitrary,
  isAtMost,
  namedValues,
  pointArbitrary,
  rationalExpressionArbitrary,
} from "./containment.ts";

type Point = Readonly<Record<string, Rational>>;

function decimalValue(e: Expression, point: Point, digits: number): DecimalValue {
  return evaluateChecked(decimalArithmetic(digits, point), e);
}

/** Whether a ball contains a number that is itself known to within an error; an absent one is zero. */
function contains(ball: DecimalBall | undefined, exact: Rational, error = rationals.zero): boolean {
  if (ball === undefined) return rationals.isZero(exact);
  if (!ball.bound.isFinite()) return true;
  // Numbers beyond these are not read from a decimal text.
  if (Math.abs(ball.value.e) > 4000 || ball.bound.e < -4000) return true;
  const value = rationalFromText(ball.value.toString());
  const reach = rationals.add(rationalFromText(ball.bound.toString()), error);
  const difference = rationals.subtract(exact, value);
  return isAtMost(difference, reach) && isAtMost(rationals.negate(reach), difference);
}

function isKnown({ re }: DecimalValue, size: string): boolean {
  return re === undefined || re.bound.lte(new Decimal(size).times(re.value.abs()));
}

counted("property", "a decimal with its bound contains the exact value of any rational expression", () => {
  const runs = 500;
  let informative = 0;
  fc.assert(
    fc.property(rationalExpressionArbitrary, pointArbitrary, (e, values) => {
      const exact = exactAt(e, values);
      if (exact === undefined) return;
      // Few digits, so that much is rounded.
      const value = decimalValue(e, namedValues(values.map(rationalFromFloat)), 12);
      expect(contains(value.re, exact)).toBe(true);
      if (isKnown(value, "1e-6")) informative++;
    }),
    { numRuns: runs },
  );
  expect(informative).toBeGreaterThan(runs / 2);
  return runs;
});

/** Fixed point loses fewer than 200 of its 500 bits. */
const REFERENCE_ERROR = rational(1n, 2n ** 300n);

counted("property", "with functions it contains values computed in fixed point", () => {
  const runs = 150;
  const values = fc.tuple(
    ...Array.from({ length: 3 }, () =>
      fc.double({ min: -50, max: 50, noNaN: true }).filter((x) => Math.abs(x) > 1e-6),
    ),
  );
  fc.assert(
    fc.property(functionArbitrary, values, (e, point) => {
      const symbols = namedValues(point.map(rationalFromFloat));
      const symbol = (name: string) => fixedPointArithmetic.exact(symbols[name] ?? rationals.zero);
      const { numerator, denominator } = fromFixed(evaluateFloating({ ...fixedPointArithmetic, symbol }, e));
      const value = decimalValue(e, symbols, 60);
      expect(contains(value.re, rational(numerator, denominator), REFERENCE_ERROR)).toBe(true);
      expect(value.re?.bound.toNumber()).toBeLessThan(1e-40);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("golden", "cancelled digits are known to be lost", () => {
  // Hermite's near integer, from the On-Line Encyclopedia of Integer Sequences, A060295.
  const e = parseExpression("exp(pi*sqrt(163)) - 262537412640768743");
  expect(decimalValueText(decimalValue(e, {}, 60), 30)).toBe("0.999999999999250072597198185689");
  const lost = decimalValue(e, {}, 16).re;
  expect(lost?.bound.gt(1)).toBe(true);
  return 2;
});

counted("behaviour", "what is not real, and what may be anything, says so", () => {
  const nothing = (text: string) =>
    decimalValue(parseExpression(text), { a: rational(2) }, 30).re?.bound.isFinite() === false;
  const notReal = (text: string) => !mayExist(decimalValue(parseExpression(text), { a: rational(2) }, 30));
  for (const text of ["sqrt(-a)", "log(-a)", "(-a)^(1/3)", "cos(sqrt(1 - a))", "1/(a - 2)"]) {
    expect(notReal(text), text).toBe(true);
  }
  const unknown = [
    "1/(1/3 - a/6)",
    "sqrt(a/3 - 2/3)",
    "log(i*a)",
    "exp(10^12*a)",
    "exp(-10^12*a)",
    "exp(exp(a^6))",
  ];
  for (const text of unknown) {
    expect(nothing(text), text).toBe(true);
    expect(notReal(text), text).toBe(false);
  }
  // Powers that would underflow, so that zero seemed exact.
  expect(nothing("exp(-10^8*a)^(10^12)")).toBe(true);
  // No digit of so large a number is known, but that its sine is no larger than 1.
  expect(decimalValue(parseExpression("sin(10^400*a)"), { a: rational(2) }, 30).re?.bound.toNumber()).toBe(1);
  return 13;
});

counted("behaviour", "parts that may be zero are not shown", () => {
  const text = (e: string) => decimalValueText(decimalValue(parseExpression(e), {}, 30), 4);
  expect(text("exp(i*pi)")).toBe("-1.000");
  expect(text("exp(i*pi/2)")).toBe("1.000 i");
  expect(text("exp(-i*pi/3)")).toBe("0.5000 - 0.8660 i");
  expect(text("sin(pi)")).toBe("0");
  return 4;
});
