import { at, ResiduaError } from "../../core/errors.ts";
import type { Random } from "../../core/random.ts";
import type { Integer } from "../integer.ts";
import { isPrime } from "../prime-field.ts";
import { inverseModulo } from "./inverse-modulo.ts";

/** Products of two residues stay below 2^52, so that they are exact in a double with room for one more sum. */
export const PRIME_BITS = 26;

/** The field of residues modulo a prime of one word; elements are the doubles 0 .. p-1. */
export interface DoubleField {
  readonly p: number;
  /** 1/p, rounded: a product's quotient by p is estimated by multiplication. */
  readonly inverse: number;
}

/** Errors: E_DOMAIN where `p` is not a prime below 2^26. */
export function doubleField(p: number): DoubleField {
  if (!Number.isInteger(p) || p >= 2 ** PRIME_BITS || !isPrime(BigInt(p))) {
    throw new ResiduaError("E_DOMAIN", `expected a prime below 2^${PRIME_BITS}, got ${p}`);
  }
  return { p, inverse: 1 / p };
}

/** The fields of the primes below a bound of at most 2^26, by index: largest first, and each is found once. */
export function fieldsBelow(bound: number): (index: number) => DoubleField {
  const known: DoubleField[] = [];
  return (index) => {
    while (known.length <= index) {
      let candidate = (known.at(-1)?.p ?? bound) - 1;
      while (!isPrime(BigInt(candidate))) candidate -= 1;
      known.push(doubleField(candidate));
    }
    return at(known, index);
  };
}

/** The fields of the largest primes that there are, largest first. */
export const doubleFieldOfIndex = fieldsBelow(2 ** PRIME_BITS);

/**
 * The residue of an exact value below p^2 + p. The estimated quotient is off by one at most, which one correction
 * mends; it is below 2^26, so that truncation to 32 bits rounds it down.
 */
export function reduced(value: number, p: number, inverse: number): number {
  const rest = value - ((value * inverse) | 0) * p;
  return rest < 0 ? rest + p : rest >= p ? rest - p : rest;
}

export function multiplyResidues({ p, inverse }: DoubleField, a: number, b: number): number {
  return reduced(a * b, p, inverse);
}

/** Errors: E_DIVISION_BY_ZERO. */
export function inverseResidue({ p }: DoubleField, a: number): number {
  return inverseModulo(a, p);
}

export function residueOfInteger({ p }: DoubleField, a: Integer): number {
  const rest = typeof a === "number" ? a % p : Number(a % BigInt(p));
  return rest < 0 ? rest + p : rest + 0;
}

/** A random residue that is not zero. */
export function randomUnit({ p }: DoubleField, random: Random): number {
  return 1 + Math.floor(random.unit() * (p - 1));
}

/** The powers 0 .. `largest` of a residue. */
export function powersOfResidue(field: DoubleField, base: number, largest: number): Float64Array {
  const powers = new Float64Array(largest + 1);
  let power = 1;
  for (let exponent = 0; exponent <= largest; exponent += 1) {
    powers[exponent] = power;
    power = multiplyResidues(field, power, base);
  }
  return powers;
}

/** The residue at an index inside the array: the compiler cannot know that it is there. */
export function residueAt(residues: Float64Array, index: number): number {
  return residues[index] ?? 0;
}
