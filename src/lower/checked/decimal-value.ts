import { Decimal } from "decimal.js";
import { at } from "../../core/errors.ts";
import type { Rational } from "../../exact/rational.ts";
import { type Complex, complexArithmetic } from "../../expr/floating/complex-arithmetic.ts";
import { valueOfSymbol } from "../../expr/floating/evaluate-expression.ts";
import type { Arithmetic } from "../../expr/floating/evaluate-floating.ts";
import {
  type DecimalBall,
  decimalBalls,
  largestSize,
  mayBeZero,
  NOTHING_KNOWN,
  ZERO,
} from "./decimal-ball.ts";

/** A complex number in decimals with bounds of the errors of its parts; an absent part is exactly zero. */
export type DecimalValue = Complex<DecimalBall>;

/**
 * Complex arithmetic in decimals of so many digits, at a point, for `evaluateChecked`. Bounds of errors cover all roundings,
 * and a hundred times the error that the library of decimals has in its functions. Logarithms and general powers of what
 * is not real may be anything.
 *
 * Cost: some microseconds for an operation; about a millisecond for a function to 120 digits, 20 ms to 480.
 * Assumes: at most 480 digits; see `decimalBalls`.
 * Errors, when a value is computed: E_UNDECLARED for a symbol without a value.
 */
export function decimalArithmetic(
  digits: number,
  point: Readonly<Record<string, Rational>>,
): Arithmetic<DecimalValue> {
  const real = decimalBalls(digits);
  const symbol = (name: string) => ({ re: real.exact(valueOfSymbol(point, name)), im: undefined });
  const complex = complexArithmetic(real, symbol);
  return {
    ...complex,
    apply: (name, operands) => {
      const isReal = operands.every(({ im }) => im === undefined);
      return isReal || name === "exp" || name === "sin" || name === "cos" || name === "sqrt"
        ? complex.apply(name, operands)
        : { re: NOTHING_KNOWN, im: NOTHING_KNOWN };
    },
  };
}

/** Whether a value is certain not to be zero. */
export function isCertainlyNotZero({ re, im }: DecimalValue): boolean {
  return [re, im].some((part) => part !== undefined && !mayBeZero(part));
}

/** Whether a value may be real. */
export function mayBeReal({ im }: DecimalValue): boolean {
  return im === undefined || mayBeZero(im);
}

/** The real part, as a number. */
export function realPart({ re }: DecimalValue): DecimalValue {
  return { re, im: undefined };
}

/** The sign of the real part; `undefined` where it is not certain. */
export function signOfReal({ re }: DecimalValue): -1 | 0 | 1 | undefined {
  if (re === undefined || (re.value.isZero() && re.bound.isZero())) return 0;
  if (mayBeZero(re)) return undefined;
  return re.value.isNegative() ? -1 : 1;
}

/** The absolute value with its error, rounded upwards to ten digits or so; infinite where nothing is known. */
export function sizeOf({ re, im }: DecimalValue): Decimal {
  const sizes = [re, im].flatMap((part) => (part === undefined ? [] : [largestSize(part)]));
  const squares = sizes.reduce((sum, size) => sum.plus(size.times(size)), ZERO);
  return sizes.length === 1 ? at(sizes, 0) : squares.sqrt();
}

/** Two digits of the absolute value: `7.5e-13`. */
export function sizeText(value: DecimalValue): string {
  return sizeOf(value).toExponential(1, Decimal.ROUND_HALF_UP);
}

/** Whether more digits may tell more: not where a root or a logarithm of a negative number has no real value. */
export function mayExist({ re, im }: DecimalValue): boolean {
  return [re, im].every((part) => part === undefined || !part.value.isNaN());
}

/** So many significant digits of a value, without parts that may be zero: `1.414`, `0.5000 - 0.8660 i`. */
export function decimalValueText({ re, im }: DecimalValue, digits: number): string {
  const real = re === undefined || mayBeZero(re) ? undefined : re.value.toPrecision(digits);
  if (im === undefined || mayBeZero(im)) return real ?? "0";
  const imaginary = `${im.value.abs().toPrecision(digits)} i`;
  if (real === undefined) return im.value.isNegative() ? `-${imaginary}` : imaginary;
  return `${real} ${im.value.isNegative() ? "-" : "+"} ${imaginary}`;
}
