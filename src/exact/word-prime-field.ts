import { ResiduaError } from "../core/errors.ts";
import { inverseModulo } from "./modular/inverse-modulo.ts";
import { isPrime } from "./prime-field.ts";
import type { Field } from "./ring.ts";

/** The largest modulus whose residues fit into 31 bits; it is a prime itself. */
export const LARGEST_WORD_PRIME = 2 ** 31 - 1;

/**
 * The field of residues modulo a prime below 2^31; elements are the representatives 0 .. p-1 as doubles. Arithmetic makes
 * no bigints, which makes it about three times as fast as `primeField`. Its name is another than that field's, so that
 * polynomials over the two never mix. Errors: E_DOMAIN where `p` is no such prime.
 */
export function wordPrimeField(p: number): Field<number> {
  if (!Number.isInteger(p) || p > LARGEST_WORD_PRIME || !isPrime(BigInt(p))) {
    throw new ResiduaError("E_DOMAIN", `expected a prime modulus up to ${LARGEST_WORD_PRIME}, got ${p}`);
  }
  const multiply = productModulo(p);
  const subtract = (a: number, b: number) => (a >= b ? a - b : a - b + p);
  const divide = (a: number, b: number) => multiply(a, inverseModulo(b, p));
  return {
    name: `F_${p}`,
    zero: 0,
    one: 1,
    fromInteger: (value) => {
      const remainder = typeof value === "number" ? value % p : Number(value % BigInt(p));
      return remainder < 0 ? remainder + p : remainder + 0;
    },
    add: (a, b) => (a + b >= p ? a + b - p : a + b),
    subtract,
    negate: (a) => (a === 0 ? 0 : p - a),
    multiply,
    isZero: (a) => a === 0,
    equals: (a, b) => a === b,
    toText: (a) => a.toString(),
    divideExact: divide,
    divide,
    gcd: (a, b) => (a === 0 && b === 0 ? 0 : 1),
    unitPart: (a) => (a === 0 ? 1 : a),
  };
}

const TWO_TO_32 = 2 ** 32;
const LARGEST_REMAINDER = 3 * 2 ** 30;

/**
 * The product of residues. The quotient by p is computed in doubles: its three roundings change it by less than 2^-20,
 * so that its floor is off by at most one, and only where the remainder lies within p 2^-20 of 0 or p. The remainder
 * thus lies between -2^11 and 2^31 + 2^11, and its lowest 32 bits determine it.
 */
function productModulo(p: number): (a: number, b: number) => number {
  const inverse = 1 / p;
  return (a, b) => {
    const quotient = Math.floor(a * b * inverse);
    const remainder = (Math.imul(a, b) - Math.imul(quotient, p)) >>> 0;
    if (remainder < p) return remainder;
    return remainder < LARGEST_REMAINDER ? remainder - p : remainder - TWO_TO_32 + p;
  };
}
