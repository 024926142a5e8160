import { at } from "../../../core/errors.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import type { Field } from "../../../exact/ring.ts";
import { type Powers, weightOf } from "./plain-monomials.ts";
import { type PlainSeries, type PlainSeriesRing, plainSeriesRing } from "./plain-series.ts";

/** A homomorphism from series to a ring where their products are formed; nothing is differentiated there. */
export interface PlainImages<E> {
  readonly ring: PlainSeriesRing<E>;
  readonly of: (a: PlainSeries<E>) => PlainSeries<E>;
  /** The image of the partial derivative by a symbol. */
  readonly ofDerivative: (a: PlainSeries<E>, name: string) => PlainSeries<E>;
}

/** Series as their own images. */
export function identityImages<E>(ring: PlainSeriesRing<E>): PlainImages<E> {
  return { ring, of: (a) => a, ofDerivative: ring.derivative };
}

/**
 * Series at a random point: every symbol is replaced by a random value, times a power of one grading variable for each
 * truncation that weighs it. A series of hundreds of terms becomes a polynomial with as many coefficients as there are
 * weights, and keeps its factors `exp(rate t)`.
 *
 * A homogeneous part of degree d that is not zero vanishes at a random point modulo p with a probability of at most d/(p-1).
 * Source: Schwartz (1980), Fast probabilistic algorithms for verification of polynomial identities, J. ACM 27, lemma 1.
 */
export function imagesAt<E>(source: PlainSeriesRing<E>, point: (symbol: string) => E): PlainImages<E> {
  const { field, truncations } = source;
  const ring = plainSeriesRing(field, truncations.map(gradingTruncation));
  const imageOf = monomialImages(field, truncations, point);
  const gradingPowers = powersByWeights();
  const known = new WeakMap<PlainSeries<E>, PlainSeries<E>>();
  const evaluated = (a: PlainSeries<E>): PlainSeries<E> =>
    ring.fromTerms(
      [...a.values()].map(({ coefficient, powers, rate }) => {
        const { value, weights } = imageOf(powers);
        return { coefficient: field.multiply(coefficient, value), powers: gradingPowers(weights), rate };
      }),
    );
  return {
    ring,
    of: (a) => {
      const image = known.get(a) ?? evaluated(a);
      known.set(a, image);
      return image;
    },
    ofDerivative: (a, name) => {
      const own = imageOf([[name, 1]]);
      const terms = [...a.values()].flatMap(({ coefficient, powers, rate }) => {
        const exponent = powers.find(([symbol]) => symbol === name)?.[1];
        if (exponent === undefined) return [];
        const { value, weights } = imageOf(powers);
        const factor = field.multiply(field.fromInteger(exponent), value);
        const lowered = weights.map((weight, t) => weight - at(own.weights, t));
        return [{ coefficient: field.multiply(coefficient, factor), powers: gradingPowers(lowered), rate }];
      });
      return ring.scale(ring.fromTerms(terms), field.divide(field.one, own.value));
    },
  };
}

/** A product of powers at a point, and its weight in each truncation. */
interface MonomialImage<E> {
  readonly value: E;
  readonly weights: readonly number[];
}

/** The images of products of powers, each computed once. */
function monomialImages<E>(
  field: Field<E>,
  truncations: readonly Truncation[],
  point: (symbol: string) => E,
): (powers: Powers) => MonomialImage<E> {
  const powerOf = powersAt(field, point);
  const known = new WeakMap<Powers, MonomialImage<E>>();
  return (powers) => {
    const image = known.get(powers) ?? {
      value: powers.map(([name, exponent]) => powerOf(name, exponent)).reduce(field.multiply, field.one),
      weights: truncations.map((truncation) => weightOf(powers, truncation)),
    };
    known.set(powers, image);
    return image;
  };
}

/** The variable that counts the weight in a truncation; no symbol of a problem can have this name. */
function gradingName(truncation: number): string {
  return `weight ${truncation}`;
}

function gradingTruncation({ below }: Truncation, index: number): Truncation {
  return { weights: { [gradingName(index)]: 1 }, below };
}

/** Powers of the grading variables by their exponents: always the same object, which rings know monomials by. */
function powersByWeights(): (weights: readonly number[]) => Powers {
  const known = new Map<string, Powers>();
  return (weights) => {
    const key = weights.join(",");
    const powers =
      known.get(key) ??
      weights.flatMap((weight, t) => (weight === 0 ? [] : [[gradingName(t), weight] as const]));
    known.set(key, powers);
    return powers;
  };
}

/** Powers of the values of symbols, each computed once. */
function powersAt<E>(field: Field<E>, point: (symbol: string) => E): (name: string, exponent: number) => E {
  const known = new Map<string, E[]>();
  return (name, exponent) => {
    const powers = known.get(name) ?? [field.one, point(name)];
    known.set(name, powers);
    while (powers.length <= exponent)
      powers.push(field.multiply(at(powers, powers.length - 1), at(powers, 1)));
    return at(powers, exponent);
  };
}
