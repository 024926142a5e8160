import { gcdOfNaturals } from "./integer-gcd.ts";
import { isProbablePrime } from "./prime-field.ts";

/** Primes below this are found by division. */
const DIVISION_BOUND = 2n ** 12n;

/** Primes that took long to find: the numbers of one computation have them in common. */
const LARGE_PRIMES = new Set<bigint>();

/** Differences that are multiplied before a gcd is taken of them. */
const BATCH = 128;

/**
 * The prime factors of a positive integer with their exponents. From 3.3e24 on a factor counts as prime that passes the test
 * of `isProbablePrime`.
 *
 * Cost: some square root of the second largest prime factor: a second or so where that has 13 digits.
 */
export function primeFactors(n: bigint): ReadonlyMap<bigint, number> {
  const exponents = new Map<bigint, number>();
  const count = (prime: bigint) => exponents.set(prime, (exponents.get(prime) ?? 0) + 1);
  let rest = n;
  for (let prime = 2n; prime < DIVISION_BOUND && prime * prime <= rest; prime += 1n) {
    for (; rest % prime === 0n; rest /= prime) count(prime);
  }
  for (const prime of LARGE_PRIMES) {
    for (; rest % prime === 0n; rest /= prime) count(prime);
  }
  countPrimes(rest, count);
  return exponents;
}

/** Counts the primes of a number that has none below the bound, unless it is prime itself. */
function countPrimes(n: bigint, count: (prime: bigint) => void): void {
  if (n === 1n) return;
  if (n < DIVISION_BOUND ** 2n || isProbablePrime(n)) {
    count(n);
    return;
  }
  const divisor = properDivisor(n);
  for (const part of [divisor, n / divisor]) {
    countPrimes(part, (prime) => {
      LARGE_PRIMES.add(prime);
      count(prime);
    });
  }
}

/** A divisor of a composite number other than 1 and itself, by one sequence `x -> x^2 + shift` after the other. */
function properDivisor(n: bigint): bigint {
  for (let shift = 1n; ; shift += 1n) {
    const divisor = divisorBySequence(n, shift);
    if (divisor !== n) return divisor;
  }
}

/**
 * The first common divisor above 1 of n and of differences in the sequence `x -> x^2 + shift` modulo n, which returns to itself
 * modulo a prime factor long before it does modulo n; n itself where it does so modulo all factors at once.
 *
 * Source: Brent (1980), An improved Monte Carlo factorization algorithm, BIT 20.
 */
function divisorBySequence(n: bigint, shift: bigint): bigint {
  const next = (x: bigint) => (x * x + shift) % n;
  const difference = (x: bigint, y: bigint) => (x > y ? x - y : y - x);
  let y = 2n;
  for (let length = 1; ; length *= 2) {
    const anchor = y;
    for (let done = 0; done < length; done += BATCH) {
      const batchStart = y;
      let product = 1n;
      const steps = Math.min(BATCH, length - done);
      for (let step = 0; step < steps; step += 1) {
        y = next(y);
        product = (product * difference(anchor, y)) % n;
      }
      if (gcdOfNaturals(product, n) === 1n) continue;
      return firstDivisor(n, (value) => difference(anchor, value), { start: batchStart, next });
    }
  }
}

/** Goes through a batch again, one gcd after the other. */
function firstDivisor(
  n: bigint,
  differenceAt: (value: bigint) => bigint,
  { start, next }: { readonly start: bigint; readonly next: (x: bigint) => bigint },
): bigint {
  for (let value = next(start); ; value = next(value)) {
    const divisor = gcdOfNaturals(differenceAt(value), n);
    if (divisor !== 1n) return divisor;
  }
}
