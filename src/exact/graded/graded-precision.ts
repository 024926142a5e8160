import { at } from "../../core/errors.ts";
import type { GradedSeries, GradedSpace, Grading } from "./graded-terms.ts";

/**
 * The precision of a product: an error of one factor meets terms and errors of the other, and adds their weights.
 */
export function productPrecision<E>(
  space: GradedSpace<E>,
  a: GradedSeries<E>,
  b: GradedSeries<E>,
): readonly number[] {
  return space.bounds.map((bound, t) =>
    Math.min(
      bound,
      at(a.precision, t) + leastWeight(space, b, t),
      at(b.precision, t) + leastWeight(space, a, t),
    ),
  );
}

/** A lower bound on the weights of the terms of a series, the unknown ones among them. */
function leastWeight<E>(space: GradedSpace<E>, a: GradedSeries<E>, truncation: number): number {
  const ofTerms = at(a.weights, truncation).reduce(
    (least, weight) => Math.min(least, weight),
    Number.POSITIVE_INFINITY,
  );
  return a.precision.reduce(
    (least, bound, other) => Math.min(least, leastWeightBeyond(space, other, bound, truncation)),
    ofTerms,
  );
}

/**
 * A lower bound on one weight of the monomials that reach a bound in another: each unit of the other weight comes with
 * at least the smallest ratio of the symbols' two weights.
 */
function leastWeightBeyond({ weights }: Grading, other: number, bound: number, truncation: number): number {
  let least = Number.POSITIVE_INFINITY;
  at(weights, other).forEach((weight, s) => {
    if (weight > 0) least = Math.min(least, Math.ceil((bound * at(at(weights, truncation), s)) / weight));
  });
  return least;
}
