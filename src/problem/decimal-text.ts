import { type Rational, rational, toFloatRational } from "../exact/rational.ts";

/** Below this power of ten a double has all its digits, and so has its reciprocal. */
const LARGEST_SAFE_EXPONENT = 290;

/** A rational of any size to some significant digits: `0.1875`, `1.6e-19`, `3.2e+1200`. */
export function decimalText(value: Rational, digits: number): string {
  const exponent = digitCount(value.numerator) - digitCount(value.denominator);
  if (Math.abs(exponent) < LARGEST_SAFE_EXPONENT)
    return `${Number(toFloatRational(value).toPrecision(digits))}`;
  const [numerator, denominator] = [BigInt(value.numerator), BigInt(value.denominator)];
  const scale = 10n ** BigInt(Math.abs(exponent));
  const scaled =
    exponent > 0 ? rational(numerator, denominator * scale) : rational(numerator * scale, denominator);
  const [mantissa = "", shift] = Number(toFloatRational(scaled).toPrecision(digits))
    .toExponential()
    .split("e");
  const power = exponent + Number(shift);
  return `${mantissa}e${power < 0 ? "" : "+"}${power}`;
}

function digitCount(value: number | bigint): number {
  return `${value}`.replace("-", "").length;
}
