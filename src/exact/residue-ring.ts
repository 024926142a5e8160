import { ResiduaError } from "../core/errors.ts";
import type { Ring } from "./ring.ts";

/** The ring of residues modulo an integer above one; elements are the representatives in 0 .. modulus-1. */
export function residueRing(modulus: bigint): Ring<bigint> {
  const subtract = (a: bigint, b: bigint) => (a >= b ? a - b : a - b + modulus);
  return {
    name: `Z/${modulus}`,
    zero: 0n,
    one: 1n,
    fromInteger: (value) => {
      const remainder = BigInt(value) % modulus;
      return remainder < 0n ? remainder + modulus : remainder;
    },
    add: (a, b) => (a + b >= modulus ? a + b - modulus : a + b),
    subtract,
    negate: (a) => subtract(0n, a),
    multiply: (a, b) => (a * b) % modulus,
    isZero: (a) => a === 0n,
    equals: (a, b) => a === b,
    toText: (a) => a.toString(),
  };
}

/** The representative of a residue that is smallest in size: between -modulus/2 and modulus/2. */
export function balancedResidue(a: bigint, modulus: bigint): bigint {
  return 2n * a > modulus ? a - modulus : a;
}

/**
 * The inverse of a residue coprime to the modulus, by the extended Euclidean algorithm, which keeps `r = s a`.
 * Errors: E_DIVISION_BY_ZERO for zero.
 */
export function inverseModulo(a: bigint, modulus: bigint): bigint {
  if (a === 0n) throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide by zero in Z/${modulus}`);
  let [r, nextR, s, nextS] = [modulus, a, 0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  return s < 0n ? s + modulus : s;
}
