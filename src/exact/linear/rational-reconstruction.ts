import { bitLength, canonicalInteger, type Integer } from "../integer.ts";
import { balancedResidue } from "../residue-ring.ts";
import type { Solution } from "./matrix-factorisation.ts";

/** A fraction not yet in canonical integers. */
interface Quotient {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A power of two whose square is at most half the modulus, so that one fraction at most lies below it. */
function fractionBound(modulus: bigint): bigint {
  return 1n << BigInt(Math.max(0, Math.floor(bitLength(modulus) / 2) - 1));
}

/**
 * The fraction with the given residue whose numerator and denominator stay below a power of two next to
 * `sqrt(modulus) / 2`; `undefined` where there is none. There is at most one.
 * Source: Wang (1981); von zur Gathen & Gerhard, Modern Computer Algebra, section 5.10.
 */
export function reconstructRational(residue: bigint, modulus: bigint): Quotient | undefined {
  const bound = fractionBound(modulus);
  let [r, nextR, t, nextT] = [modulus, positiveResidue(residue, modulus), 0n, 1n];
  while (nextR >= bound) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  const [numerator, denominator] = nextT < 0n ? [-nextR, -nextT] : [nextR, nextT];
  return denominator < bound ? { numerator, denominator } : undefined;
}

/**
 * Fractions over one denominator with the given residues; `undefined` where the modulus is too small to hold them.
 * Most entries cost one product, as the denominator of the first few serves the rest.
 */
export function reconstructVector(
  residues: readonly Integer[],
  modulus: bigint,
): Solution<Integer> | undefined {
  const bound = fractionBound(modulus);
  const least = (value: bigint) => balancedResidue(positiveResidue(value, modulus), modulus);
  let common = 1n;
  for (const residue of residues) {
    const scaled = least(BigInt(residue) * common);
    if (scaled < bound && -scaled < bound) continue;
    const fraction = reconstructRational(scaled, modulus);
    if (fraction === undefined) return undefined;
    common *= fraction.denominator;
  }
  const numerators = residues.map((residue) => canonicalInteger(least(BigInt(residue) * common)));
  return { numerators, denominator: canonicalInteger(common) };
}

function positiveResidue(value: bigint, modulus: bigint): bigint {
  const residue = value % modulus;
  return residue < 0n ? residue + modulus : residue;
}
