import { at } from "../../core/errors.ts";
import { rational, rationals } from "../../exact/rational.ts";
import { LN2, splitIntoParts } from "./exact-constants.ts";
import type { FloatOperations } from "./float-operations.ts";
import { nearestInteger, polynomial } from "./real-operations.ts";
import { exponentialTail } from "./tails.ts";

/** The parts of ln 2: the first has so few bits that its products with n, of 11 bits, are exact. */
const LN2_PARTS = splitIntoParts(LN2, 2, 42);

/** Beyond these arguments the exponential is infinite or zero in doubles. */
const LEAST_ARGUMENT = rational(-746);
const MOST_ARGUMENT = rational(710);

/**
 * The exponential function as operations on doubles: x = n ln 2 + r with an integer n and |r| <= ln(2)/2, so that
 * e^x = 2^n e^r.
 *
 * Precision: within 1 ulp of the exact value, for all doubles; overflow gives infinity, underflow is gradual.
 * Source: Cody & Waite (1980), Software Manual for the Elementary Functions, chapter 6, with a polynomial of our own.
 */
export function exponential<V, B>(on: FloatOperations<V, B>, x: V): V {
  const { add, subtract, multiply, exact, powerOfTwo } = on;
  const argument = clamped(on, x);
  const n = nearestInteger(on, multiply(argument, exact(rationals.divide(rationals.one, LN2))));
  const partOf = (k: number) => multiply(n, exact(at(LN2_PARTS, k)));
  const [high, low] = [subtract(argument, partOf(0)), partOf(1)];
  const r = subtract(high, low);
  const lost = subtract(subtract(high, r), low);
  const tail = multiply(multiply(r, r), polynomial(on, exponentialTail(), r));
  const value = add(exact(rationals.one), add(r, add(tail, lost)));
  // Scaled in two steps, as 2^n is not always a double where 2^n e^r is one.
  const half = nearestInteger(on, multiply(n, exact(rational(1, 2))));
  return multiply(multiply(value, powerOfTwo(half)), powerOfTwo(subtract(n, half)));
}

/** The argument between bounds; comparisons with what is no number fail, and leave it so. */
function clamped<V, B>({ select, compare, exact }: FloatOperations<V, B>, x: V): V {
  const [least, most] = [exact(LEAST_ARGUMENT), exact(MOST_ARGUMENT)];
  const fromBelow = select(compare("<", x, least), least, x);
  return select(compare("<", most, fromBelow), most, fromBelow);
}
