import { at } from "../../core/errors.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import { exponential } from "../elementary/exponential.ts";
import type { FloatOperations } from "../elementary/float-operations.ts";
import { logarithm } from "../elementary/logarithm.ts";
import { infinity } from "../elementary/real-operations.ts";
import { cosineOfAny, isReducibleAngle, sineOfAny } from "../elementary/sine-cosine.ts";
import type { Ball } from "./ball.ts";
import { inflate, ROUNDING_UNIT, shrink } from "./rounding.ts";

/** One ulp is at most two units of rounding of the exact value, and less than four of the computed one. */
const FUNCTION_ERROR = 4 * ROUNDING_UNIT;

/** The value of an elementary function, with what it makes of its operand's error and its own. */
export function ballFunction<V, B>(
  on: FloatOperations<V, B>,
  multiply: (a: Ball<V>, b: Ball<V>) => Ball<V>,
  name: ElementaryFunction,
  operands: readonly Ball<V>[],
): Ball<V> {
  const x = at(operands, 0);
  switch (name) {
    case "exp":
      return exponentialBall(on, x);
    case "log":
      return logarithmBall(on, x);
    case "sin":
      return waveBall(on, x, sineOfAny(on, x.value));
    case "cos":
      return waveBall(on, x, cosineOfAny(on, x.value));
    case "sqrt":
      return squareRootBall(on, x);
    case "abs":
      return { ...x, value: on.apply("abs", [x.value]) };
    case "pow":
      return exponentialBall(on, multiply(at(operands, 1), logarithmBall(on, x)));
  }
}

/** A value with its function's own error, and one that is passed on. */
function withOwnError<V, B>(on: FloatOperations<V, B>, value: V, passedOn: V | undefined): Required<Ball<V>> {
  const own = on.multiply(on.float(FUNCTION_ERROR), on.apply("abs", [value]));
  return { value, bound: inflate(on, passedOn === undefined ? own : on.add(own, passedOn)) };
}

/**
 * A sine or a cosine, whose slope is at most 1 in size. Beyond the angles that are reduced here nothing is known for certain of
 * the platform's value, but that the exact one is at most 1 in size.
 */
function waveBall<V, B>(on: FloatOperations<V, B>, x: Ball<V>, value: V): Ball<V> {
  const own = withOwnError(on, value, x.bound);
  const farthest = inflate(on, on.add(on.float(1), on.apply("abs", [value])));
  return { value, bound: on.select(isReducibleAngle(on, x.value), own.bound, farthest) };
}

/** |e^(x+d) - e^x| <= e^x (|d| + d²) for |d| <= 1. */
function exponentialBall<V, B>(on: FloatOperations<V, B>, { value: x, bound }: Ball<V>): Ball<V> {
  const { add, multiply, compare, select, float } = on;
  const value = exponential(on, x);
  if (bound === undefined) return withOwnError(on, value, undefined);
  const change = multiply(value, add(bound, multiply(bound, bound)));
  const isSmall = compare("<=", bound, float(1));
  return { value, bound: select(isSmall, withOwnError(on, value, change).bound, infinity(on)) };
}

/** |ln(x+d) - ln x| <= |d| / (x - |d|) for |d| < x. */
function logarithmBall<V, B>(on: FloatOperations<V, B>, { value: x, bound }: Ball<V>): Ball<V> {
  const value = logarithm(on, x);
  if (bound === undefined) return withOwnError(on, value, undefined);
  const least = shrink(on, on.subtract(x, bound));
  const isPositive = on.compare("<", on.float(0), least);
  const own = withOwnError(on, value, on.divide(bound, least));
  return { value, bound: on.select(isPositive, own.bound, infinity(on)) };
}

/** |sqrt(x+d) - sqrt(x)| <= |d| / sqrt(x) for |d| <= x; roots are rounded correctly, and do not underflow. */
function squareRootBall<V, B>(on: FloatOperations<V, B>, { value: x, bound }: Ball<V>): Ball<V> {
  const value = on.apply("sqrt", [x]);
  if (bound === undefined) return withOwnError(on, value, undefined);
  const own = withOwnError(on, value, on.divide(bound, value));
  return { value, bound: on.select(on.compare("<=", bound, x), own.bound, infinity(on)) };
}
