import { at } from "../../core/errors.ts";
import { rational, rationalFromFloat, rationals } from "../../exact/rational.ts";
import { LN2, splitIntoParts } from "./exact-constants.ts";
import type { FloatOperations } from "./float-operations.ts";
import { infinity, notANumber, polynomial } from "./real-operations.ts";
import { logarithmTail } from "./tails.ts";

/** The parts of ln 2: the first has so few bits that its products with exponents, of 11 bits, are exact. */
const LN2_PARTS = splitIntoParts(LN2, 2, 42);

/** Scaling by 2^±54 takes all doubles to where neither they nor 2^-k leave the normal range. */
const SCALING_BITS = 54;
const SQUARE_ROOT_OF_TWO = rationalFromFloat(Math.SQRT2);

/**
 * The natural logarithm as operations on doubles: x = 2^k m with m between the roots of 1/2 and of 2, and f = m - 1, so
 * that ln x = k ln 2 + ln(1 + f) and ln(1 + f) = f - f²/2 + s (f²/2 + R), where s = f/(2 + f) and 2 artanh(s) = 2s + s R.
 *
 * Precision: within 1 ulp of the exact value, for all positive doubles; that of zero is minus infinity, that of a
 * negative number is NaN.
 * Source: Tang (1990), Table-driven implementation of the logarithm function, for the form of the sum; the polynomial is
 * our own.
 */
export function logarithm<V, B>(on: FloatOperations<V, B>, x: V): V {
  const { compare, select, negate, exact } = on;
  const [zero, one] = [exact(rationals.zero), exact(rationals.one)];
  const isBounded = compare("<=", x, exact(rationalFromFloat(Number.MAX_VALUE)));
  const ofPositive = select(isBounded, logarithmOfFinite(on, x, compare("<", x, one)), infinity(on));
  const ofOthers = select(compare("==", x, zero), negate(infinity(on)), notANumber(on));
  return select(compare("<", zero, x), ofPositive, ofOthers);
}

function logarithmOfFinite<V, B>(on: FloatOperations<V, B>, x: V, isSmall: B): V {
  const { add, subtract, multiply, select, negate, exact, powerOfTwo, binaryExponent } = on;
  const choose = (ifSmall: number, ifLarge: number) =>
    select(isSmall, exact(rationalFromFloat(ifSmall)), exact(rationalFromFloat(ifLarge)));
  const scaled = multiply(x, choose(2 ** SCALING_BITS, 2 ** -SCALING_BITS));
  const exponent = binaryExponent(multiply(scaled, exact(SQUARE_ROOT_OF_TWO)));
  const k = add(exponent, choose(-SCALING_BITS, SCALING_BITS));
  const f = subtract(multiply(scaled, powerOfTwo(negate(exponent))), exact(rationals.one));
  const [high, low] = [multiply(k, exact(at(LN2_PARTS, 0))), multiply(k, exact(at(LN2_PARTS, 1)))];
  const { halfSquare, correction } = logarithmOfOnePlus(on, f);
  // k ln 2 + ln(1 + f), the smallest parts first.
  return subtract(high, subtract(subtract(halfSquare, add(correction, low)), f));
}

/** The parts of ln(1 + f) = f - f²/2 + s (f²/2 + R). */
function logarithmOfOnePlus<V, B>(on: FloatOperations<V, B>, f: V) {
  const { add, multiply, divide, exact } = on;
  const s = divide(f, add(exact(rational(2)), f));
  const square = multiply(s, s);
  const halfSquare = multiply(exact(rational(1, 2)), multiply(f, f));
  const remainder = multiply(square, polynomial(on, logarithmTail(), square));
  return { halfSquare, correction: multiply(s, add(halfSquare, remainder)) };
}
