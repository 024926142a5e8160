import { at } from "../core/errors.ts";
import type { Rational } from "../exact/rational.ts";
import type { Expression } from "../expr/expression.ts";
import { evaluateChecked } from "../lower/checked/checked-value.ts";
import {
  type DecimalValue,
  decimalArithmetic,
  decimalValueText,
  isCertainlyNotZero,
  mayExist,
  sizeOf,
} from "../lower/checked/decimal-value.ts";

/** The digits that are computed with: more where fewer do not suffice, as where terms cancel. */
export const DIGITS = [120, 240, 480] as const;

/** Exact values of symbols. */
export type Point = Readonly<Record<string, Rational>>;

export interface DecimalComparison {
  /**
   * What is certain: that the sides differ; that they are close; that one has no value, as a root of a negative number; or
   * nothing, because too many digits cancel.
   */
  readonly outcome: "different" | "close" | "undefined" | "open";
  readonly left: DecimalValue;
  readonly right: DecimalValue;
  readonly difference: DecimalValue;
  /** The digits that were computed with. */
  readonly digits: number;
}

export interface ComparisonOptions {
  /** Sides are close that differ by less than 10^-closeness, relative to the larger one unless both may be zero. */
  readonly closeness: number;
  /** Numbers of digits that are tried in turn. */
  readonly digits: readonly number[];
}

/** Compares two expressions at a point in decimals, with bounds of their errors. */
export function compareInDecimals(
  printed: Expression,
  derived: Expression,
  point: Point,
  { closeness, digits }: ComparisonOptions,
): DecimalComparison {
  const [first = DIGITS[0], ...others] = digits;
  const comparison = compareWithDigits([printed, derived], point, { closeness, digits: first });
  return comparison.outcome !== "open" || others.length === 0
    ? comparison
    : compareInDecimals(printed, derived, point, { closeness, digits: others });
}

function compareWithDigits(
  sides: readonly [Expression, Expression],
  point: Point,
  { closeness, digits }: { readonly closeness: number; readonly digits: number },
): DecimalComparison {
  const arithmetic = decimalArithmetic(digits, point);
  const values = sides.map((side) => evaluateChecked(arithmetic, side));
  const [left, right] = [at(values, 0), at(values, 1)];
  const difference = arithmetic.subtract(left, right);
  const outcomeOf = (): DecimalComparison["outcome"] => {
    if (!mayExist(difference)) return "undefined";
    if (isCertainlyNotZero(difference)) return "different";
    const larger = sizeOf(left).gt(sizeOf(right)) ? sizeOf(left) : sizeOf(right);
    const scale = [left, right].some(isCertainlyNotZero) ? larger : 1;
    return sizeOf(difference).div(scale).lte(`1e-${closeness}`) ? "close" : "open";
  };
  return { outcome: outcomeOf(), left, right, difference, digits };
}

/** Digits of both sides beyond those in which they agree. */
const DIGITS_BEYOND = 4;
/** What a reader is shown at least. */
export const LEAST_DIGITS_SHOWN = 10;

/** `1.41 is claimed, 1.42 is derived`, with as many digits as show that the sides differ. */
export function differenceText({ left, right, difference }: DecimalComparison): string {
  const agreeing = sizeOf(left).e - sizeOf(difference).e;
  const shown = Math.max(LEAST_DIGITS_SHOWN, agreeing + DIGITS_BEYOND);
  return `${decimalValueText(left, shown)} is claimed, ${decimalValueText(right, shown)} is derived`;
}
