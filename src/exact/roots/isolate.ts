import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { bitLength } from "../integer.ts";
import { type Rational, rational } from "../rational.ts";
import { signVariations } from "./sturm.ts";

/** The roots of a polynomial: some exactly, of each other one an open interval in which it is alone. */
export interface IsolatedRoots {
  readonly exact: readonly Rational[];
  readonly intervals: readonly (readonly [Rational, Rational])[];
}

/** Part of the unit interval, `(index, index + 1) / 2^depth`, and the polynomial with that part stretched to (0, 1). */
interface Part {
  readonly index: bigint;
  readonly depth: number;
  readonly polynomial: readonly bigint[];
}

/**
 * Isolates the real roots of a polynomial, lowest coefficient first, without repeated roots, by bisection. No end of an
 * interval is a root, but perhaps one that is listed as exact. A spent budget ends the enclosing `withinBudget`.
 * Source: Collins & Akritas (1976), Polynomial real root isolation using Descartes' rule of signs, SYMSAC '76.
 */
export function isolateRoots(
  squareFree: readonly bigint[],
  { budget = UNLIMITED }: BudgetOptions = {},
): IsolatedRoots {
  const bound = rootBound(squareFree);
  const exact: Rational[] = [];
  const intervals: (readonly [Rational, Rational])[] = [];
  const point = (index: bigint, depth: number) => fromUnitInterval(index, depth, bound);
  const open: Part[] = [{ index: 0n, depth: 0, polynomial: onUnitInterval(squareFree, bound, budget) }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    stopWhenSpent(budget, `isolating real roots: ${exact.length + intervals.length} found`);
    const { index, depth, polynomial } = part;
    const variations = signVariations(onPositiveAxis(polynomial, budget));
    if (variations === 1) intervals.push([point(index, depth), point(index + 1n, depth)]);
    if (variations < 2) continue;
    const { left, right, hasMiddleRoot } = halves(polynomial, budget);
    if (hasMiddleRoot) exact.push(point(2n * index + 1n, depth + 1));
    open.push({ index: 2n * index, depth: depth + 1, polynomial: left });
    open.push({ index: 2n * index + 1n, depth: depth + 1, polynomial: right });
  }
  return { exact, intervals };
}

/** An exponent b for which all roots are smaller than 2^b in size: twice the bound of Fujiwara (1916). */
function rootBound(polynomial: readonly bigint[]): number {
  const degree = polynomial.length - 1;
  const leading = bitLength(at(polynomial, degree));
  const exponents = polynomial
    .slice(0, -1)
    .map((c, k) => (c === 0n ? 0 : Math.ceil((bitLength(c) - leading + 1) / (degree - k))));
  return 2 + Math.max(0, ...exponents);
}

/** `-2^b + 2^(b+1) t` at t = index / 2^depth. */
function fromUnitInterval(index: bigint, depth: number, bound: number): Rational {
  const scale = 1n << BigInt(depth);
  return rational((1n << BigInt(bound)) * (2n * index - scale), scale);
}

/** The polynomial in t, where x = -2^b + 2^(b+1) t. */
function onUnitInterval(polynomial: readonly bigint[], bound: number, budget: Budget): readonly bigint[] {
  const scaled = polynomial.map((c, k) => c << BigInt(k * bound));
  const shifted = shiftedByOne(
    scaled.map((c, k) => (k % 2 === 0 ? c : -c)),
    budget,
  );
  // Now p(-2^b (1 + s)), with s = -2 t.
  return shifted.map((c, k) => (k % 2 === 0 ? c : -c) << BigInt(k));
}

/** The coefficients of p(t + 1). */
function shiftedByOne(polynomial: readonly bigint[], budget: Budget): bigint[] {
  const shifted = [...polynomial];
  for (let i = shifted.length - 1; i > 0; i -= 1) {
    stopWhenSpent(budget, "shifting a polynomial to isolate its real roots");
    for (let k = i - 1; k < shifted.length - 1; k += 1) {
      shifted[k] = at(shifted, k) + at(shifted, k + 1);
    }
  }
  return shifted;
}

/** `(1 + t)^n p(1 / (1 + t))`, whose positive roots are those of p between 0 and 1. */
function onPositiveAxis(polynomial: readonly bigint[], budget: Budget): readonly bigint[] {
  return shiftedByOne(polynomial.toReversed(), budget);
}

/** Both halves of the unit interval, each stretched to it, without a root in the middle. */
function halves(polynomial: readonly bigint[], budget: Budget) {
  const degree = polynomial.length - 1;
  const left = polynomial.map((c, k) => c << BigInt(degree - k));
  const right = shiftedByOne(left, budget);
  if (right[0] !== 0n) return { left, right, hasMiddleRoot: false };
  return { left: withoutRootAtOne(left), right: right.slice(1), hasMiddleRoot: true };
}

/** The quotient by t - 1, by synthetic division. */
function withoutRootAtOne(polynomial: readonly bigint[]): readonly bigint[] {
  const quotient: bigint[] = [];
  let carry = 0n;
  for (let k = polynomial.length - 1; k > 0; k -= 1) {
    carry += at(polynomial, k);
    quotient.unshift(carry);
  }
  return quotient;
}
