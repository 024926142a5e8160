import { at } from "../../../core/errors.ts";
import type { Integer } from "../../integer.ts";
import { ofTerms, type Polynomial, type TermSpace } from "../polynomial.ts";
import { residueOf, type WordPrime, wordPrimes } from "./balanced-residues.ts";
import { type ExponentSet, ranksOf, sortedVectors } from "./exponent-set.ts";
import { allLines, gridTransform, multiplyOnGrid } from "./grid-transform.ts";
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
  const lines = allLines(set);
  const [ranksA, ranksB] = [ranksOf(set, space, a), ranksOf(set, space, b)];
  const residues = primes.map((prime) => {
    const left = scattered(set, ranksA, a, prime);
    const right = a === b ? left : scattered(set, ranksB, b, prime);
    return multiplyOnGrid(gridTransform(set, lines, prime), prime, left, right);
  });
  const { ranks, monomials } = sortedVectors(set, space.words, marksOf(residues));
  const { lift } = mixedRadix(primes);
  return ofTerms(
    space,
    monomials,
    Array.from(ranks, (rank) => lift(residues, rank)),
  );
}

/** The residues of a polynomial's coefficients at their places in the set. */
function scattered(
  set: ExponentSet,
  ranks: Int32Array,
  { coefficients }: Polynomial<Integer>,
  prime: WordPrime,
): Float64Array {
  const residues = new Float64Array(set.size);
  const modulus = BigInt(prime.p);
  ranks.forEach((rank, term) => {
    const coefficient = at(coefficients, term);
    const small = typeof coefficient === "number" ? coefficient % prime.p : Number(coefficient % modulus);
    residues[rank] = residueOf(small, prime);
  });
  return residues;
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
