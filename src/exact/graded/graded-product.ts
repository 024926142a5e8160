import { type Budget, stopWhenSpent } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Integer, integers, multiplyIntegers } from "../integer.ts";
import { areRationals, type CommonDenominator, overCommonDenominator } from "../polynomial/integral-form.ts";
import type { FractionField, Ring } from "../ring.ts";
import { fromKeys, type GradedSeries, type GradedSpace } from "./graded-terms.ts";

/** Which term products are wanted: those with a first weight in `from .. below[0] - 1` and the others below theirs. */
export interface WantedWeights {
  readonly from: number;
  readonly below: readonly number[];
}

/** The wanted terms of a product, at a precision. Only products that are wanted are computed. */
export function multiplyGraded<E>(
  space: GradedSpace<E>,
  a: GradedSeries<E>,
  b: GradedSeries<E>,
  wanted: WantedWeights,
  precision: readonly number[],
): GradedSeries<E> {
  const { coefficients: ring, budget } = space;
  if (areRationals(ring)) {
    const [left, right] = [
      overCommonDenominator(ring, a.coefficients),
      overCommonDenominator(ring, b.coefficients),
    ];
    if (left !== undefined && right !== undefined) {
      return fromKeys(space, rationalProducts(ring, a, left, b, right, wanted, budget), precision);
    }
  }
  return fromKeys(
    space,
    sumOfProducts(ring, a, a.coefficients, b, b.coefficients, wanted, budget),
    precision,
  );
}

/** Over the rationals: numerators are multiplied, so that fractions are reduced once for each term. */
function rationalProducts<E>(
  field: FractionField<Integer, E>,
  a: GradedSeries<E>,
  left: CommonDenominator,
  b: GradedSeries<E>,
  right: CommonDenominator,
  wanted: WantedWeights,
  budget: Budget,
): Map<number, E> {
  const denominator = multiplyIntegers(left.denominator, right.denominator);
  const sums = sumOfProducts(integers, a, left.numerators, b, right.numerators, wanted, budget);
  return new Map([...sums].map(([key, numerator]) => [key, field.fraction(numerator, denominator)]));
}

function sumOfProducts<E, C>(
  ring: Ring<C>,
  a: GradedSeries<E>,
  valuesA: readonly C[],
  b: GradedSeries<E>,
  valuesB: readonly C[],
  { from, below }: WantedWeights,
  budget: Budget,
): Map<number, C> {
  const sums = new Map<number, C>();
  const [firstA, firstB] = [at(a.weights, 0), at(b.weights, 0)];
  const starts = startsByWeight(firstB, at(below, 0));
  valuesA.forEach((factor, i) => {
    const grade = at(firstA, i);
    if (grade >= at(below, 0)) return;
    stopWhenSpent(budget, "multiplying graded series", sums.size);
    const end = at(starts, at(below, 0) - grade);
    for (let j = at(starts, Math.max(0, from - grade)); j < end; j += 1) {
      if (!isBelow(a, i, b, j, below)) continue;
      const key = at(a.keys, i) + at(b.keys, j);
      const term = ring.multiply(factor, at(valuesB, j));
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

/** Whether a term product is wanted in the truncations after the first. */
function isBelow<E>(
  a: GradedSeries<E>,
  i: number,
  b: GradedSeries<E>,
  j: number,
  below: readonly number[],
): boolean {
  for (let t = 1; t < below.length; t += 1) {
    if (at(at(a.weights, t), i) + at(at(b.weights, t), j) >= at(below, t)) return false;
  }
  return true;
}
