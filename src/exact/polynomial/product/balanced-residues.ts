/**
 * Primes of 23 bits: residues next to zero are at most 2^22, so that 256 products of two of them add up within 2^52
 * and the sum is reduced without rounding. A little room is left for residues that miss the nearest to zero.
 */
const PRIME_BELOW = 2 ** 23 - 32;

/** How many products of residues may be added up before a reduction. */
export const LARGEST_DOT_PRODUCT = 256;

const known: number[] = [];

/** The largest primes of 23 bits, in descending order. */
export function wordPrimes(count: number): readonly number[] {
  for (let n = (known.at(-1) ?? PRIME_BELOW) - 1; known.length < count; n -= 1) {
    if (isOddPrime(n)) known.push(n);
  }
  return known.slice(0, count);
}

function isOddPrime(n: number): boolean {
  if (n % 2 === 0) return false;
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) {
    if (n % divisor === 0) return false;
  }
  return true;
}

/** A prime with its reciprocal as a double. */
export interface WordPrime {
  readonly p: number;
  readonly reciprocal: number;
}

/**
 * The residue next to zero. The quotient is off by less than 2^-20 before it is rounded, for any value up to 2^52, so
 * that the residue is at most `p / 2 + 8`, and at most 2^22 for the primes here.
 */
export function residueOf(value: number, { p, reciprocal }: WordPrime): number {
  return value - p * Math.floor(value * reciprocal + 0.5);
}

/** `[k]`: the inverse of `k` modulo the prime, for `0 < k < count`. */
export function inversesBelow(count: number, prime: WordPrime): Float64Array {
  const inverses = new Float64Array(Math.max(2, count));
  inverses[1] = 1;
  for (let k = 2; k < count; k += 1) {
    // p = q k + r, so that 1/k = -q/r.
    const remainder = prime.p % k;
    const quotient = (prime.p - remainder) / k;
    inverses[k] = residueOf(-quotient * (inverses[remainder] ?? 0), prime);
  }
  return inverses;
}

/** The inverse of a residue that is not zero, by the extended Euclidean algorithm. */
export function inverseOf(value: number, prime: WordPrime): number {
  let [r, nextR, s, nextS] = [prime.p, value < 0 ? value + prime.p : value, 0, 1];
  while (nextR !== 0) {
    const quotient = Math.floor(r / nextR);
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  return residueOf(s, prime);
}
