import { type Budget, stopWhenSpent } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Integer } from "../integer.ts";
import { DIVIDING } from "./long-operations.ts";
import { wordAt } from "./monomial.ts";
import { largestField, ofTerms, type Polynomial, type TermSpace } from "./polynomial.ts";
import { LARGEST_EXACT, normsOf } from "./product/coefficient-bound.ts";
import {
  type ExponentSet,
  exponentBox,
  ranksOf,
  ranksWithin,
  sortedVectors,
} from "./product/exponent-set.ts";

/** A dividend that fills less of its box is divided faster term by term. */
const LARGEST_BOX_PER_TERM = 8;

/** What a division in doubles found: `undecided` where its numbers could grow too large to be exact. */
export type BoxDivision =
  | { readonly tag: "quotient"; readonly quotient: Polynomial<Integer> }
  | { readonly tag: "indivisible" }
  | { readonly tag: "undecided" };

/**
 * The quotient of dense polynomials over the integers, by long division in a box of doubles, from the lexicographically
 * largest term down.
 */
export function divideInBox(
  space: TermSpace<Integer>,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
): BoxDivision {
  const caps = space.variables.map((_, v) => largestField(space, a, v + 1));
  const capsOfQuotient = caps.map((cap, v) => cap - largestField(space, b, v + 1));
  if (capsOfQuotient.some((cap) => cap < 0)) return { tag: "indivisible" };
  const size = caps.reduce((total, cap) => total * (cap + 1), 1);
  if (size > LARGEST_BOX_PER_TERM * a.coefficients.length) return { tag: "undecided" };
  const dividend = normsOf(a.coefficients);
  if (dividend.largest >= LARGEST_EXACT) return { tag: "undecided" };
  const box = exponentBox(caps);
  const rest = new Float64Array(size);
  ranksOf(box, space, a).forEach((place, term) => {
    rest[place] = Number(at(a.coefficients, term));
  });
  const divisor = divisorIn(box, space, b);
  const quotientBox = exponentBox(capsOfQuotient);
  const quotients = new Float64Array(quotientBox.size);
  const places = ranksWithin(quotientBox, box);
  const tag = eliminate({ rest, places, quotients, largest: dividend.largest }, divisor, space.budget);
  return tag === "quotient" ? { tag, quotient: fromBox(space, quotientBox, quotients) } : { tag };
}

/** The terms of the divisor by their places; the leading one has the last place. */
interface BoxedDivisor {
  readonly places: Int32Array;
  readonly coefficients: Float64Array;
  readonly leadingPlace: number;
  readonly leading: number;
  /** The sum of the absolute values. */
  readonly sum: number;
}

function divisorIn(box: ExponentSet, space: TermSpace<Integer>, b: Polynomial<Integer>): BoxedDivisor {
  const places = ranksOf(box, space, b);
  const coefficients = Float64Array.from(b.coefficients, Number);
  const leadingPlace = places.reduce((last, place) => Math.max(last, place), 0);
  const leading = at(coefficients, places.indexOf(leadingPlace));
  return { places, coefficients, leadingPlace, leading, sum: normsOf(coefficients).sum };
}

/** The dividend in its box, and room for the quotient. */
interface BoxedDividend {
  readonly rest: Float64Array;
  /** Where the vectors of the quotient's box are in the box. */
  readonly places: Int32Array;
  readonly quotients: Float64Array;
  /** The largest absolute value of a coefficient. */
  readonly largest: number;
}

/**
 * Long division. Each number in the box is a coefficient of the dividend less a sum of products in which no coefficient
 * of the divisor occurs twice, which bounds it by the largest quotient so far.
 */
function eliminate(
  { rest, places: quotientPlaces, quotients, largest: largestOfDividend }: BoxedDividend,
  { places, coefficients, leadingPlace, leading, sum }: BoxedDivisor,
  budget: Budget,
): BoxDivision["tag"] {
  let largest = 0;
  for (let q = quotients.length - 1; q >= 0; q -= 1) {
    const place = wordAt(quotientPlaces, q);
    const value = rest[place + leadingPlace] ?? 0;
    if (value === 0) continue;
    stopWhenSpent(budget, DIVIDING);
    if (value % leading !== 0) return "indivisible";
    const quotient = value / leading;
    largest = Math.max(largest, Math.abs(quotient));
    if (largestOfDividend + largest * sum >= LARGEST_EXACT) return "undecided";
    quotients[q] = quotient;
    for (let term = 0; term < places.length; term += 1) {
      const target = place + wordAt(places, term);
      rest[target] = (rest[target] ?? 0) - quotient * (coefficients[term] ?? 0);
    }
  }
  return rest.every((value) => value === 0) ? "quotient" : "indivisible";
}

function fromBox(space: TermSpace<Integer>, box: ExponentSet, values: Float64Array): Polynomial<Integer> {
  const marks = Uint8Array.from(values, (value) => (value === 0 ? 0 : 1));
  const { ranks, monomials } = sortedVectors(box, space.words, marks);
  return ofTerms(
    space,
    monomials,
    Array.from(ranks, (rank) => at(values, rank)),
  );
}
