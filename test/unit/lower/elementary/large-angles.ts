import { rationalFromFloat } from "../../../../src/exact/rational.ts";
import type { Quotient } from "./reference.ts";

// Sines and cosines of all doubles in fixed point, by Taylor series of tiny angles and doublings of the angle: at most 1100 of
// these, each of which loses two bits. Only the hard arguments need pi, and it comes of the sine.

const BITS = 3400n;
const ONE = 1n << BITS;
const HALVINGS = 40n;

function product(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

interface Wave {
  readonly sin: bigint;
  readonly cos: bigint;
}

/** Of an angle below 4 in units of 2^-3400. */
function waveOfSmall(angle: bigint): Wave {
  const small = angle >> HALVINGS;
  const square = product(small, small);
  let [sin, cos] = [0n, 0n];
  for (let k = 0n, term = ONE; term !== 0n; k += 2n) {
    cos += term;
    sin += product(term, small) / (k + 1n);
    term = -product(term, square) / ((k + 1n) * (k + 2n));
  }
  return doubled({ sin, cos }, Number(HALVINGS));
}

function doubled({ sin, cos }: Wave, times: number): Wave {
  let wave = { sin, cos };
  for (let k = 0; k < times; k++) {
    wave = { sin: 2n * product(wave.sin, wave.cos), cos: ONE - 2n * product(wave.sin, wave.sin) };
  }
  return wave;
}

/** The sine and the cosine of a double of at least 1. */
export function waveOfLarge(x: number): { readonly sin: Quotient; readonly cos: Quotient } {
  const halvings = Math.floor(Math.log2(x));
  const { numerator, denominator } = rationalFromFloat(x);
  const angle = (BigInt(numerator) << (BITS - BigInt(halvings))) / BigInt(denominator);
  const { sin, cos } = doubled(waveOfSmall(angle), halvings);
  return { sin: { numerator: sin, denominator: ONE }, cos: { numerator: cos, denominator: ONE } };
}

/** Pi with 3000 bits, by Newton's method on the sine, which triples the bits that are right. */
export function longPi(): Quotient {
  let numerator = BigInt(Math.round(Math.PI * 2 ** 48)) << (BITS - 48n);
  for (let k = 0; k < 5; k++) numerator += waveOfSmall(numerator).sin;
  return { numerator, denominator: ONE };
}
