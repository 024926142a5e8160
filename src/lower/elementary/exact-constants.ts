import { type Rational, rational, rationals } from "../../exact/rational.ts";

/**
 * More bits than any use of the constants asks for: the rounded argument of a sine has 30 bits before the point, 53 after
 * it, comes as close as 2^-60 to a multiple of pi, and shall keep 53 bits there.
 */
const BITS = 256;
/** Bits that absorb the roundings of the partial sums. */
const GUARD_BITS = 16;
const UNIT = 1n << BigInt(BITS + GUARD_BITS);

/** pi = 16 atan(1/5) - 4 atan(1/239), with an error below 2^-256. Source: Machin (1706). */
export const PI: Rational = fromUnits(
  16n * arctangentOfInverse(5n, -1n) - 4n * arctangentOfInverse(239n, -1n),
);

/** ln 2 = 2 artanh(1/3), with an error below 2^-256. */
export const LN2: Rational = fromUnits(2n * arctangentOfInverse(3n, 1n));

/** The sum of s^k / ((2k+1) q^(2k+1)): the arctangent of 1/q for s = -1, the hyperbolic one for s = 1. */
function arctangentOfInverse(q: bigint, s: 1n | -1n): bigint {
  let sum = 0n;
  let power = UNIT / q;
  for (let odd = 1n, sign = 1n; power > 0n; odd += 2n, sign *= s) {
    sum += (sign * power) / odd;
    power /= q * q;
  }
  return sum;
}

function fromUnits(value: bigint): Rational {
  return rational(value, UNIT);
}

/**
 * A positive number in parts that sum to it but for the last part's rounding: all parts but the last have as many
 * leading bits as are asked for, so that their products with short integers are exact doubles.
 */
export function splitIntoParts(value: Rational, parts: number, bits: number): readonly Rational[] {
  if (parts === 1) return [value];
  const leading = leadingBits(value, bits);
  return [leading, ...splitIntoParts(rationals.subtract(value, leading), parts - 1, bits)];
}

/** The first bits of a positive number below 2^bits, the others cut off. */
function leadingBits({ numerator, denominator }: Rational, bits: number): Rational {
  let shift = 0n;
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  while (top << shift < bottom << BigInt(bits)) shift++;
  while (top << shift >= bottom << BigInt(bits)) shift--;
  return rational((top << shift) / bottom, 1n << shift);
}
