import type { Integer } from "../../integer.ts";
import { wordAt } from "../monomial.ts";
import {
  coefficientAt,
  largestField,
  ofTerms,
  type Polynomial,
  type TermSpace,
  totalDegree,
} from "../polynomial.ts";
import { residueOf, type WordPrime, wordPrimes } from "./balanced-residues.ts";
import {
  type AxisLines,
  type ExponentSet,
  exponentSet,
  linesOf,
  ranksOf,
  ranksWithin,
  sortedVectors,
} from "./exponent-set.ts";
import { type GridTransform, gridTransform } from "./grid-transform.ts";
import { mixedRadix } from "./mixed-radix.ts";

/** A little less than the bits of every word prime; two bits are for the sign and the balance of digits. */
const BITS_PER_PRIME = 22.9;

/** How many primes recover integers up to the bound. */
export function primesFor(bound: number): number {
  return Math.ceil((Math.log2(bound + 1) + 2) / BITS_PER_PRIME);
}

/**
 * The product by evaluation and interpolation modulo word-size primes, on the grid of all exponent vectors that it may
 * have. `bound` is one for the coefficients of the product.
 */
export function interpolatedProduct(
  space: TermSpace<Integer>,
  set: ExponentSet,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
  bound: number,
): Polynomial<Integer> {
  const primes = wordPrimes(primesFor(bound)).map((p) => ({ p, reciprocal: 1 / p }));
  const lines = linesOf(set);
  const left = operandIn(space, set, a);
  const right = a === b ? left : operandIn(space, set, b);
  const residues = primes.map((prime) => {
    const transform = gridTransform(Math.max(...set.caps) + 1, prime);
    const values = valuesOf(left, set, lines, transform, prime);
    const others = left === right ? values : valuesOf(right, set, lines, transform, prime);
    const products = values.map((value, point) => residueOf(value * (others[point] ?? 0), prime));
    transform.interpolate(products, lines);
    return products;
  });
  const { ranks, monomials } = sortedVectors(set, space.words, marksOf(residues));
  const { lift } = mixedRadix(primes);
  const coefficients: Integer[] = [];
  for (let term = 0; term < ranks.length; term += 1) coefficients.push(lift(residues, wordAt(ranks, term)));
  return ofTerms(space, monomials, coefficients);
}

/** A factor, in the smallest set that its own exponents need. */
interface Operand {
  readonly coefficients: readonly Integer[];
  /** Where the terms are in that set, and where its vectors are in the set of the product. */
  readonly ranks: Int32Array;
  readonly places: Int32Array;
  readonly lines: readonly AxisLines[];
}

function operandIn(space: TermSpace<Integer>, set: ExponentSet, a: Polynomial<Integer>): Operand {
  const caps = space.variables.map((_, v) => largestField(space, a, v + 1));
  const own = exponentSet(caps, totalDegree(a));
  return {
    coefficients: a.coefficients,
    ranks: ranksOf(own, space, a),
    places: ranksWithin(own, set),
    lines: linesOf(own),
  };
}

/** The values of a factor at the points of the product's set. */
function valuesOf(
  { coefficients, ranks, places, lines }: Operand,
  set: ExponentSet,
  linesOfSet: readonly AxisLines[],
  transform: GridTransform,
  prime: WordPrime,
): Float64Array {
  const own = new Float64Array(places.length);
  const modulus = BigInt(prime.p);
  for (let term = 0; term < ranks.length; term += 1) {
    const coefficient = coefficientAt(coefficients, term);
    const small = typeof coefficient === "number" ? coefficient % prime.p : Number(coefficient % modulus);
    own[wordAt(ranks, term)] = residueOf(small, prime);
  }
  transform.toNewton(own, lines);
  const values = new Float64Array(set.size);
  for (let index = 0; index < own.length; index += 1) values[wordAt(places, index)] = own[index] ?? 0;
  transform.toValues(values, linesOfSet);
  return values;
}

/** One where any residue is not zero: an integer within the bound is zero only with all of them. */
function marksOf(residues: readonly Float64Array[]): Uint8Array {
  const marks = new Uint8Array(residues[0]?.length ?? 0);
  for (const column of residues) {
    for (let i = 0; i < marks.length; i += 1) {
      if (column[i] !== 0) marks[i] = 1;
    }
  }
  return marks;
}
