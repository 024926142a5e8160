import { powerBySquaring } from "../../expr/floating/evaluate-floating.ts";
import type { FloatOperations } from "../elementary/float-operations.ts";
import { infinity } from "../elementary/real-operations.ts";
import type { Interval } from "./interval.ts";
import { above, below, maximum, minimum, SMALLEST } from "./rounding.ts";

/** Everything: what is known of a number of which nothing is. */
export function wholeLine<V, B>(on: FloatOperations<V, B>): Interval<V> {
  return { lower: on.negate(infinity(on)), upper: infinity(on) };
}

/** A result, but of the whole line, where there may be no number, the whole line. */
export function unlessWhole<V, B>(
  on: FloatOperations<V, B>,
  operand: Interval<V>,
  result: Interval<V>,
): Interval<V> {
  const { compare, select, float } = on;
  const whole = wholeLine(on);
  const hasLower = (ifSo: V, otherwise: V) =>
    select(compare("<=", float(-Number.MAX_VALUE), operand.lower), ifSo, otherwise);
  const hasEnd = (ifSo: V, otherwise: V) =>
    select(compare("<=", operand.upper, float(Number.MAX_VALUE)), ifSo, hasLower(ifSo, otherwise));
  return { lower: hasEnd(result.lower, whole.lower), upper: hasEnd(result.upper, whole.upper) };
}

/** From the least to the greatest of the products of ends. */
export function intervalProduct<V, B>(
  on: FloatOperations<V, B>,
  a: Interval<V>,
  b: Interval<V>,
): Interval<V> {
  const range = rangeOf(on, on.multiply, a, b);
  const smallest = smallestDoubles(on);
  const isNegative = (x: V, ifTrue: V, ifFalse: V) =>
    on.select(on.compare("<", x, on.float(0)), ifTrue, ifFalse);
  const isPositive = (x: V, ifTrue: V, ifFalse: V) =>
    on.select(on.compare("<", on.float(0), x), ifTrue, ifFalse);
  const { negative, zero, positive } = smallest;
  // Ends of unlike signs have a negative product, ends of like signs a positive one, however small.
  const otherBelow = isNegative(b.lower, isPositive(a.upper, negative, zero), zero);
  const belowZero = isNegative(a.lower, isPositive(b.upper, negative, otherBelow), otherBelow);
  const otherAbove = isPositive(a.upper, isPositive(b.upper, positive, zero), zero);
  const aboveZero = isNegative(a.lower, isNegative(b.lower, positive, otherAbove), otherAbove);
  return outward(on, range, { lower: belowZero, upper: aboveZero });
}

/** The whole line where the divisor contains zero. */
export function intervalQuotient<V, B>(
  on: FloatOperations<V, B>,
  a: Interval<V>,
  b: Interval<V>,
): Interval<V> {
  const { compare, select, float } = on;
  const { negative, zero, positive } = smallestDoubles(on);
  const range = rangeOf(on, on.divide, a, b);
  const hasPositiveDivisor = compare("<", zero, b.lower);
  const [isBelow, isAbove] = [compare("<", a.lower, zero), compare("<", zero, a.upper)];
  const atZero = {
    lower: select(hasPositiveDivisor, select(isBelow, negative, zero), select(isAbove, negative, zero)),
    upper: select(hasPositiveDivisor, select(isAbove, positive, zero), select(isBelow, positive, zero)),
  };
  const quotient = outward(on, range, atZero);
  const hasNegativeDivisor = compare("<", b.upper, float(0));
  const unlessZero = (end: V, otherwise: V) =>
    select(hasPositiveDivisor, end, select(hasNegativeDivisor, end, otherwise));
  const whole = wholeLine(on);
  return { lower: unlessZero(quotient.lower, whole.lower), upper: unlessZero(quotient.upper, whole.upper) };
}

/** The powers of ends, which for an even exponent are taken of sizes: no power of an interval round zero is negative then. */
export function intervalPower<V, B>(
  on: FloatOperations<V, B>,
  base: Interval<V>,
  exponent: number,
): Interval<V> {
  const { compare, select, negate, float } = on;
  const power = (sizes: Interval<V>) => powerBySquaring((a, b) => productOfSizes(on, a, b), sizes, exponent);
  if (exponent % 2 === 0) return unlessWhole(on, base, power(sizesOf(on, base)));
  const signed = (end: V) => {
    const size = on.apply("abs", [end]);
    const { lower, upper } = power({ lower: size, upper: size });
    const isNegative = compare("<", end, float(0));
    return {
      lower: select(isNegative, negate(upper), lower),
      upper: select(isNegative, negate(lower), upper),
    };
  };
  return { lower: signed(base.lower).lower, upper: signed(base.upper).upper };
}

/** The absolute values of an interval's numbers. */
export function sizesOf<V, B>(on: FloatOperations<V, B>, { lower, upper }: Interval<V>): Interval<V> {
  const negative = on.negate(lower);
  return {
    lower: maximum(on, maximum(on, lower, on.negate(upper)), on.float(0)),
    upper: maximum(on, negative, upper),
  };
}

/** The product of powers of the same numbers, none of which is negative. */
function productOfSizes<V, B>(on: FloatOperations<V, B>, a: Interval<V>, b: Interval<V>): Interval<V> {
  const { zero, positive } = smallestDoubles(on);
  const isAbove = on.compare("<", zero, b.upper);
  const range = { lower: on.multiply(a.lower, b.lower), upper: on.multiply(a.upper, b.upper) };
  return outward(on, range, { lower: zero, upper: on.select(isAbove, positive, zero) });
}

/** The least and the greatest result of an operation on ends. Zero times infinity, an end that is not reached, is zero. */
function rangeOf<V, B>(
  on: FloatOperations<V, B>,
  operation: (x: V, y: V) => V,
  a: Interval<V>,
  b: Interval<V>,
): Interval<V> {
  const { compare, select, float } = on;
  const result = (x: V, y: V) => {
    const value = operation(x, y);
    return select(compare("==", value, value), value, float(0));
  };
  const [first, second] = [result(a.lower, b.lower), result(a.lower, b.upper)];
  const [third, fourth] = [result(a.upper, b.lower), result(a.upper, b.upper)];
  return {
    lower: minimum(on, minimum(on, first, second), minimum(on, third, fourth)),
    upper: maximum(on, maximum(on, first, second), maximum(on, third, fourth)),
  };
}

/** Ends that were rounded to nearest, moved outwards; where one is zero, to an end that is known from the signs. */
function outward<V, B>(on: FloatOperations<V, B>, range: Interval<V>, atZero: Interval<V>): Interval<V> {
  const { compare, select, float } = on;
  const isZero = (end: V) => compare("==", end, float(0));
  return {
    lower: select(isZero(range.lower), atZero.lower, below(on, range.lower)),
    upper: select(isZero(range.upper), atZero.upper, above(on, range.upper)),
  };
}

function smallestDoubles<V, B>({ float }: FloatOperations<V, B>) {
  return { negative: float(-SMALLEST), zero: float(0), positive: float(SMALLEST) };
}
