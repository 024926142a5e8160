import { type Budget, stopWhenSpent } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Integer, integers, multiplyIntegers } from "../integer.ts";
import { areRationals, overCommonDenominator } from "../polynomial/integral-form.ts";
import type { FractionField, Ring } from "../ring.ts";
import { fromKeys, type GradedSeries, type GradedSpace } from "./graded-terms.ts";

/** Which term products are wanted: those with a first weight in `from .. below[0] - 1` and the others below theirs. */
export interface WantedWeights {
  readonly from: number;
  readonly below: readonly number[];
}

/** A factor of a product: its monomials, and what multiplies each of them. */
interface Factor<C> extends Pick<GradedSeries<unknown>, "keys" | "weights"> {
  readonly values: readonly C[];
}

/** The wanted terms of a product, at a precision. Only products that are wanted are computed. */
export function multiplyGraded<E>(
  space: GradedSpace<E>,
  [a, b]: readonly [GradedSeries<E>, GradedSeries<E>],
  wanted: WantedWeights,
  precision: readonly number[],
): GradedSeries<E> {
  const { coefficients: ring, budget } = space;
  const products =
    (areRationals(ring) ? rationalProducts(ring, [a, b], wanted, budget) : undefined) ??
    sumOfProducts(ring, [withValues(a, a.coefficients), withValues(b, b.coefficients)], wanted, budget);
  return fromKeys(space, products, precision);
}

function withValues<E, C>({ keys, weights }: GradedSeries<E>, values: readonly C[]): Factor<C> {
  return { keys, weights, values };
}

/**
 * Over the rationals: numerators are multiplied, so that fractions are reduced once for each term; `undefined` where
 * fractions serve better.
 */
function rationalProducts<E>(
  field: FractionField<Integer, E>,
  [a, b]: readonly [GradedSeries<E>, GradedSeries<E>],
  wanted: WantedWeights,
  budget: Budget,
): ReadonlyMap<number, E> | undefined {
  const left = overCommonDenominator(field, a.coefficients);
  const right = overCommonDenominator(field, b.coefficients);
  if (left === undefined || right === undefined) return undefined;
  const denominator = multiplyIntegers(left.denominator, right.denominator);
  const factors = [withValues(a, left.numerators), withValues(b, right.numerators)] as const;
  const sums = sumOfProducts(integers, factors, wanted, budget);
  return new Map([...sums].map(([key, numerator]) => [key, field.fraction(numerator, denominator)]));
}

function sumOfProducts<C>(
  ring: Ring<C>,
  [a, b]: readonly [Factor<C>, Factor<C>],
  { from, below }: WantedWeights,
  budget: Budget,
): ReadonlyMap<number, C> {
  const sums = new Map<number, C>();
  const [firstA, firstB] = [at(a.weights, 0), at(b.weights, 0)];
  const starts = startsByWeight(firstB, at(below, 0));
  const isWanted = isBelow(a, b, below);
  a.values.forEach((factor, i) => {
    const grade = at(firstA, i);
    if (grade >= at(below, 0)) return;
    stopWhenSpent(budget, "multiplying graded series", sums.size);
    const end = at(starts, at(below, 0) - grade);
    for (let j = at(starts, Math.max(0, from - grade)); j < end; j += 1) {
      if (!isWanted(i, j)) continue;
      const key = at(a.keys, i) + at(b.keys, j);
      const term = ring.multiply(factor, at(b.values, j));
      const sum = sums.get(key);
      sums.set(key, sum === undefined ? term : ring.add(sum, term));
    }
  });
  return sums;
}

/** `[w]`: the first of some ascending weights that is at least `w`, for `w` up to a bound. */
function startsByWeight(weights: readonly number[], bound: number): Int32Array {
  const starts = new Int32Array(bound + 1);
  let index = 0;
  for (let weight = 0; weight <= bound; weight += 1) {
    while ((weights[index] ?? Number.POSITIVE_INFINITY) < weight) index += 1;
    starts[weight] = index;
  }
  return starts;
}

/** Whether the product of two terms is wanted in the truncations after the first. */
function isBelow(
  a: Factor<unknown>,
  b: Factor<unknown>,
  below: readonly number[],
): (i: number, j: number) => boolean {
  return (i, j) => {
    for (let t = 1; t < below.length; t += 1) {
      if (at(at(a.weights, t), i) + at(at(b.weights, t), j) >= at(below, t)) return false;
    }
    return true;
  };
}
