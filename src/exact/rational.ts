import { ResiduaError } from "../core/errors.ts";
import {
  bitLength,
  canonicalInteger,
  divideWithRemainder,
  gcdOfIntegers,
  type Integer,
  integers,
  multiplyIntegers,
  negateInteger,
  signOfInteger,
} from "./integer.ts";
import type { FractionField } from "./ring.ts";
import { sumsOfFractionProducts } from "./sums-of-products.ts";

/** A rational number in lowest terms with a positive denominator. */
export interface Rational {
  readonly numerator: Integer;
  readonly denominator: Integer;
}

/** The rational `numerator / denominator` in lowest terms. Errors: E_DIVISION_BY_ZERO. */
export function rational(numerator: number | bigint, denominator: number | bigint = 1): Rational {
  return reduced(canonicalInteger(BigInt(numerator)), canonicalInteger(BigInt(denominator)));
}

function reduced(numerator: Integer, denominator: Integer): Rational {
  if (denominator === 0) throw divisionByZero(numerator);
  if (denominator === 1) return { numerator, denominator };
  const common = gcdOfIntegers(numerator, denominator);
  const divisor = denominator < 0 ? negateInteger(common) : common;
  if (divisor === 1) return { numerator, denominator };
  return {
    numerator: divideWithRemainder(numerator, divisor)[0],
    denominator: divideWithRemainder(denominator, divisor)[0],
  };
}

function addRationals(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) {
    return reduced(integers.add(a.numerator, b.numerator), a.denominator);
  }
  return reduced(
    integers.add(multiplyIntegers(a.numerator, b.denominator), multiplyIntegers(b.numerator, a.denominator)),
    multiplyIntegers(a.denominator, b.denominator),
  );
}

function negateRational(a: Rational): Rational {
  return { numerator: negateInteger(a.numerator), denominator: a.denominator };
}

/** Cancels across before multiplying (Henrici): the factors of the result are then prime to each other already. */
function multiplyRationals(a: Rational, b: Rational): Rational {
  const [first, second] = [reduced(a.numerator, b.denominator), reduced(b.numerator, a.denominator)];
  return {
    numerator: multiplyIntegers(first.numerator, second.numerator),
    denominator: multiplyIntegers(first.denominator, second.denominator),
  };
}

function divideRationals(a: Rational, b: Rational): Rational {
  if (b.numerator === 0) throw divisionByZero(a.numerator);
  const isNegative = b.numerator < 0;
  return multiplyRationals(a, {
    numerator: isNegative ? negateInteger(b.denominator) : b.denominator,
    denominator: isNegative ? negateInteger(b.numerator) : b.numerator,
  });
}

function divisionByZero(numerator: Integer): ResiduaError {
  return new ResiduaError("E_DIVISION_BY_ZERO", `the fraction ${numerator}/0 has a zero denominator`);
}

function isZero(a: Rational): boolean {
  return a.numerator === 0;
}

const ZERO: Rational = { numerator: 0, denominator: 1 };
const ONE: Rational = { numerator: 1, denominator: 1 };

/** The field of rational numbers. */
export const rationals: FractionField<Integer, Rational> = {
  name: "Q",
  domain: integers,
  zero: ZERO,
  one: ONE,
  fromInteger: (value) => rational(value),
  add: addRationals,
  subtract: (a, b) => addRationals(a, negateRational(b)),
  negate: negateRational,
  multiply: multiplyRationals,
  isZero,
  equals: (a, b) => a.numerator === b.numerator && a.denominator === b.denominator,
  toText: rationalText,
  divideExact: divideRationals,
  divide: divideRationals,
  gcd: (a, b) => (isZero(a) && isZero(b) ? ZERO : ONE),
  unitPart: (a) => (isZero(a) ? ONE : a),
  sumsOfProducts: sumsOfFractionProducts(
    ({ numerator, denominator }) => ({ re: numerator, im: 0, denominator }),
    ({ re, denominator }) => reduced(re, denominator),
  ),
  numerator: (a) => a.numerator,
  denominator: (a) => a.denominator,
  fraction: reduced,
};

export function rationalText({ numerator, denominator }: Rational): string {
  return denominator === 1 ? `${numerator}` : `${numerator}/${denominator}`;
}

export function signOfRational(a: Rational): -1 | 0 | 1 {
  return signOfInteger(a.numerator);
}

/** The double nearest to a rational of any size. */
export function toFloatRational({ numerator, denominator }: Rational): number {
  // Both exact as doubles: the quotient is correctly rounded by IEEE division.
  if (typeof numerator === "number" && typeof denominator === "number") return numerator / denominator;
  return roundedQuotient(BigInt(numerator), BigInt(denominator));
}

/** Bits kept before the final rounding: 53 of the double, and enough to make a sticky last bit harmless. */
const QUOTIENT_BITS = 64;

/**
 * Doubles end at 2^-1074. Two bits below are kept there, of which one is sticky: with more, Number() would round to
 * 53 bits what the scaling rounds again to fewer.
 */
const LARGEST_QUOTIENT_SHIFT = 1076;

function roundedQuotient(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const shift = Math.min(
    QUOTIENT_BITS + bitLength(denominator) - bitLength(magnitude) + 1,
    LARGEST_QUOTIENT_SHIFT,
  );
  const [scaledNumerator, scaledDenominator] =
    shift >= 0 ? [magnitude << BigInt(shift), denominator] : [magnitude, denominator << BigInt(-shift)];
  const quotient = scaledNumerator / scaledDenominator;
  // A non-zero remainder becomes a sticky last bit, so that Number() rounds to nearest as if it saw all digits.
  const sticky = scaledNumerator % scaledDenominator === 0n ? 0n : 1n;
  const value = scaleByPowerOfTwo(Number(quotient | sticky), -shift);
  return numerator < 0n ? -value : value;
}

/** `value 2^exponent`, in two steps where one factor alone would over- or underflow. */
function scaleByPowerOfTwo(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}

/** Digits and exponent of a decimal: sign, integer part, fraction, exponent. */
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Exponents beyond this are a slip, not a number: 10^4300 already has 14 000 bits. */
const LARGEST_DECIMAL_EXPONENT = 4300;

/**
 * The exact value of a decimal text: `0.1` is 1/10, `2.5e-3` is 1/400; also `p/q`.
 * Errors: E_PARSE where the text is not a number.
 */
export function rationalFromText(text: string): Rational {
  const parts = text.trim().split("/");
  const [first = "", second] = parts;
  if (parts.length > 2) throw notANumber(text);
  return second === undefined
    ? decimal(first, text)
    : rationals.divide(decimal(first, text), decimal(second, text));
}

function decimal(text: string, whole: string): Rational {
  const match = DECIMAL.exec(text.trim());
  const [, sign = "", integerPart = "", fraction = "", exponentText = "0"] = match ?? [];
  if (match === null || integerPart + fraction === "") throw notANumber(whole);
  const exponent = Number(exponentText) - fraction.length;
  if (Math.abs(exponent) > LARGEST_DECIMAL_EXPONENT) throw notANumber(whole);
  const digits = BigInt(`${integerPart}${fraction}`) * (sign === "-" ? -1n : 1n);
  return exponent >= 0
    ? rational(digits * 10n ** BigInt(exponent))
    : rational(digits, 10n ** BigInt(-exponent));
}

function notANumber(text: string): ResiduaError {
  return new ResiduaError("E_PARSE", `expected a number such as 3, 1/3 or 0.1, got '${text}'`);
}

/** The exact value of a finite double. Errors: E_DOMAIN for NaN and infinities. */
export function rationalFromFloat(value: number): Rational {
  if (!Number.isFinite(value)) {
    throw new ResiduaError("E_DOMAIN", `expected a finite number, got ${value}`);
  }
  let denominator = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return rational(BigInt(scaled), denominator);
}
