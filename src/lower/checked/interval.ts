import { type Rational, rationalFromFloat, rationals, signOfRational } from "../../exact/rational.ts";
import { roundConstant } from "../../expr/floating/round-constant.ts";
import { PI } from "../elementary/exact-constants.ts";
import type { FloatOperations } from "../elementary/float-operations.ts";
import { doubleOperations } from "../interpreter/double-operations.ts";
import type { Comparison } from "../ir/program.ts";
import type { CheckedArithmetic, Decision } from "./checked-arithmetic.ts";
import { intervalFunction } from "./interval-functions.ts";
import { intervalPower, intervalProduct, intervalQuotient } from "./interval-products.ts";
import { above, below, maximum, minimum } from "./rounding.ts";

/**
 * All real numbers from `lower` to `upper`, which are at most 1.8e308 and at least -1.8e308 respectively, or infinite
 * the other way. From minus to plus infinity nothing is known, and the number need not exist.
 */
export interface Interval<V> {
  readonly lower: V;
  readonly upper: V;
}

/**
 * Interval arithmetic, rounded outwards by operations that round to nearest: an operation's result contains all
 * that it gives on numbers in its operands. A quotient by an interval that contains zero is the whole line, and so is
 * a function's value where it is not defined on all of its operand.
 *
 * Precision: sums have the best ends there are, other operations ends that are at most one double further away, and one
 * more below 2^-1019; elementary functions add their own error.
 * Source: Moore, Kearfott & Cloud (2009), Introduction to Interval Analysis, chapters 2 and 5.
 */
export function intervalArithmetic<V, B>(on: FloatOperations<V, B>): CheckedArithmetic<V, B, Interval<V>> {
  const add = (a: Interval<V>, b: Interval<V>) => ({
    lower: sumBelow(on, a.lower, b.lower),
    upper: sumAbove(on, a.upper, b.upper),
  });
  const negate = ({ lower, upper }: Interval<V>) => ({ lower: on.negate(upper), upper: on.negate(lower) });
  return {
    suffixes: ["Lower", "Upper"],
    hasPairsAsInputs: true,
    point: (value) => ({ lower: value, upper: value }),
    fromParts: (lower, upper) => ({ lower, upper }),
    toParts: ({ lower, upper }) => [lower, upper],
    exact: (value) => exactInterval(on, value),
    pi: () => exactInterval(on, PI),
    add,
    subtract: (a, b) => add(a, negate(b)),
    multiply: (a, b) => intervalProduct(on, a, b),
    divide: (a, b) => intervalQuotient(on, a, b),
    negate,
    power: (base, exponent) => intervalPower(on, base, exponent),
    apply: (name, operands) => intervalFunction(on, name, operands),
    compare: (operator, a, b) => decision(on, operator, a, b),
    select: (condition, ifTrue, ifFalse) => choice(on, condition, ifTrue, ifFalse),
  };
}

/** The neighbouring doubles of an exact number, or itself. */
function exactInterval<V, B>({ float }: FloatOperations<V, B>, exact: Rational): Interval<V> {
  const value = roundConstant(exact);
  const sign = signOfRational(rationals.subtract(exact, rationalFromFloat(value)));
  return {
    lower: float(sign < 0 ? below(doubleOperations, value) : value),
    upper: float(sign > 0 ? above(doubleOperations, value) : value),
  };
}

/**
 * A sum rounded to nearest, and its error, which is a double. Where the sum overflows, the error is no finite number.
 *
 * Source: Knuth (1998), The Art of Computer Programming 2, section 4.2.2, theorem B.
 */
function sumWithError<V, B>({ add, subtract }: FloatOperations<V, B>, x: V, y: V) {
  const sum = add(x, y);
  const ofY = subtract(sum, x);
  return { sum, error: add(subtract(x, subtract(sum, ofY)), subtract(y, ofY)) };
}

/** The largest double that is at most x + y: the error says whether the sum was rounded up. */
function sumBelow<V, B>(on: FloatOperations<V, B>, x: V, y: V): V {
  const { compare, select, float } = on;
  const { sum, error } = sumWithError(on, x, y);
  const next = below(on, sum);
  const ifFinite = select(compare("<=", error, float(Number.MAX_VALUE)), sum, next);
  return select(compare("<=", float(0), error), ifFinite, next);
}

/** The smallest double that is at least x + y. */
function sumAbove<V, B>(on: FloatOperations<V, B>, x: V, y: V): V {
  const { compare, select, float } = on;
  const { sum, error } = sumWithError(on, x, y);
  const next = above(on, sum);
  const ifFinite = select(compare("<=", float(-Number.MAX_VALUE), error), sum, next);
  return select(compare("<=", error, float(0)), ifFinite, next);
}

/** Certain where the intervals do not overlap. */
function decision<V, B>(
  on: FloatOperations<V, B>,
  operator: Comparison,
  a: Interval<V>,
  b: Interval<V>,
): Decision<B> {
  const { compare } = on;
  switch (operator) {
    case "<":
      return { isTrue: compare("<", a.upper, b.lower), isFalse: compare("<=", b.upper, a.lower) };
    case "<=":
      return { isTrue: compare("<=", a.upper, b.lower), isFalse: compare("<", b.upper, a.lower) };
    case "==": {
      // All four ends are the same; or there is a gap between the intervals.
      const isTrue = compare("<=", maximum(on, a.upper, b.upper), minimum(on, a.lower, b.lower));
      return { isTrue, isFalse: compare("<", minimum(on, a.upper, b.upper), maximum(on, a.lower, b.lower)) };
    }
  }
}

/** Where either may be the right one, what contains both. */
function choice<V, B>(
  on: FloatOperations<V, B>,
  { isTrue, isFalse }: Decision<B>,
  x: Interval<V>,
  y: Interval<V>,
): Interval<V> {
  const choose = (ifTrue: V, ifFalse: V, either: V) =>
    on.select(isTrue, ifTrue, isFalse === undefined ? ifFalse : on.select(isFalse, ifFalse, either));
  return {
    lower: choose(x.lower, y.lower, minimum(on, x.lower, y.lower)),
    upper: choose(x.upper, y.upper, maximum(on, x.upper, y.upper)),
  };
}
