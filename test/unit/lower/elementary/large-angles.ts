import { rationalFromFloat } from "../../../../src/exact/rational.ts";
import { fixedWaves } from "./fixed-waves.ts";
import type { Quotient } from "./reference.ts";

// Sines and cosines of all doubles in fixed point, by Taylor series of tiny angles and doublings of the angle: at most 1100 of
// these, each of which loses two bits. Only the hard arguments need pi, and it comes of the sine.

const BITS = 3400n;
const ONE = 1n << BITS;

const { doubled, waveOf } = fixedWaves(BITS);

/** The sine and the cosine of a double of at least 1. */
export function waveOfLarge(x: number): { readonly sin: Quotient; readonly cos: Quotient } {
  const halvings = Math.floor(Math.log2(x));
  const { numerator, denominator } = rationalFromFloat(x);
  const angle = (BigInt(numerator) << (BITS - BigInt(halvings))) / BigInt(denominator);
  const { sin, cos } = doubled(waveOf(angle), halvings);
  return { sin: { numerator: sin, denominator: ONE }, cos: { numerator: cos, denominator: ONE } };
}

/** Pi with 3000 bits, by Newton's method on the sine, which triples the bits that are right. */
export function longPi(): Quotient {
  let numerator = BigInt(Math.round(Math.PI * 2 ** 48)) << (BITS - 48n);
  for (let k = 0; k < 5; k++) numerator += waveOf(numerator).sin;
  return { numerator, denominator: ONE };
}
