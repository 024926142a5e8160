import { type Rational, rationalFromFloat } from "../../../../src/exact/rational.ts";
import {
  type Arithmetic,
  type ElementaryFunction,
  powerBySquaring,
} from "../../../../src/expr/floating/evaluate-floating.ts";
import { fixedWaves } from "./fixed-waves.ts";

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

/** A number in units of 2^-500. */
type Fixed = bigint;

function quotientOf(x: number): Quotient {
  const { numerator, denominator } = rationalFromFloat(x);
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

function fixed({ numerator, denominator }: Rational | Quotient): Fixed {
  return (BigInt(numerator) << BITS) / BigInt(denominator);
}

export function fromFixed(value: Fixed): Quotient {
  return { numerator: value, denominator: ONE };
}

const { product, waveOf: sineAndCosine } = fixedWaves(BITS);

function quotient(a: Fixed, b: Fixed): Fixed {
  return (a << BITS) / b;
}

/** e^x, for x up to 1000. */
function exponential(x: Fixed): Fixed {
  if (x < 0n) return quotient(ONE, exponential(-x));
  const halvings = 20n;
  const small = x >> halvings;
  let [sum, term] = [ONE, ONE];
  for (let k = 1n; term !== 0n; k++) {
    term = product(term, small) / k;
    sum += term;
  }
  for (let k = 0n; k < halvings; k++) sum = product(sum, sum);
  return sum;
}

/** ln x about a double y near it: ln x = y + 2 artanh((x - e^y) / (x + e^y)). */
function logarithmAbout(y: number, { numerator, denominator }: Quotient): Fixed {
  const guess = referenceExp(y);
  const [exact, guessed] = [numerator * guess.denominator, guess.numerator * denominator];
  const t = quotient(exact - guessed, exact + guessed);
  const square = product(t, t);
  const correction = t + product(t, square) / 3n + product(t, product(square, square)) / 5n;
  return fixed(quotientOf(y)) + 2n * correction;
}

/** e^x, with as many leading bits for small values as for large ones. */
export function referenceExp(x: number): Quotient {
  const size = exponential(fixed(quotientOf(Math.abs(x))));
  return x < 0 ? { numerator: ONE, denominator: size } : fromFixed(size);
}

/** ln x for a positive double x. */
export function referenceLog(x: number): Quotient {
  return fromFixed(logarithmAbout(Math.log(x), quotientOf(x)));
}

/** The sine and the cosine of a double of size from 1e-30 to 1e12. */
export function referenceSineAndCosine(x: number): { readonly sin: Quotient; readonly cos: Quotient } {
  const { sin, cos } = sineAndCosine(fixed(quotientOf(x)));
  return { sin: fromFixed(sin), cos: fromFixed(cos) };
}

/** pi = 4 arctan(1), by Newton's method on the sine. */
function referencePi(): Fixed {
  let value = fixed(quotientOf(Math.PI));
  for (let k = 0; k < 5; k++) value += sineAndCosine(value).sin;
  return value;
}

/** Arithmetic on numbers between about 1e-60 and 1e60 with some hundred bits of them right. */
export const fixedPointArithmetic: Omit<Arithmetic<Fixed>, "symbol"> = {
  exact: fixed,
  pi: referencePi,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: product,
  divide: quotient,
  negate: (a) => -a,
  power: (base, exponent) => powerBySquaring(product, base, exponent),
  apply: applyFixed,
};

function applyFixed(name: ElementaryFunction, [x = 0n, y = 0n]: readonly Fixed[]): Fixed {
  switch (name) {
    case "exp":
      return exponential(x);
    case "log":
      return logarithmAbout(Math.log(Number(x) / Number(ONE)), fromFixed(x));
    case "sin":
    case "cos":
      return sineAndCosine(x)[name];
    case "sqrt":
      return exponential(applyFixed("log", [x]) / 2n);
    case "abs":
      return x < 0n ? -x : x;
    case "pow":
      return exponential(product(y, applyFixed("log", [x])));
  }
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
