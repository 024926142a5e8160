import { ResiduaError } from "../core/errors.ts";
import { inverseModuloBigInt } from "./modular/inverse-modulo.ts";
import type { Rational } from "./rational.ts";
import { residueRing } from "./residue-ring.ts";
import type { Field } from "./ring.ts";

/**
 * The two largest primes below 2^61. A residual that is not zero has zero residue at random parameters
 * with probability at most its degree over 2^60, for each prime.
 */
export const CERTIFICATE_PRIMES: readonly [bigint, bigint] = [(1n << 61n) - 1n, (1n << 61n) - 31n];

/**
 * The strong-pseudoprime test with these bases is a proof of primality below `PRIMALITY_BOUND`.
 * Source: Sorenson & Webster (2017), Strong pseudoprimes to twelve prime bases, Math. Comp. 86, theorem 1.
 */
const WITNESSES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n] as const;
const PRIMALITY_BOUND = 3_317_044_064_679_887_385_961_981n;

/**
 * Whether `n` is prime, decided for certain.
 * Errors: E_DOMAIN from 3.3e24 on, where the test is no proof, but for the Mersenne numbers 2^q - 1.
 */
export function isPrime(n: bigint): boolean {
  if (n >= PRIMALITY_BOUND) {
    if ((n & (n + 1n)) === 0n) return isMersennePrime(n);
    throw new ResiduaError("E_DOMAIN", `expected a modulus below ${PRIMALITY_BOUND}, got ${n}`);
  }
  return isProbablePrime(n);
}

/** Whether `n` passes the test of primes: what does not is composite for certain, what does is prime for certain below 3.3e24. */
export function isProbablePrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (const prime of WITNESSES) {
    if (n % prime === 0n) return n === prime;
  }
  return WITNESSES.every((base) => isStrongProbablePrime(n, base));
}

/**
 * The test of Lucas and Lehmer for n = 2^q - 1, which needs q to be prime: otherwise n is not.
 * Source: Crandall & Pomerance, Prime Numbers, theorem 4.2.6.
 */
function isMersennePrime(n: bigint): boolean {
  const exponent = n.toString(2).length;
  if (!isPrime(BigInt(exponent))) return false;
  let s = 4n;
  for (let step = 2; step < exponent; step += 1) s = (s * s - 2n) % n;
  return s === 0n;
}

function isStrongProbablePrime(n: bigint, base: bigint): boolean {
  let odd = n - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos += 1;
  let x = powerModulo(base, odd, n);
  if (x === 1n) return true;
  for (let i = 0; i < twos; i += 1) {
    if (x === n - 1n) return true;
    x = (x * x) % n;
  }
  return false;
}

function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The moduli of fields so far: certificates take the same few again and again. */
const KNOWN_PRIMES = new Set<bigint>();

/**
 * The field of residues modulo the prime `p`; elements are the representatives in 0 .. p-1.
 * Errors: E_DOMAIN where `p` is not a prime that `isPrime` can decide.
 */
export function primeField(p: bigint): Field<bigint> {
  if (!KNOWN_PRIMES.has(p) && !isPrime(p)) {
    throw new ResiduaError("E_DOMAIN", `expected a prime modulus, got ${p}`);
  }
  KNOWN_PRIMES.add(p);
  const divide = (a: bigint, b: bigint) => (a * inverseModuloBigInt(b, p)) % p;
  return {
    ...residueRing(p),
    divideExact: divide,
    divide,
    gcd: (a, b) => (a === 0n && b === 0n ? 0n : 1n),
    unitPart: (a) => (a === 0n ? 1n : a),
  };
}

/** The image of a rational in a field; `undefined` where the denominator vanishes there. */
export function rationalInto<E>(field: Field<E>, { numerator, denominator }: Rational): E | undefined {
  const divisor = field.fromInteger(denominator);
  return field.isZero(divisor) ? undefined : field.divide(field.fromInteger(numerator), divisor);
}
