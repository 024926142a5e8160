import { type Rational, rationalFromFloat, rationals, toFloatRational } from "../../exact/rational.ts";
import { powerBySquaring } from "../../expr/floating/evaluate-floating.ts";
import { roundConstant } from "../../expr/floating/round-constant.ts";
import { PI } from "../elementary/exact-constants.ts";
import type { FloatOperations } from "../elementary/float-operations.ts";
import { infinity } from "../elementary/real-operations.ts";
import type { Comparison } from "../ir/program.ts";
import { ballFunction } from "./ball-functions.ts";
import type { CheckedArithmetic, Decision } from "./checked-arithmetic.ts";
import { inflate, ROUNDING_UNIT, shrink, TINY } from "./rounding.ts";

/**
 * A double, and a bound of its distance from the real number that it stands for; without one it is that number. Where the
 * bound is infinite, or no number, nothing is known.
 */
export interface Ball<V> {
  readonly value: V;
  readonly bound?: V;
}

/**
 * Arithmetic with a running error bound: each operation adds to its bound what it passes on of the errors of its operands
 * and its own rounding, and the bounds are rounded upwards. Values are those of ordinary doubles, to the last bit; only
 * elementary functions and powers with any exponent are those of the pass `inline-elementary`, whose errors are known.
 *
 * Cost: three to ten operations for one. Precision: bounds are right to the first order in the rounding unit.
 * Source: Higham (2002), Accuracy and Stability of Numerical Algorithms, section 3.3, after Wilkinson.
 */
export function ballArithmetic<V, B>(on: FloatOperations<V, B>): CheckedArithmetic<V, B, Ball<V>> {
  const multiply = (a: Ball<V>, b: Ball<V>) => product(on, a, b);
  return {
    suffixes: ["", "Bound"],
    hasPairsAsInputs: false,
    point: (value) => ({ value }),
    fromParts: (value, bound) => ({ value, bound }),
    toParts: ({ value, bound }) => [value, bound === undefined ? on.float(0) : finiteOrInfinite(on, bound)],
    exact: (value) => exactBall(on, value),
    pi: () => exactBall(on, PI),
    add: (a, b) => rounded(on, on.add(a.value, b.value), [a.bound, b.bound]),
    subtract: (a, b) => rounded(on, on.subtract(a.value, b.value), [a.bound, b.bound]),
    multiply,
    divide: (a, b) => quotient(on, a, b),
    negate: (a) => ({ ...a, value: on.negate(a.value) }),
    power: (base, exponent) => powerBySquaring(multiply, base, exponent),
    apply: (name, operands) => ballFunction(on, multiply, name, operands),
    compare: (operator, a, b) => decision(on, operator, a, b),
    select: (condition, ifTrue, ifFalse) => choice(on, condition, ifTrue, ifFalse),
  };
}

/** A rounded result, with the errors that it has besides its own rounding. */
function rounded<V, B>(on: FloatOperations<V, B>, value: V, errors: readonly (V | undefined)[]): Ball<V> {
  return { value, bound: inflate(on, sumOf(on, roundingOf(on, value), errors)) };
}

function roundingOf<V, B>({ multiply, float, apply }: FloatOperations<V, B>, value: V): V {
  return multiply(float(ROUNDING_UNIT), apply("abs", [value]));
}

/** A first number and those of others that there are. */
function sumOf<V, B>({ add }: FloatOperations<V, B>, first: V, others: readonly (V | undefined)[]): V {
  return others.reduce<V>((sum, other) => (other === undefined ? sum : add(sum, other)), first);
}

function exactBall<V, B>({ float }: FloatOperations<V, B>, exact: Rational): Ball<V> {
  const value = roundConstant(exact);
  const difference = rationals.subtract(exact, rationalFromFloat(value));
  if (rationals.isZero(difference)) return { value: float(value) };
  // The difference is rounded itself.
  const bound = Math.abs(toFloatRational(difference)) * (1 + 4 * ROUNDING_UNIT) + TINY;
  return { value: float(value), bound: float(bound) };
}

/** |ab - (a + da)(b + db)| <= |a| |db| + (|b| + |db|) |da|, and the rounding. */
function product<V, B>(on: FloatOperations<V, B>, a: Ball<V>, b: Ball<V>): Ball<V> {
  const { multiply, apply } = on;
  const ofRight = b.bound === undefined ? undefined : multiply(apply("abs", [a.value]), b.bound);
  const ofLeft =
    a.bound === undefined ? undefined : multiply(sumOf(on, apply("abs", [b.value]), [b.bound]), a.bound);
  return rounded(on, multiply(a.value, b.value), [ofRight, ofLeft]);
}

/** With q = a/b rounded, |q - (a + da)/(b + db)| <= (|a - qb| + |da| + |q| |db|) / (|b| - |db|). */
function quotient<V, B>(on: FloatOperations<V, B>, a: Ball<V>, b: Ball<V>): Ball<V> {
  const { multiply, divide, subtract, compare, select, apply, float } = on;
  const value = divide(a.value, b.value);
  const [size, divisor] = [apply("abs", [value]), apply("abs", [b.value])];
  const remainder = multiply(roundingOf(on, value), divisor);
  const passedOn = b.bound === undefined ? undefined : multiply(size, b.bound);
  // What underflows in the numerator may be large in the quotient.
  const numerator = sumOf(on, remainder, [a.bound, passedOn, float(TINY)]);
  if (b.bound === undefined) return { value, bound: inflate(on, divide(numerator, divisor)) };
  const least = shrink(on, subtract(divisor, b.bound));
  const bound = inflate(on, divide(numerator, least));
  return { value, bound: select(compare("<", float(0), least), bound, infinity(on)) };
}

function finiteOrInfinite<V, B>(on: FloatOperations<V, B>, bound: V): V {
  return on.select(on.compare("<=", bound, on.float(Number.MAX_VALUE)), bound, infinity(on));
}

/** Certain where the difference of the values is larger than its error. */
function decision<V, B>(
  on: FloatOperations<V, B>,
  operator: Comparison,
  a: Ball<V>,
  b: Ball<V>,
): Decision<B> {
  const { add, subtract, negate, compare, apply, float } = on;
  const difference = subtract(b.value, a.value);
  const isExact = a.bound === undefined && b.bound === undefined;
  const error = isExact ? float(0) : inflate(on, sumOf(on, roundingOf(on, difference), [a.bound, b.bound]));
  const size = apply("abs", [difference]);
  switch (operator) {
    case "<":
      return { isTrue: compare("<", error, difference), isFalse: compare("<=", error, negate(difference)) };
    case "<=":
      return { isTrue: compare("<=", error, difference), isFalse: compare("<", error, negate(difference)) };
    case "==":
      return { isTrue: compare("==", add(size, error), float(0)), isFalse: compare("<", error, size) };
  }
}

/** Where either may be the right one, the second, with an error that covers the first. */
function choice<V, B>(
  on: FloatOperations<V, B>,
  { isTrue, isFalse }: Decision<B>,
  x: Ball<V>,
  y: Ball<V>,
): Ball<V> {
  const { select, subtract, apply, float } = on;
  const [ofX, ofY] = [x.bound ?? float(0), y.bound ?? float(0)];
  const either = inflate(on, sumOf(on, apply("abs", [subtract(x.value, y.value)]), [ofX, ofY]));
  return {
    value: select(isTrue, x.value, y.value),
    bound: select(isTrue, ofX, isFalse === undefined ? ofY : select(isFalse, ofY, either)),
  };
}
