import { rationalFromFloat } from "../../../../src/exact/rational.ts";

// Elementary functions in fixed point with 500 bits after the point: Taylor series of small arguments, then squarings or
// doublings of the angle, which lose fewer than 100 of these bits. Neither pi nor ln 2 nor a polynomial occurs, so that nothing
// is shared with what is tested.

const BITS = 500n;
const ONE = 1n << BITS;

/** A quotient of integers, not in lowest terms. */
export interface Quotient {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function quotientOf(x: number): Quotient {
  const { numerator, denominator } = rationalFromFloat(x);
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

function fixedPoint(x: number): bigint {
  const { numerator, denominator } = quotientOf(x);
  return (numerator << BITS) / denominator;
}

function product(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

/** e^x, for x from 0 to 1000. */
function fixedExp(x: number): bigint {
  const halvings = 20n;
  const small = fixedPoint(x) >> halvings;
  let [sum, term] = [ONE, ONE];
  for (let k = 1n; term !== 0n; k++) {
    term = product(term, small) / k;
    sum += term;
  }
  for (let k = 0n; k < halvings; k++) sum = product(sum, sum);
  return sum;
}

/** e^x, with as many leading bits for small values as for large ones. */
export function referenceExp(x: number): Quotient {
  return x < 0 ? { numerator: ONE, denominator: fixedExp(-x) } : { numerator: fixedExp(x), denominator: ONE };
}

/** ln x for a positive double x: with y about it, ln x = y + 2 artanh((x - e^y) / (x + e^y)). */
export function referenceLog(x: number): Quotient {
  const y = Math.log(x);
  const [{ numerator, denominator }, guess] = [quotientOf(x), referenceExp(y)];
  const [exact, guessed] = [numerator * guess.denominator, guess.numerator * denominator];
  const t = ((exact - guessed) << BITS) / (exact + guessed);
  const square = product(t, t);
  const correction = t + product(t, square) / 3n + product(t, product(square, square)) / 5n;
  return { numerator: fixedPoint(y) + 2n * correction, denominator: ONE };
}

/** The sine and the cosine of a double of size from 1e-30 to 1e12. */
export function referenceSineAndCosine(x: number): { readonly sin: Quotient; readonly cos: Quotient } {
  const halvings = 40n;
  const small = fixedPoint(x) >> halvings;
  const square = product(small, small);
  let [sin, cos] = [0n, 0n];
  for (let k = 0n, term = ONE; term !== 0n; k += 2n) {
    cos += term;
    sin += product(term, small) / (k + 1n);
    term = -product(term, square) / ((k + 1n) * (k + 2n));
  }
  for (let k = 0n; k < halvings; k++) [sin, cos] = [2n * product(sin, cos), ONE - 2n * product(sin, sin)];
  return { sin: { numerator: sin, denominator: ONE }, cos: { numerator: cos, denominator: ONE } };
}

/** Bits kept below the smallest double. */
const FRACTION = 40n;

/** How far a double is from an exact value, in units of the last place that the exact value has. */
export function ulpsFrom(y: number, { numerator, denominator }: Quotient): number {
  const scale = (quotient: Quotient) => (quotient.numerator << (1074n + FRACTION)) / quotient.denominator;
  const exact = scale({ numerator, denominator });
  const difference = exact - scale(quotientOf(y));
  const bits = BigInt((exact < 0n ? -exact : exact).toString(2).length) - FRACTION;
  const unit = FRACTION + (bits > 53n ? bits - 53n : 0n);
  return Math.abs(Number((difference << 20n) >> unit)) / 2 ** 20;
}
