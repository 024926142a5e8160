import { at } from "../../../core/errors.ts";
import { canonicalInteger, type Integer } from "../../integer.ts";
import { inverseOf, residueOf, type WordPrime } from "./balanced-residues.ts";

/** Recovers integers from their residues modulo several primes. */
export interface MixedRadix {
  /**
   * The integer with the residues `residues[k][index]`, if it is less than a quarter of the primes' product: half is
   * for the sign, and half again for digits that miss the nearest to zero.
   */
  readonly lift: (residues: readonly Float64Array[], index: number) => Integer;
}

/**
 * Garner's algorithm: digits `d_k` of the mixed radix `d_0 + p_0 (d_1 + p_1 (d_2 + ...))`, next to zero.
 * Source: Knuth, The Art of Computer Programming 2, section 4.3.2.
 */
export function mixedRadix(primes: readonly WordPrime[]): MixedRadix {
  const inverses = primes.map((prime, k) =>
    Float64Array.from(primes.slice(0, k), ({ p }) => inverseOf(residueOf(p, prime), prime)),
  );
  const digits = new Float64Array(primes.length);
  const join = digitJoiner(primes, digits);
  return {
    lift: (residues, index) => {
      for (let k = 0; k < primes.length; k += 1) {
        const [prime, scales] = [at(primes, k), at(inverses, k)];
        let digit = at(at(residues, k), index);
        for (let j = 0; j < k; j += 1) digit = residueOf((digit - at(digits, j)) * at(scales, j), prime);
        digits[k] = digit;
      }
      return join();
    },
  };
}

/** Digits are joined two by two in doubles, then pair by pair in bigints. */
function digitJoiner(primes: readonly WordPrime[], digits: Float64Array): () => Integer {
  const pairs = Array.from({ length: Math.ceil(primes.length / 2) }, (_, k) => 2 * k);
  const radices = pairs.map((k) => BigInt(at(primes, k).p) * BigInt(primes[k + 1]?.p ?? 1));
  const pairAt = (k: number) => at(digits, k) + at(primes, k).p * (digits[k + 1] ?? 0);
  return () => {
    let top = pairs.length - 1;
    while (top > 0 && pairAt(2 * top) === 0) top -= 1;
    if (top === 0) return pairAt(0);
    let value = BigInt(pairAt(2 * top));
    for (let pair = top - 1; pair >= 0; pair -= 1)
      value = value * at(radices, pair) + BigInt(pairAt(2 * pair));
    return canonicalInteger(value);
  };
}
