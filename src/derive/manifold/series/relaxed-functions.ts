import type { FunctionName } from "../../../expr/expression.ts";
import { convolution } from "./convolution.ts";
import { combination, type Part } from "./part.ts";
import { affineSeries, byGrade, combinedSlope, type Relaxed, type SeriesSpace } from "./relaxed.ts";

/**
 * The composition of an analytic function with a series that is constant at grade zero. Its parts follow from the
 * function's differential equation, with the derivation that multiplies part n by n:
 * `D(1/a) = -(1/a)^2 D a`, `D exp(a) = exp(a) D a`, and so on. Cost: that of one product, or two.
 * Source: Knuth, The Art of Computer Programming 2, section 4.7.
 */
export function relaxedReciprocal<E>(space: SeriesSpace<E>, a: Relaxed<E>, atZero: E): Relaxed<E> {
  const { field } = space;
  const inverse = field.divide(field.one, atZero);
  const series: Relaxed<E> = composed(
    space,
    a,
    inverse,
    field.negate(field.multiply(inverse, inverse)),
    (n) => {
      const products = convolution(
        space,
        inner(n).map((k) => [a.part(k), series.part(n - k)]),
      );
      return [[field.negate(inverse), products]];
    },
  );
  return series;
}

/** The values of a function and its derivative at the constant that a series has at grade zero. */
export interface ValueAndDerivative<E> {
  readonly value: E;
  readonly derivative: E;
}

/** The function of a series, from its value and its derivative at grade zero. */
export function relaxedFunction<E>(
  space: SeriesSpace<E>,
  name: FunctionName,
  a: Relaxed<E>,
  start: ValueAndDerivative<E>,
): Relaxed<E> {
  switch (name) {
    case "exp":
      return exponential(space, a, start);
    case "log":
      return logarithm(space, a, start);
    case "sqrt":
      return squareRoot(space, a, start);
    case "sin":
      return circular(space, a, start)[0];
    case "cos":
      return circular(space, a, { value: space.field.negate(start.derivative), derivative: start.value })[1];
  }
}

/** `D y = y D a`. */
function exponential<E>(space: SeriesSpace<E>, a: Relaxed<E>, { value }: ValueAndDerivative<E>): Relaxed<E> {
  const series: Relaxed<E> = composed(space, a, value, value, (n) => weighted(space, a, series, n));
  return series;
}

/** `a D y = D a`. */
function logarithm<E>(
  space: SeriesSpace<E>,
  a: Relaxed<E>,
  { value, derivative }: ValueAndDerivative<E>,
): Relaxed<E> {
  const { field } = space;
  const series: Relaxed<E> = composed(space, a, value, derivative, (n) =>
    weighted(space, series, a, n).map(
      ([factor, part]) => [field.negate(field.multiply(factor, derivative)), part] as const,
    ),
  );
  return series;
}

/** `y^2 = a`. */
function squareRoot<E>(
  space: SeriesSpace<E>,
  a: Relaxed<E>,
  { value, derivative }: ValueAndDerivative<E>,
): Relaxed<E> {
  const { field } = space;
  const series: Relaxed<E> = composed(space, a, value, derivative, (n) => {
    const squares = convolution(
      space,
      inner(n).map((k) => [series.part(k), series.part(n - k)]),
    );
    return [[field.negate(derivative), squares]];
  });
  return series;
}

/** The sine and the cosine: `D s = c D a`, `D c = -s D a`. */
function circular<E>(
  space: SeriesSpace<E>,
  a: Relaxed<E>,
  { value, derivative }: ValueAndDerivative<E>,
): readonly [Relaxed<E>, Relaxed<E>] {
  const { field } = space;
  const sine = composed(space, a, value, derivative, (n) => weighted(space, a, cosine, n));
  const cosine: Relaxed<E> = composed(space, a, derivative, field.negate(value), (n) =>
    weighted(space, a, sine, n).map(([factor, part]) => [field.negate(factor), part] as const),
  );
  return [sine, cosine];
}

type Terms<E> = readonly (readonly [factor: E, part: Part<E>])[];

/** The series with a value and a slope at grade zero, and beyond with a rest that lower parts determine. */
function composed<E>(
  space: SeriesSpace<E>,
  a: Relaxed<E>,
  value: E,
  derivative: E,
  rest: (grade: number) => Terms<E>,
): Relaxed<E> {
  const { field } = space;
  const slope = combinedSlope(field, [[derivative, a]]);
  const first: Part<E> = field.isZero(value) ? new Map() : new Map([[0, value]]);
  const compute = byGrade((n) =>
    n === 0 ? first : combination(field, [[derivative, a.known(n)], ...rest(n)]),
  );
  return affineSeries(space, slope === "nonlinear" ? new Map() : slope, compute);
}

/** `1/n` times the sum of `k a.part(k) b.part(n - k)` for k = 1 .. n - 1. */
function weighted<E>(space: SeriesSpace<E>, a: Relaxed<E>, b: Relaxed<E>, n: number): Terms<E> {
  const { field } = space;
  return inner(n).map((k) => {
    const fraction = field.divide(field.fromInteger(k), field.fromInteger(n));
    return [fraction, convolution(space, [[a.part(k), b.part(n - k)]])] as const;
  });
}

/** 1 .. n - 1. */
function inner(n: number): readonly number[] {
  return Array.from({ length: n - 1 }, (_, index) => index + 1);
}
