import { at } from "../../core/errors.ts";
import { rational, rationals } from "../../exact/rational.ts";
import { PI, splitIntoParts } from "./exact-constants.ts";
import type { FloatOperations } from "./float-operations.ts";
import { nearestInteger, notANumber, polynomial } from "./real-operations.ts";
import { cosineTail, sineTail } from "./tails.ts";

const HALF = rational(1, 2);
const HALF_PI = rationals.multiply(HALF, PI);

/**
 * The parts of pi/2: products of the first four, of 23 bits, with numbers of quarter turns are exact. All five together
 * reach 2^-146, and no double in range is closer than 2^-61 to a multiple of pi/2, other than zero.
 */
const HALF_PI_PARTS = splitIntoParts(HALF_PI, 5, 23);

/**
 * The largest argument, in size, whose multiple of pi/2 is subtracted here: 2^30 quarter turns. Doubles beyond it are more
 * than 2e-7 apart and hardly angles any more.
 */
export const LARGEST_ANGLE = 1_686_629_713;

/** Whether an argument is of a size up to LARGEST_ANGLE: not where it is infinite or no number. */
export function isReducibleAngle<V, B>({ compare, multiply, exact }: FloatOperations<V, B>, x: V): B {
  return compare("<=", multiply(x, x), exact(rational(BigInt(LARGEST_ANGLE) ** 2n)));
}

/**
 * The sine as operations on doubles, by quarter turns: x = n pi/2 + h with an integer n and |h| <= pi/4.
 *
 * Precision: within 1 ulp of the exact value for |x| <= LARGEST_ANGLE. Beyond, the result is NaN, as it is for
 * infinities: it is never wrong without a word.
 * Source: Cody & Waite (1980), Software Manual for the Elementary Functions, chapter 8, with more parts of pi and with
 * polynomials of our own.
 */
export function sine<V, B>(on: FloatOperations<V, B>, x: V): V {
  return on.select(isReducibleAngle(on, x), reducedSine(on, x), notANumber(on));
}

/** The cosine, likewise. */
export function cosine<V, B>(on: FloatOperations<V, B>, x: V): V {
  return on.select(isReducibleAngle(on, x), reducedCosine(on, x), notANumber(on));
}

/**
 * The sine of any double: up to LARGEST_ANGLE with the bits of `sine`, beyond it with those of the platform's function,
 * which ECMAScript does not specify; V8's is within 1 ulp at the hardest arguments.
 */
export function sineOfAny<V, B>(on: FloatOperations<V, B>, x: V): V {
  return on.select(isReducibleAngle(on, x), reducedSine(on, x), on.apply("sin", [beyondReduction(on, x)]));
}

/** The cosine of any double, likewise. */
export function cosineOfAny<V, B>(on: FloatOperations<V, B>, x: V): V {
  return on.select(isReducibleAngle(on, x), reducedCosine(on, x), on.apply("cos", [beyondReduction(on, x)]));
}

/** An angle where the platform is asked for it, and zero elsewhere: back ends make no call for zero. */
function beyondReduction<V, B>(on: FloatOperations<V, B>, x: V): V {
  return on.select(isReducibleAngle(on, x), on.exact(rationals.zero), x);
}

function reducedSine<V, B>(on: FloatOperations<V, B>, x: V): V {
  const { compare, multiply, subtract, exact } = on;
  const { quarter, sineOfRest, cosineOfRest } = quarterTurns(on, x);
  // Of the quarters -2 .. 2 it is negative in -2, -1 and 2.
  const isNegative = compare(
    "<",
    exact(rationals.zero),
    multiply(quarter, subtract(quarter, exact(rationals.one))),
  );
  return turned(on, { quarter, even: sineOfRest, odd: cosineOfRest, isNegative });
}

function reducedCosine<V, B>(on: FloatOperations<V, B>, x: V): V {
  const { compare, multiply, add, exact } = on;
  const { quarter, sineOfRest, cosineOfRest } = quarterTurns(on, x);
  // Of the quarters -2 .. 2 it is negative in -2, 1 and 2, where for odd ones the sine of the rest is taken.
  const isNegative = compare(
    "<",
    exact(rationals.zero),
    multiply(quarter, add(quarter, exact(rationals.one))),
  );
  return turned(on, { quarter, even: cosineOfRest, odd: sineOfRest, isNegative });
}

interface Turned<V, B> {
  readonly quarter: V;
  readonly even: V;
  readonly odd: V;
  readonly isNegative: B;
}

/** The value that belongs to the quarter. */
function turned<V, B>(on: FloatOperations<V, B>, { quarter, even, odd, isNegative }: Turned<V, B>): V {
  const { compare, select, multiply, negate, exact } = on;
  const isOdd = compare("==", multiply(quarter, quarter), exact(rationals.one));
  const size = select(isOdd, odd, even);
  return select(isNegative, negate(size), size);
}

/** The quarter from -2 to 2 that an angle lies in, where -2 and 2 are the same, and the sine and cosine of what is left. */
function quarterTurns<V, B>(on: FloatOperations<V, B>, x: V) {
  const { multiply, subtract, exact } = on;
  const turns = nearestInteger(on, multiply(x, exact(rationals.divide(rationals.one, HALF_PI))));
  const whole = nearestInteger(on, multiply(turns, exact(rational(1, 4))));
  const quarter = subtract(turns, multiply(exact(rational(4)), whole));
  return { quarter, ...sineAndCosineOfRest(on, restOf(on, x, turns)) };
}

/** A double with a correction, which together have more bits than one. */
interface Rest<V> {
  readonly leading: V;
  readonly correction: V;
}

/**
 * x - n pi/2. The first difference is exact, as both numbers are multiples of the ulp of x; what the others
 * lose in rounding is computed exactly, and goes into the correction.
 */
function restOf<V, B>({ multiply, subtract, add, exact }: FloatOperations<V, B>, x: V, turns: V): Rest<V> {
  const product = (part: number) => multiply(turns, exact(at(HALF_PI_PARTS, part)));
  let leading = subtract(x, product(0));
  const losses: V[] = [];
  for (const part of [1, 2, 3]) {
    const subtracted = product(part);
    const difference = subtract(leading, subtracted);
    losses.push(subtract(subtract(leading, difference), subtracted));
    leading = difference;
  }
  return { leading, correction: subtract(losses.reduce(add), product(4)) };
}

/** sin(h + c) = sin h + c (1 - h²/2) and cos(h + c) = cos h - c h, for a tiny c. */
function sineAndCosineOfRest<V, B>(on: FloatOperations<V, B>, { leading: h, correction: c }: Rest<V>) {
  const { multiply, subtract, add, exact } = on;
  const one = exact(rationals.one);
  const square = multiply(h, h);
  const halfSquare = multiply(exact(HALF), square);
  const slope = subtract(one, halfSquare);
  const cubic = multiply(multiply(h, square), polynomial(on, sineTail(), square));
  const quartic = multiply(multiply(square, square), polynomial(on, cosineTail(), square));
  // What 1 - h²/2 lost in rounding comes back.
  const lost = subtract(subtract(one, slope), halfSquare);
  return {
    sineOfRest: add(h, add(cubic, multiply(c, slope))),
    cosineOfRest: add(slope, add(lost, subtract(quartic, multiply(h, c)))),
  };
}
