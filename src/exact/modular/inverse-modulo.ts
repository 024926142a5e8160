import { ResiduaError } from "../../core/errors.ts";

/*
 * The extended Euclidean algorithm for one cofactor, which keeps `r = s a`, in the two kinds of numbers that residues
 * are held in.
 */

/**
 * The inverse, in 1 .. modulus-1, of a residue in that range that is coprime to a modulus below 2^31.
 * Errors: E_DIVISION_BY_ZERO for zero.
 */
export function inverseModulo(a: number, modulus: number): number {
  requireUnit(a !== 0, modulus);
  let [r, nextR, s, nextS] = [modulus, a, 0, 1];
  while (nextR !== 0) {
    const quotient = (r / nextR) | 0;
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  return s < 0 ? s + modulus : s;
}

/** The same for a modulus of any size. */
export function inverseModuloBigInt(a: bigint, modulus: bigint): bigint {
  requireUnit(a !== 0n, modulus);
  let [r, nextR, s, nextS] = [modulus, a, 0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  return s < 0n ? s + modulus : s;
}

function requireUnit(isUnit: boolean, modulus: number | bigint): void {
  if (!isUnit) throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide by zero modulo ${modulus}`);
}
