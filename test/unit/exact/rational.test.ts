import * as fc from "fast-check";
import { describe, expect } from "vitest";
import {
  type Rational,
  rational,
  rationalFromFloat,
  rationalFromText,
  rationals,
  rationalText,
  toFloatRational,
} from "../../../src/exact/rational.ts";
import { counted } from "../../counted.ts";
import { anyRational } from "../../laws/arbitraries.ts";
import { isRefused } from "../../laws/ring-laws.ts";

/** The bits of a finite double as an exact fraction: sign, mantissa and exponent read off IEEE 754. */
function exactValue(value: number): Rational {
  const bits = BigInt.asUintN(64, new BigInt64Array(new Float64Array([value]).buffer)[0] ?? 0n);
  const exponentBits = (bits >> 52n) & 0x7ffn;
  const fraction = bits & ((1n << 52n) - 1n);
  const mantissa = exponentBits === 0n ? fraction : fraction | (1n << 52n);
  const exponent = (exponentBits === 0n ? 1n : exponentBits) - 1075n;
  const signed = bits >> 63n === 1n ? -mantissa : mantissa;
  return exponent >= 0n ? rational(signed << exponent) : rational(signed, 1n << -exponent);
}

/** The double next to a positive one, by its bits. */
function neighbour(value: number, step: 1n | -1n): number {
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = (bits[0] ?? 0n) + step;
  return new Float64Array(bits.buffer)[0] ?? Number.NaN;
}

function hasEvenMantissa(value: number): boolean {
  return (new BigInt64Array(new Float64Array([value]).buffer)[0] ?? 0n) % 2n === 0n;
}

function distance(a: Rational, b: Rational): Rational {
  const difference = rationals.subtract(a, b);
  return difference.numerator < 0 ? rationals.negate(difference) : difference;
}

function isLess(a: Rational, b: Rational): boolean {
  return rationals.subtract(a, b).numerator < 0;
}

/** Whether a positive double is nearer to the exact value than both neighbours, ties to even. */
function isCorrectlyRounded(exact: Rational, value: number): boolean {
  return ([1n, -1n] as const).every((step) => {
    const [own, other] = [exactValue(value), exactValue(neighbour(value, step))].map((v) =>
      distance(v, exact),
    );
    if (own === undefined || other === undefined) return false;
    return isLess(own, other) || (rationals.equals(own, other) && hasEvenMantissa(value));
  });
}

const positive = fc.bigInt({ min: 1n, max: 10n ** 60n });

describe("rationals to doubles", () => {
  counted("property", "the nearest double, against both its neighbours", () => {
    fc.assert(
      fc.property(positive, positive, (p, q) => {
        const exact = rational(p, q);
        return isCorrectlyRounded(exact, toFloatRational(exact));
      }),
      { numRuns: 1000 },
    );
  });

  counted("property", "halfway cases go to the even mantissa, and a hair decides otherwise", () => {
    const mantissa = fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n });
    const hair = fc.constantFrom(0n, 1n, -1n);
    fc.assert(
      fc.property(mantissa, fc.integer({ min: -300, max: 300 }), hair, (m, exponent, offset) => {
        // (m + 1/2) 2^exponent, give or take one part in 2^200.
        const numerator = ((2n * m + 1n) << 200n) + offset;
        const exact =
          exponent >= 0
            ? rational(numerator << BigInt(exponent), 2n ** 201n)
            : rational(numerator, 2n ** BigInt(201 - exponent));
        return isCorrectlyRounded(exact, toFloatRational(exact));
      }),
      { numRuns: 500 },
    );
  });

  counted("property", "doubles survive the round trip, subnormal ones too", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(fc.property(finite, (value) => Object.is(toFloatRational(rationalFromFloat(value)), value)));
  });

  counted("property", "the exact value of a double is what its bits say", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(finite, (value) => rationals.equals(rationalFromFloat(value), exactValue(value))));
  });

  counted("property", "halfway cases among the subnormal numbers, which have fewer bits", () => {
    const mantissa = fc.bigInt({ min: 1n, max: 2n ** 52n - 2n });
    fc.assert(
      fc.property(mantissa, fc.constantFrom(0n, 1n, -1n), (m, offset) => {
        const exact = rational(((2n * m + 1n) << 200n) + offset, 2n ** 1275n);
        return isCorrectlyRounded(exact, toFloatRational(exact));
      }),
      { numRuns: 500 },
    );
  });

  counted("golden", "huge and tiny values (IEEE 754 binary64)", () => {
    expect(toFloatRational(rational(10n ** 400n, 10n ** 399n))).toBe(10);
    expect(toFloatRational(rational(10n ** 309n))).toBe(Number.POSITIVE_INFINITY);
    expect(toFloatRational(rational(-(10n ** 309n)))).toBe(Number.NEGATIVE_INFINITY);
    expect(toFloatRational(rational(1, 10n ** 400n))).toBe(0);
    expect(toFloatRational(rational(1, 2n ** 1074n))).toBe(Number.MIN_VALUE);
    expect(toFloatRational(rational((2n ** 53n - 1n) * 2n ** 971n))).toBe(Number.MAX_VALUE);
    expect(toFloatRational(rational(2n ** 64n + 1n, 3n))).toBe(Number((2n ** 64n + 1n) / 3n));
    return 7;
  });
});

describe("rationals as text", () => {
  counted("golden", "decimals and quotients are exact", () => {
    const cases: readonly [string, Rational][] = [
      ["0.1", rational(1, 10)],
      ["1/3", rational(1, 3)],
      ["2.5e-3", rational(1, 400)],
      [" -7 ", rational(-7)],
      ["+.5", rational(1, 2)],
      ["3.", rational(3)],
      ["1E3", rational(1000)],
      ["-0", rational(0)],
      ["0.5/0.25", rational(2)],
      ["123456789012345678901234567890", rational(123456789012345678901234567890n)],
    ];
    for (const [text, value] of cases) expect(rationalFromText(text)).toStrictEqual(value);
    return cases.length;
  });

  counted("property", "what is printed is read back", () => {
    fc.assert(fc.property(anyRational, (a) => rationals.equals(rationalFromText(rationalText(a)), a)));
  });

  counted("behaviour", "what is no number is refused", () => {
    const texts = ["", "-", ".", "1/2/3", "1e", "abc", "1 2", "0x10", "1e99999", "1/"];
    for (const text of texts)
      expect(
        isRefused("E_PARSE", () => rationalFromText(text)),
        text,
      ).toBe(true);
    expect(isRefused("E_DIVISION_BY_ZERO", () => rationalFromText("1/0"))).toBe(true);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(isRefused("E_DOMAIN", () => rationalFromFloat(value))).toBe(true);
    }
    return texts.length + 3;
  });
});

describe("rationals in lowest terms", () => {
  counted("identity", "signs move into the numerator, and zero is 0/1", () => {
    expect(rational(2, -4)).toStrictEqual({ numerator: -1, denominator: 2 });
    expect(rational(-2, -4)).toStrictEqual({ numerator: 1, denominator: 2 });
    expect(rational(0, -7)).toStrictEqual({ numerator: 0, denominator: 1 });
    expect(rational(3, -1)).toStrictEqual({ numerator: -3, denominator: 1 });
    expect(rationals.subtract(rational(1, 3), rational(1, 3))).toStrictEqual({
      numerator: 0,
      denominator: 1,
    });
    return 5;
  });
});
