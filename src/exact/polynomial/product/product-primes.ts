import { centred } from "../../modular/centred-residues.ts";
import { type DoubleField, fieldsBelow } from "../../modular/double-field.ts";

/** How many products of centred residues may be added up before a reduction. */
export const LARGEST_DOT_PRODUCT = 256;

/**
 * The fields of the largest primes of 23 bits, by index: centred residues are at most 2^22, so that 256 products of two
 * of them add up to at most 2^52, and the sum is reduced without rounding. A little room is left for residues that miss
 * the nearest to zero.
 */
export const productFieldOfIndex = fieldsBelow(2 ** 23 - 32);

/** A little less than the bits of each of these primes, of which a product needs a few dozen at most. */
const BITS_PER_PRIME = 22.9;

/** How many of these primes recover integers up to a bound: two bits are for the sign and the balance of digits. */
export function productPrimeCount(bound: number): number {
  return Math.ceil((Math.log2(bound + 1) + 2) / BITS_PER_PRIME);
}

/** `[k]`: the inverse of `k` modulo the prime, for `0 < k < count`, centred. */
export function inversesBelow(count: number, { p, inverse }: DoubleField): Float64Array {
  const inverses = new Float64Array(Math.max(2, count));
  inverses[1] = 1;
  for (let k = 2; k < count; k += 1) {
    // p = q k + r, so that 1/k = -q/r.
    const remainder = p % k;
    const quotient = (p - remainder) / k;
    inverses[k] = centred(-quotient * (inverses[remainder] ?? 0), p, inverse);
  }
  return inverses;
}
