import { at } from "../../core/errors.ts";
import { type Rational, rational, rationals } from "../../exact/rational.ts";
import type { FloatOperations } from "./float-operations.ts";

/**
 * The value of a polynomial, from its coefficients, the constant one first: even and odd powers by a Horner scheme each,
 * so that half of the operations do not wait for the other half.
 */
export function polynomial<V, B>(on: FloatOperations<V, B>, coefficients: readonly Rational[], x: V): V {
  const square = on.multiply(x, x);
  const every = (second: number) => coefficients.filter((_, k) => k % 2 === second);
  return on.add(horner(on, every(0), square), on.multiply(x, horner(on, every(1), square)));
}

function horner<V, B>(on: FloatOperations<V, B>, coefficients: readonly Rational[], x: V): V {
  const last = on.exact(at(coefficients, coefficients.length - 1));
  return coefficients
    .slice(0, -1)
    .reduceRight<V>((sum, coefficient) => on.add(on.exact(coefficient), on.multiply(x, sum)), last);
}

/** Beside a number of this size doubles are a distance of one apart, also for negative summands. */
const ROUNDING = rational(3n << 51n);

/** The integer nearest to a double of size below 2^51: its fraction is lost beside a large number. */
export function nearestInteger<V, B>({ add, subtract, exact }: FloatOperations<V, B>, x: V): V {
  return subtract(add(x, exact(ROUNDING)), exact(ROUNDING));
}

/** Numbers of programs are finite, and infinity and what is no number come of divisions by zero. */
export function infinity<V, B>({ divide, exact }: FloatOperations<V, B>): V {
  return divide(exact(rationals.one), exact(rationals.zero));
}

export function notANumber<V, B>({ divide, exact }: FloatOperations<V, B>): V {
  return divide(exact(rationals.zero), exact(rationals.zero));
}
