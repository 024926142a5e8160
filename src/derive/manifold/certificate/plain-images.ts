import { at } from "../../../core/errors.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import type { Field } from "../../../exact/ring.ts";
import type { Powers } from "./plain-monomials.ts";
import {
  type PlainSeries,
  type PlainSeriesRing,
  type PlainTerm,
  plainSeriesRing,
  termWeight,
} from "./plain-series.ts";

/** A homomorphism from series to a ring where their products are formed; nothing is differentiated there. */
export interface PlainImages<E> {
  readonly ring: PlainSeriesRing<E>;
  readonly of: (a: PlainSeries<E>) => PlainSeries<E>;
}

/** Series as their own images. */
export function identityImages<E>(ring: PlainSeriesRing<E>): PlainImages<E> {
  return { ring, of: (a) => a };
}

/**
 * Series at a random point: every symbol is replaced by a random value, times a power of one grading variable for each
 * truncation that weighs it. A series of hundreds of terms becomes a polynomial with as many coefficients as there are
 * weights, and keeps its factors `exp(rate t)`.
 *
 * A homogeneous part of degree d that is not zero vanishes at a random point modulo p with a probability of at most d/p.
 * Source: Schwartz (1980), Fast probabilistic algorithms for verification of polynomial identities, J. ACM 27, lemma 1.
 */
export function imagesAt<E>(source: PlainSeriesRing<E>, point: (symbol: string) => E): PlainImages<E> {
  const { field, truncations } = source;
  const ring = plainSeriesRing(field, truncations.map(gradingTruncation));
  const powerOf = powersAt(field, point);
  const image = (term: PlainTerm<E>): PlainTerm<E> => {
    let { coefficient } = term;
    for (const [name, exponent] of term.powers) {
      coefficient = field.multiply(coefficient, powerOf(name, exponent));
    }
    return { coefficient, powers: gradingPowers(term, truncations), rate: term.rate };
  };
  const known = new WeakMap<PlainSeries<E>, PlainSeries<E>>();
  return {
    ring,
    of: (a) => {
      const value = known.get(a) ?? ring.fromTerms([...a.values()].map(image));
      known.set(a, value);
      return value;
    },
  };
}

/** The variable that counts the weight in a truncation; no symbol of a problem can have this name. */
function gradingName(truncation: number): string {
  return `weight ${truncation}`;
}

function gradingTruncation({ below }: Truncation, index: number): Truncation {
  return { weights: { [gradingName(index)]: 1 }, below };
}

function gradingPowers<E>(term: PlainTerm<E>, truncations: readonly Truncation[]): Powers {
  return truncations.flatMap((truncation, index) => {
    const weight = termWeight(term, truncation);
    return weight === 0 ? [] : [[gradingName(index), weight] as const];
  });
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
