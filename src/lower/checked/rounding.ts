import type { FloatOperations } from "../elementary/float-operations.ts";

// Rounding upwards and downwards with operations that round to nearest.

/** The largest relative error of an operation that neither over- nor underflows. */
export const ROUNDING_UNIT = 2 ** -53;
/** The smallest double above zero; an operation that underflows is off by at most half of it. */
export const SMALLEST = 2 ** -1074;

/** More than all roundings of the few operations that a bound is computed with. */
const INFLATION = 2 ** -49;
/** More than all underflows of these, and like no smaller number computed with at full speed. */
export const TINY = 2 ** -1022;

/** At least x, where it was computed without cancellation by at most ten operations on numbers that are not negative. */
export function inflate<V, B>({ add, multiply, float }: FloatOperations<V, B>, x: V): V {
  return add(multiply(x, float(1 + INFLATION)), float(TINY));
}

/** At most x, where it was computed by one operation, and is positive. */
export function shrink<V, B>({ multiply, float }: FloatOperations<V, B>, x: V): V {
  return multiply(x, float(1 - INFLATION));
}

/** 2^-53 + 2^-105: times a double it is more than half its ulp. */
const HALF_ULP = ROUNDING_UNIT * (1 + 2 * ROUNDING_UNIT);

/**
 * A double below x, at most two steps, and where x is no subnormal the next one; of plus infinity, which a sum may
 * have overflowed to, a finite one.
 *
 * Source: Rump, Zimmermann, Boldo & Melquiond (2009), Computing predecessor and successor in rounding to nearest, BIT 49,
 * algorithm 2.
 */
export function below<V, B>(on: FloatOperations<V, B>, x: V): V {
  const finite = minimum(on, on.float(Number.MAX_VALUE), x);
  return on.subtract(finite, spread(on, finite, HALF_ULP, SMALLEST));
}

/** A double above x, likewise. */
export function above<V, B>(on: FloatOperations<V, B>, x: V): V {
  const finite = maximum(on, on.float(-Number.MAX_VALUE), x);
  return on.add(finite, spread(on, finite, HALF_ULP, SMALLEST));
}

/** Four units of rounding cover an error of one ulp, and the roundings of widening by them. */
const ONE_ULP = 4 * ROUNDING_UNIT;

/** A double below everything that has x for its value within one ulp. */
export function belowByUlp<V, B>(on: FloatOperations<V, B>, x: V): V {
  const finite = minimum(on, on.float(Number.MAX_VALUE), x);
  return on.subtract(finite, spread(on, finite, ONE_ULP, 2 * SMALLEST));
}

/** A double above everything that has x for its value within one ulp. */
export function aboveByUlp<V, B>(on: FloatOperations<V, B>, x: V): V {
  const finite = maximum(on, on.float(-Number.MAX_VALUE), x);
  return on.add(finite, spread(on, finite, ONE_ULP, 2 * SMALLEST));
}

function spread<V, B>(on: FloatOperations<V, B>, x: V, relative: number, absolute: number): V {
  return on.add(on.multiply(on.float(relative), on.apply("abs", [x])), on.float(absolute));
}

/** The smaller of two numbers; what is no number comes out as the second. */
export function minimum<V, B>({ select, compare }: FloatOperations<V, B>, a: V, b: V): V {
  return select(compare("<", a, b), a, b);
}

/** The larger of two numbers; what is no number comes out as the second. */
export function maximum<V, B>({ select, compare }: FloatOperations<V, B>, a: V, b: V): V {
  return select(compare("<", b, a), a, b);
}
