import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type Rational, rational, rationals, toFloatRational } from "../../../../src/exact/rational.ts";
import { economise } from "../../../../src/lower/elementary/economise.ts";
import { LN2, PI, splitIntoParts } from "../../../../src/lower/elementary/exact-constants.ts";
import { counted } from "../../../counted.ts";

const { add, multiply, subtract } = rationals;

function valueAt(coefficients: readonly Rational[], x: Rational): Rational {
  return coefficients.reduceRight((sum, coefficient) => add(coefficient, multiply(x, sum)), rationals.zero);
}

const integers = (...values: readonly number[]) => values.map((value) => rational(value));

counted("identity", "a Chebyshev polynomial is economised to zero, and x^4 to x^2 - 1/8", () => {
  const range = { from: rational(-1), to: rational(1) };
  const t5 = integers(0, 5, 0, -20, 0, 16);
  expect(economise(t5, range, 4)).toEqual(integers(0, 0, 0, 0, 0));
  // T4 = 8 x^4 - 8 x^2 + 1.
  expect(economise(integers(0, 0, 0, 0, 1), range, 3)).toEqual([
    rational(-1, 8),
    rational(0),
    rational(1),
    rational(0),
  ]);
});

counted(
  "identity",
  "the error of one degree less takes its extreme with both signs in turn, as the least does",
  () => {
    const coefficients = integers(3, -1, 4, 1, -5, 9);
    const range = { from: rational(1), to: rational(3) };
    const economised = economise(coefficients, range, 4);
    // The extremes of T5 over [1, 3] that are rational: the ends.
    const errors = [range.from, range.to].map((x) =>
      subtract(valueAt(coefficients, x), valueAt(economised, x)),
    );
    expect(errors).toEqual([rational(-9, 16), rational(9, 16)]);
    for (let k = 0; k <= 40; k++) {
      const x = rational(20 + k, 20);
      const error = toFloatRational(subtract(valueAt(coefficients, x), valueAt(economised, x)));
      expect(Math.abs(error)).toBeLessThanOrEqual(9 / 16);
    }
    return 41;
  },
);

counted("golden", "pi and ln 2 have their published digits", () => {
  // Abramowitz & Stegun (1964), tables 1.1 and 4.2.
  const digits = (value: Rational) => (BigInt(value.numerator) * 10n ** 24n) / BigInt(value.denominator);
  expect(digits(PI)).toBe(3_141592653589793238462643n);
  expect(digits(LN2)).toBe(693147180559945309417232n);
});

counted("identity", "parts of a number sum to it, and all but the last are short", () => {
  const parts = splitIntoParts(PI, 4, 23);
  expect(parts.reduce(add)).toEqual(PI);
  for (const part of parts.slice(0, -1)) {
    const float = toFloatRational(part);
    // As many bits as are left when the number fits a float of 24 bits with its half.
    expect(Math.fround(float)).toBe(float);
  }
  expect(toFloatRational(at(parts, 3))).toBeLessThan(2 ** -60);
});
