import { at } from "../../../core/errors.ts";
import { addToField, fieldAt, wordAt } from "../monomial.ts";
import type { Polynomial, TermSpace } from "../polynomial.ts";

/**
 * The exponent vectors with `e_v <= caps[v]` and a bounded sum, numbered 0, 1, ... in ascending lexicographic order.
 * Such a set holds with any vector all smaller ones: it is a box, a simplex, or a simplex with its corners cut off.
 */
export interface ExponentSet {
  readonly caps: readonly number[];
  readonly degree: number;
  readonly size: number;
  /** `[v][r]`: how many choices of the exponents from `v` on sum up to at most `s`, added up for `s = 0 .. r`. */
  readonly cumulated: readonly Float64Array[];
}

export function exponentSet(caps: readonly number[], bound: number): ExponentSet {
  const largest = caps.reduce((total, cap) => total + cap, 0);
  const degree = Math.min(bound, largest);
  // Without variables there is one choice for every sum.
  let choices = new Float64Array(degree + 1).fill(1);
  const cumulated: Float64Array[] = [partialSums(choices)];
  for (const cap of caps.toReversed()) {
    const sums = at(cumulated, 0);
    choices = sums.map((value, r) => value - (r > cap ? at(sums, r - cap - 1) : 0));
    cumulated.unshift(partialSums(choices));
  }
  return { caps, degree, size: at(choices, degree), cumulated };
}

function partialSums(values: Float64Array): Float64Array {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total;
  });
}

/** The box of all vectors below the caps; there, the number of a sum of vectors is the sum of their numbers. */
export function exponentBox(caps: readonly number[]): ExponentSet {
  return exponentSet(caps, Number.POSITIVE_INFINITY);
}

/** The number of a vector: how many come before it. */
export function rankOf({ cumulated, degree }: ExponentSet, exponents: Int32Array): number {
  let rank = 0;
  let rest = degree;
  for (let v = 0; v < exponents.length; v += 1) {
    const below = at(cumulated, v + 1);
    const next = rest - wordAt(exponents, v);
    if (next !== rest) rank += at(below, rest) - at(below, next);
    rest = next;
  }
  return rank;
}

/** The numbers of a polynomial's exponent vectors, term by term. */
export function ranksOf<C>(set: ExponentSet, { words }: TermSpace<C>, a: Polynomial<C>): Int32Array {
  const ranks = new Int32Array(a.coefficients.length);
  const exponents = new Int32Array(set.caps.length);
  for (let term = 0; term < ranks.length; term += 1) {
    for (let v = 0; v < exponents.length; v += 1) exponents[v] = fieldAt(a.monomials, term * words, v + 1);
    ranks[term] = rankOf(set, exponents);
  }
  return ranks;
}

/** Visits all vectors by ascending number; the array of exponents is reused. */
function visitAll(
  { caps, degree }: ExponentSet,
  visit: (rank: number, exponents: Int32Array, sum: number) => void,
): void {
  const exponents = new Int32Array(caps.length);
  const limits = Int32Array.from(caps);
  let sum = 0;
  for (let rank = 0; ; rank += 1) {
    visit(rank, exponents, sum);
    let v = exponents.length - 1;
    while (v >= 0 && (sum === degree || wordAt(exponents, v) === wordAt(limits, v))) {
      sum -= wordAt(exponents, v);
      exponents[v] = 0;
      v -= 1;
    }
    if (v < 0) return;
    exponents[v] = wordAt(exponents, v) + 1;
    sum += 1;
  }
}

/** The numbers in a set of the vectors of another set within it. */
export function ranksWithin(inner: ExponentSet, outer: ExponentSet): Int32Array {
  const ranks = new Int32Array(inner.size);
  visitAll(inner, (rank, exponents) => {
    ranks[rank] = rankOf(outer, exponents);
  });
  return ranks;
}

/** Marks of the numbers of vectors: one where any of some columns is not zero. */
export function marksOf(columns: readonly Float64Array[]): Uint8Array {
  const marks = new Uint8Array(columns[0]?.length ?? 0);
  for (const column of columns) {
    for (let i = 0; i < marks.length; i += 1) {
      if (column[i] !== 0) marks[i] = 1;
    }
  }
  return marks;
}

/** Some vectors of a set in the order of a polynomial's terms. */
export interface SortedVectors {
  readonly ranks: Int32Array;
  readonly monomials: Int32Array;
}

/** The vectors with a mark in descending graded lexicographic order, by a counting sort on the degree. */
export function sortedVectors(set: ExponentSet, words: number, marks: Uint8Array): SortedVectors {
  const ends = new Int32Array(set.degree + 1);
  visitAll(set, (rank, _, sum) => {
    ends[sum] = wordAt(ends, sum) + (marks[rank] ?? 0);
  });
  for (let sum = set.degree - 1; sum >= 0; sum -= 1) ends[sum] = wordAt(ends, sum) + wordAt(ends, sum + 1);
  const ranks = new Int32Array(wordAt(ends, 0));
  const monomials = new Int32Array(ranks.length * words);
  visitAll(set, (rank, exponents, sum) => {
    if (marks[rank] !== 1) return;
    // Vectors come in ascending order, so that each degree's part is filled from its end.
    const position = wordAt(ends, sum) - 1;
    ends[sum] = position;
    ranks[position] = rank;
    addToField(monomials, position * words, 0, sum);
    for (let v = 0; v < exponents.length; v += 1) {
      addToField(monomials, position * words, v + 1, wordAt(exponents, v));
    }
  });
  return { ranks, monomials };
}

/** The lines of a set along one axis: the numbers of their vectors, one line after another, and their lengths. */
export interface AxisLines {
  readonly ranks: Int32Array;
  readonly lengths: Int32Array;
}

export function linesAlong(set: ExponentSet, axis: number): AxisLines {
  const ranks = new Int32Array(set.size);
  const lengths = new Int32Array(lineCount(set, axis));
  const cap = at(set.caps, axis);
  const isLast = axis === set.caps.length - 1;
  let [line, position] = [0, 0];
  visitAll(set, (rank, exponents, sum) => {
    if (exponents[axis] !== 0) return;
    const length = Math.min(cap, set.degree - sum) + 1;
    for (let exponent = 0; exponent < length; exponent += 1) {
      exponents[axis] = exponent;
      ranks[position] = isLast ? rank + exponent : rankOf(set, exponents);
      position += 1;
    }
    exponents[axis] = 0;
    lengths[line] = length;
    line += 1;
  });
  return { ranks, lengths };
}

/** The lines of a set along all its axes. */
export function linesOf(set: ExponentSet): readonly AxisLines[] {
  return set.caps.map((_, axis) => linesAlong(set, axis));
}

/** The number of lines along one axis. */
export function lineCount({ caps, degree }: ExponentSet, axis: number): number {
  return exponentSet(caps.toSpliced(axis, 1), degree).size;
}
