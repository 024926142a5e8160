import { at } from "../../core/errors.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import { exponential } from "../elementary/exponential.ts";
import type { FloatOperations } from "../elementary/float-operations.ts";
import { logarithm } from "../elementary/logarithm.ts";
import { cosine, sine } from "../elementary/sine-cosine.ts";
import type { Interval } from "./interval.ts";
import { intervalProduct, sizesOf, unlessWhole, wholeLine } from "./interval-products.ts";
import { above, aboveByUlp, below, belowByUlp, inflate, maximum, minimum } from "./rounding.ts";

/**
 * What contains the values of an elementary function at all points of an interval; of the whole line, where there may be no
 * number, the whole line.
 */
export function intervalFunction<V, B>(
  on: FloatOperations<V, B>,
  name: ElementaryFunction,
  operands: readonly Interval<V>[],
): Interval<V> {
  const x = at(operands, 0);
  switch (name) {
    case "exp":
      return unlessWhole(on, x, exponentialInterval(on, x));
    case "log":
      return where(on, on.compare("<", on.float(0), x.lower), logarithmInterval(on, x));
    case "sin":
      return unlessWhole(on, x, waveInterval(on, x, sine, cosine));
    case "cos":
      return unlessWhole(on, x, waveInterval(on, x, cosine, sine));
    case "sqrt":
      return where(on, on.compare("<=", on.float(0), x.lower), squareRootInterval(on, x));
    case "abs":
      return unlessWhole(on, x, sizesOf(on, x));
    case "pow": {
      const exponent = at(operands, 1);
      const power = exponentialInterval(on, intervalProduct(on, exponent, logarithmInterval(on, x)));
      return unlessWhole(on, exponent, where(on, on.compare("<", on.float(0), x.lower), power));
    }
  }
}

/** An interval where a condition holds, and the whole line elsewhere. */
function where<V, B>(on: FloatOperations<V, B>, condition: B, { lower, upper }: Interval<V>): Interval<V> {
  const whole = wholeLine(on);
  return { lower: on.select(condition, lower, whole.lower), upper: on.select(condition, upper, whole.upper) };
}

function exponentialInterval<V, B>(on: FloatOperations<V, B>, { lower, upper }: Interval<V>): Interval<V> {
  return {
    lower: maximum(on, belowByUlp(on, exponential(on, lower)), on.float(0)),
    upper: aboveByUlp(on, exponential(on, upper)),
  };
}

function logarithmInterval<V, B>(on: FloatOperations<V, B>, { lower, upper }: Interval<V>): Interval<V> {
  return { lower: belowByUlp(on, logarithm(on, lower)), upper: aboveByUlp(on, logarithm(on, upper)) };
}

function squareRootInterval<V, B>(on: FloatOperations<V, B>, { lower, upper }: Interval<V>): Interval<V> {
  const root = (end: V) => on.apply("sqrt", [end]);
  return { lower: maximum(on, below(on, root(lower)), on.float(0)), upper: above(on, root(upper)) };
}

/** More than the error of a sine or a cosine: one ulp, below 1. */
const WAVE_ERROR = 2 ** -52;

/**
 * A sine or a cosine f with slope f', up to signs: |f(m + d) - f(m)| <= |f'(m)| |d| + d²/2, about the middle m. Where the
 * function has no value at m, all that is known is that it lies between -1 and 1.
 */
function waveInterval<V, B>(
  on: FloatOperations<V, B>,
  { lower, upper }: Interval<V>,
  wave: (on: FloatOperations<V, B>, x: V) => V,
  slope: (on: FloatOperations<V, B>, x: V) => V,
): Interval<V> {
  const { add, subtract, multiply, apply, float } = on;
  const middle = multiply(float(0.5), add(lower, upper));
  const radius = maximum(on, above(on, subtract(upper, middle)), above(on, subtract(middle, lower)));
  const steepest = add(apply("abs", [slope(on, middle)]), float(WAVE_ERROR));
  const curved = multiply(float(0.5), multiply(radius, radius));
  const change = inflate(on, add(add(multiply(steepest, radius), curved), float(WAVE_ERROR)));
  const value = wave(on, middle);
  return {
    lower: maximum(on, below(on, subtract(value, change)), float(-1)),
    upper: minimum(on, above(on, add(value, change)), float(1)),
  };
}
