import { convolution } from "./convolution.ts";
import type { Part } from "./part.ts";
import {
  affineSeries,
  nonlinearSeries,
  type Relaxed,
  type SeriesSpace,
  type Slope,
  type Unknown,
} from "./relaxed.ts";

/** The product of two series: part n is the sum of `a.part(i) b.part(n - i)`. */
export function relaxedProduct<E>(space: SeriesSpace<E>, a: Relaxed<E>, b: Relaxed<E>): Relaxed<E> {
  const slope = productSlope(space, a, b);
  if (slope === "nonlinear") return nonlinearSeries(space, (n) => convolution(space, pairs(a, b, 0, n, n)));
  return affineSeries(space, slope, (n) => {
    if (n === 0) return convolution(space, [[a.part(0), b.part(0)]]);
    const inner = pairs(a, b, 1, n - 1, n);
    const [firstA, firstB] = [a.part(0), b.part(0)];
    if (firstA.size > 0) inner.push([firstA, b.known(n)]);
    if (firstB.size > 0) inner.push([a.known(n), firstB]);
    return convolution(space, inner);
  });
}

/** The pairs of parts `from .. to` of a with the parts of b that add up to a grade. */
export function pairs<E>(
  a: Relaxed<E>,
  b: Relaxed<E>,
  from: number,
  to: number,
  grade: number,
): [Part<E>, Part<E>][] {
  const found: [Part<E>, Part<E>][] = [];
  for (let i = from; i <= to; i += 1) {
    const left = a.part(i);
    if (left.size === 0) continue;
    const right = b.part(grade - i);
    if (right.size > 0) found.push([left, right]);
  }
  return found;
}

function productSlope<E>({ field }: SeriesSpace<E>, a: Relaxed<E>, b: Relaxed<E>): Slope<E> {
  const slope = new Map<Unknown<E>, E>();
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (isEmptySlope(one.slope) || (other.constant !== undefined && field.isZero(other.constant))) continue;
    if (one.slope === "nonlinear" || other.constant === undefined) return "nonlinear";
    for (const [unknown, value] of one.slope) {
      const term = field.multiply(value, other.constant);
      slope.set(unknown, field.add(slope.get(unknown) ?? field.zero, term));
    }
  }
  return slope;
}

function isEmptySlope<E>(slope: Slope<E>): boolean {
  return slope !== "nonlinear" && slope.size === 0;
}
