import type { Ring } from "./ring.ts";

/** The ring of residues modulo an integer above one; elements are the representatives in 0 .. modulus-1. */
export function residueRing(modulus: bigint): Omit<Ring<bigint>, "metered"> {
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
