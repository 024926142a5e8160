import type { Integer } from "../../integer.ts";

/** Upper bounds of the sum and of the largest of some absolute values. */
export interface Norms {
  readonly sum: number;
  readonly largest: number;
}

/** Doubles add up below 2^53 without rounding. */
export const LARGEST_EXACT = 2 ** 53;

/**
 * Covers all roundings of a norm or a bound: n + 1 of them change a sum of n positive terms by a factor below
 * (1 + 2^-53)^(n+1), which is less than this for any n that an array can have.
 */
const ROUNDING_SLACK = 1 + 2 ** -20;

export function normsOf(coefficients: readonly Integer[] | Float64Array): Norms {
  let [sum, largest] = [0, 0];
  for (let i = 0; i < coefficients.length; i += 1) {
    const size = Math.abs(Number(coefficients[i]));
    sum += size;
    if (size > largest) largest = size;
  }
  return sum < LARGEST_EXACT ? { sum, largest } : { sum: withSlack(sum), largest: withSlack(largest) };
}

/** Sums and products below 2^53 are exact as they are. */
function withSlack(value: number): number {
  return value < LARGEST_EXACT ? value : value * ROUNDING_SLACK;
}

/**
 * A bound on every coefficient of a product, and on every partial sum that leads there: each is a sum of products in
 * which no coefficient of a factor occurs twice.
 */
export function productBound(a: Norms, b: Norms): number {
  return withSlack(Math.min(a.sum * b.largest, a.largest * b.sum));
}
