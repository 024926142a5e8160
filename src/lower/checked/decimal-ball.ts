import { Decimal } from "decimal.js";
import { at } from "../../core/errors.ts";
import type { RealArithmetic } from "../../expr/floating/complex-arithmetic.ts";
import { type ElementaryFunction, powerBySquaring } from "../../expr/floating/evaluate-floating.ts";

/** A decimal number, and how far at most the exact one is from it. */
export interface DecimalBall {
  /** `NaN` where there is certain to be no real number. */
  readonly value: Decimal;
  /** Infinite where nothing is known. */
  readonly bound: Decimal;
}

/** Bounds need few digits, but must not be rounded down, nor what bounds are divided by up. */
const Upwards = Decimal.clone({ precision: 10, rounding: Decimal.ROUND_UP });
const Downwards = Decimal.clone({ precision: 10, rounding: Decimal.ROUND_DOWN });

export const ZERO = new Upwards(0);
const ONE = new Upwards(1);
/** What there may be, and may be anything. */
export const NOTHING_KNOWN: DecimalBall = { value: ZERO, bound: new Upwards(Number.POSITIVE_INFINITY) };
const NOT_REAL: DecimalBall = { ...NOTHING_KNOWN, value: new Upwards(Number.NaN) };

/** Numbers beyond 10^±this are given up, so that no operation on two others over- or underflows. */
const LARGEST_EXPONENT = 1e9;
const LEAST_BOUND = new Upwards(`1e-${LARGEST_EXPONENT}`);

/** Exponentials of larger numbers are given up: their exponents have as many digits as `LARGEST_EXPONENT`. */
const LARGEST_OPERAND_OF_EXP = 1e9;

/** Units in the last place that elementary functions may be off by: far more than the library's errors, at most one. */
const FUNCTION_UNITS = 100;

/**
 * Real arithmetic in decimals with a running error bound, the analysis of `ballArithmetic` with as many digits as wanted.
 * Bounds are rounded upwards. Roots and logarithms of negative numbers are not real; where an operand may be
 * negative or positive, and likewise where a divisor may be zero, nothing is known.
 *
 * Precision: each operation is off by one unit of the last of `digits`, functions by a hundred.
 * Assumes: at most 480 digits where there are functions: sines take twice as many of pi, and the library has 1025.
 */
export function decimalBalls(digits: number): RealArithmetic<DecimalBall> {
  const Rounded = Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN });
  const unit = new Upwards(10).pow(1 - digits);
  const rounded = (value: Decimal, passedOn: Decimal) => ball(value, passedOn.plus(unit.times(value.abs())));
  const multiply = (a: DecimalBall, b: DecimalBall) => rounded(a.value.times(b.value), boundOfProduct(a, b));
  return {
    exact: ({ numerator, denominator }) => {
      const value = new Rounded(`${numerator}`).div(`${denominator}`);
      const isExact = denominator === 1 && value.eq(`${numerator}`);
      return isExact ? ball(value, ZERO) : rounded(value, ZERO);
    },
    pi: () => rounded(Rounded.acos(-1), ZERO),
    add: (a, b) => rounded(a.value.plus(b.value), a.bound.plus(b.bound)),
    subtract: (a, b) => rounded(a.value.minus(b.value), a.bound.plus(b.bound)),
    multiply,
    divide: (a, b) => {
      const least = leastSize(b);
      if (!least.gt(0)) return b.bound.isZero() || b.value.isNaN() ? NOT_REAL : NOTHING_KNOWN;
      const value = a.value.div(b.value);
      // |a'/b' - a/b| <= (|a' - a| + |a/b| |b' - b|) / |b'|
      const quotient = unit.plus(1).times(value.abs());
      return rounded(value, a.bound.plus(quotient.times(b.bound)).div(least));
    },
    negate: ({ value, bound }) => ({ value: value.neg(), bound }),
    power: (base, exponent) => powerBySquaring(multiply, base, exponent),
    apply: (name, operands) => decimalFunction(name, operands, { digits, unit, multiply, rounded }),
  };
}

/** Whether zero may be in a ball. */
export function mayBeZero({ value, bound }: DecimalBall): boolean {
  return !value.abs().gt(bound);
}

/** At least the size of every number in a ball. */
export function largestSize({ value, bound }: DecimalBall): Decimal {
  return bound.plus(value.abs());
}

/** The least size of a number in a ball; not positive where it may be zero. */
function leastSize({ value, bound }: DecimalBall): Decimal {
  return new Downwards(value.abs()).minus(bound);
}

function ball(value: Decimal, bound: Decimal): DecimalBall {
  if (value.isNaN()) return NOT_REAL;
  const isModerate = (size: Decimal) => size.isZero() || Math.abs(size.e) < LARGEST_EXPONENT;
  if (isModerate(value) && isModerate(bound)) return { value, bound };
  const isTiny = isModerate(value) && bound.lt(LEAST_BOUND);
  return isTiny ? { value, bound: LEAST_BOUND } : NOTHING_KNOWN;
}

function boundOfProduct(a: DecimalBall, b: DecimalBall): Decimal {
  const ofFirst = a.bound.times(b.value.abs());
  const ofSecond = b.bound.times(a.value.abs());
  return ofFirst.plus(ofSecond).plus(a.bound.times(b.bound));
}

/** The operations that functions are made of. */
interface Operations {
  readonly digits: number;
  /** In the last of the digits of a number below 10. */
  readonly unit: Decimal;
  readonly multiply: (a: DecimalBall, b: DecimalBall) => DecimalBall;
  /** A ball about a rounded value, with the error that was passed on. */
  readonly rounded: (value: Decimal, passedOn: Decimal) => DecimalBall;
}

function decimalFunction(
  name: ElementaryFunction,
  operands: readonly DecimalBall[],
  operations: Operations,
): DecimalBall {
  const x = at(operands, 0);
  if (!x.bound.isFinite()) return x;
  switch (name) {
    case "exp":
      return exponentialBall(x, operations);
    case "log":
      return logarithmBall(x, operations);
    case "sin":
      return waveBall(x, (value) => value.sin(), operations);
    case "cos":
      return waveBall(x, (value) => value.cos(), operations);
    case "sqrt":
      return squareRootBall(x, operations);
    case "abs":
      return { ...x, value: x.value.abs() };
    case "pow":
      return exponentialBall(operations.multiply(at(operands, 1), logarithmBall(x, operations)), operations);
  }
}

/** |e^(x+d) - e^x| <= e^x (|d| + d²) for |d| <= 1; twice that, as e^x is rounded. */
function exponentialBall({ value, bound }: DecimalBall, { unit }: Operations): DecimalBall {
  if (value.isNaN()) return NOT_REAL;
  if (!bound.lte(1) || value.abs().gt(LARGEST_OPERAND_OF_EXP)) return NOTHING_KNOWN;
  const result = value.exp();
  const passedOn = bound.plus(bound.times(bound)).times(2);
  return ball(result, passedOn.plus(unit.times(FUNCTION_UNITS)).times(result));
}

/** |ln(x+d) - ln x| <= |d| / (x - |d|) for |d| < x. */
function logarithmBall(x: DecimalBall, { unit }: Operations): DecimalBall {
  const least = leastSize(x);
  if (!least.gt(0)) return x.bound.isZero() ? NOT_REAL : NOTHING_KNOWN;
  if (x.value.isNegative()) return NOT_REAL;
  const result = x.value.ln();
  return ball(result, unit.times(FUNCTION_UNITS).times(result.abs().plus(1)).plus(x.bound.div(least)));
}

/** A sine or a cosine changes by no more than its operand. Of large operands it is only known to be at most 1. */
function waveBall(
  { value, bound }: DecimalBall,
  wave: (value: Decimal) => Decimal,
  { unit, digits }: Operations,
): DecimalBall {
  if (bound.gt(1) || value.e >= digits) return { value: ZERO, bound: ONE };
  return ball(wave(value), bound.plus(unit.times(FUNCTION_UNITS)));
}

/** |sqrt(x+d) - sqrt(x)| <= |d| / sqrt(x) for |d| <= x. */
function squareRootBall(x: DecimalBall, { unit, rounded }: Operations): DecimalBall {
  if (x.value.isZero() && x.bound.isZero()) return x;
  if (!leastSize(x).gt(0)) return NOTHING_KNOWN;
  if (x.value.isNegative()) return NOT_REAL;
  const result = x.value.sqrt();
  return rounded(result, x.bound.div(result).times(unit.plus(1)));
}
