import {
  type Budget,
  type BudgetOptions,
  type SpentReason,
  stopWhenSpent,
  UNLIMITED,
  withinBudget,
} from "../../core/budget.ts";
import { invariant, ResiduaError } from "../../core/errors.ts";
import type { Result } from "../../core/result.ts";
import { type Integer, integers, negateInteger } from "../integer.ts";
import {
  type Rational,
  rational,
  rationals,
  rationalText,
  signOfRational,
  toFloatRational,
} from "../rational.ts";
import { type Dense, degreeOf, divideDenseExact } from "../univariate/dense.ts";
import {
  gcdOfIntegerPolynomials,
  primitiveIntegers,
  signAtRational,
  squareFreePart,
} from "../univariate/integer-coefficients.ts";
import { isolateRoots } from "./isolate.ts";
import { countBetween, sturmSequence } from "./sturm.ts";

/**
 * A real algebraic number: the only root of a polynomial between two rational numbers that are no roots of it, or
 * a rational number where both are equal.
 */
export interface RealAlgebraic {
  /** Integer coefficients, lowest first, of a primitive polynomial without repeated roots. */
  readonly polynomial: Dense<Integer>;
  readonly lower: Rational;
  readonly upper: Rational;
}

/**
 * The distinct real roots, smallest first, of a polynomial given by its coefficients, lowest first.
 * Errors: E_DOMAIN for the zero polynomial. Result reasons: "budget", "interrupted".
 */
export function realRoots(
  coefficients: readonly Rational[],
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<readonly RealAlgebraic[], SpentReason> {
  return withinBudget(() => {
    const polynomial = squareFreePart(primitiveIntegers(coefficients, { budget }), { budget });
    if (degreeOf(polynomial) < 1) return [];
    const { exact, intervals } = isolateRoots(polynomial.map(BigInt), { budget });
    // Without the rational roots found, which may be ends of other roots' intervals.
    const rest = exact.map(linearFactor).reduce(quotient, polynomial);
    const roots = [
      ...exact.map(rationalRoot),
      ...intervals.map(([lower, upper]) => ({ polynomial: rest, lower, upper })),
    ];
    return roots.toSorted((a, b) => signOfRational(rationals.subtract(a.lower, b.lower)) || endsOrder(a, b));
  });
}

/** Where two roots share the lower end, one of them is that end. */
function endsOrder(a: RealAlgebraic, b: RealAlgebraic): number {
  return signOfRational(rationals.subtract(a.upper, b.upper));
}

function linearFactor({ numerator, denominator }: Rational): Dense<Integer> {
  return [negateInteger(numerator), denominator];
}

function quotient(a: Dense<Integer>, b: Dense<Integer>): Dense<Integer> {
  const result = divideDenseExact(integers, a, b);
  invariant(result !== undefined, "a polynomial is not divisible by the linear factor of its root");
  return result;
}

/** A rational number as a real algebraic one. */
export function rationalRoot(value: Rational): RealAlgebraic {
  return { polynomial: linearFactor(value), lower: value, upper: value };
}

function widthOf({ lower, upper }: RealAlgebraic): Rational {
  return rationals.subtract(upper, lower);
}

/** The same number between closer ends: one bisection. A spent budget ends the enclosing `withinBudget`. */
function halved(root: RealAlgebraic, budget: Budget): RealAlgebraic {
  stopWhenSpent(budget, "refining a real root");
  const { polynomial, lower, upper } = root;
  const middle = rationals.multiply(rationals.add(lower, upper), rational(1, 2));
  const sign = signAtRational(polynomial, middle);
  if (sign === 0) return rationalRoot(middle);
  return sign === signAtRational(polynomial, lower) ? { ...root, lower: middle } : { ...root, upper: middle };
}

/**
 * The same number between ends that are at most `width` apart.
 * Errors: E_DOMAIN where the width is not positive. Result reasons: "budget", "interrupted".
 */
export function refineRoot(
  root: RealAlgebraic,
  width: Rational,
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<RealAlgebraic, SpentReason> {
  if (signOfRational(width) <= 0) {
    throw new ResiduaError("E_DOMAIN", `expected a positive width, got ${rationalText(width)}`);
  }
  return withinBudget(() => {
    let refined = root;
    while (signOfRational(rationals.subtract(widthOf(refined), width)) > 0) {
      refined = halved(refined, budget);
    }
    return refined;
  });
}

/** The double nearest to the number. A spent budget ends the enclosing `withinBudget`. */
export function toFloatRealAlgebraic(
  root: RealAlgebraic,
  { budget = UNLIMITED }: BudgetOptions = {},
): number {
  let refined = root;
  // A tie between two doubles is met exactly by a bisection, so that this ends for every number.
  while (toFloatRational(refined.lower) !== toFloatRational(refined.upper)) {
    refined = halved(refined, budget);
  }
  return toFloatRational(refined.lower);
}

/** Whether a divisor of the root's polynomial, whose ends it does not vanish at, has the root. */
function hasRoot(divisor: Dense<Integer>, { lower, upper }: Pick<RealAlgebraic, "lower" | "upper">): boolean {
  return signAtRational(divisor, lower) !== signAtRational(divisor, upper);
}

/**
 * The sign of a polynomial, coefficients lowest first, at a real algebraic number; decided exactly. With the
 * coefficients of an element of Q[a]/(m) it is the element's sign where `a` is this root of m. A spent budget ends the
 * enclosing `withinBudget`.
 */
export function signAtRoot(
  coefficients: readonly Rational[],
  root: RealAlgebraic,
  { budget = UNLIMITED }: BudgetOptions = {},
): -1 | 0 | 1 {
  const [leading] = coefficients.filter((c) => signOfRational(c) !== 0).slice(-1);
  if (leading === undefined) return 0;
  const polynomial = primitiveIntegers(coefficients, { budget });
  const sign = signOfPrimitive(polynomial, root, budget);
  return signOfRational(leading) < 0 ? opposite(sign) : sign;
}

function opposite(sign: -1 | 0 | 1): -1 | 0 | 1 {
  return sign === 1 ? -1 : sign === -1 ? 1 : 0;
}

function signOfPrimitive(polynomial: Dense<Integer>, root: RealAlgebraic, budget: Budget): -1 | 0 | 1 {
  if (isRational(root)) return signAtRational(polynomial, root.lower);
  if (hasRoot(gcdOfIntegerPolynomials(polynomial, root.polynomial, { budget }), root)) return 0;
  const sequence = sturmSequence(squareFreePart(polynomial, { budget }), { budget });
  let refined = root;
  while (countBetween(sequence, refined.lower, refined.upper) > 0) {
    refined = halved(refined, budget);
  }
  return signAtRational(polynomial, refined.upper);
}

/** Whether the ends have met, which shows the number to be rational. */
function isRational({ lower, upper }: RealAlgebraic): boolean {
  return rationals.equals(lower, upper);
}

/**
 * Negative, zero or positive as the first number is smaller, equal or larger; decided exactly. A spent budget ends the
 * enclosing `withinBudget`.
 */
export function compareRealAlgebraic(
  a: RealAlgebraic,
  b: RealAlgebraic,
  { budget = UNLIMITED }: BudgetOptions = {},
): -1 | 0 | 1 {
  if (areEqual(a, b, budget)) return 0;
  let [left, right] = [a, b];
  for (;;) {
    const order = disjointOrder(left, right);
    if (order !== undefined) return order;
    [left, right] = [closer(left, budget), closer(right, budget)];
  }
}

function closer(root: RealAlgebraic, budget: Budget): RealAlgebraic {
  return isRational(root) ? root : halved(root, budget);
}

/** The order of numbers that are known to differ, where their ends decide it. */
function disjointOrder(a: RealAlgebraic, b: RealAlgebraic): -1 | 1 | undefined {
  if (signOfRational(rationals.subtract(a.upper, b.lower)) <= 0) return -1;
  return signOfRational(rationals.subtract(b.upper, a.lower)) <= 0 ? 1 : undefined;
}

/** Numbers are equal where a common root of their polynomials lies between the ends of both. */
function areEqual(a: RealAlgebraic, b: RealAlgebraic, budget: Budget): boolean {
  if (isRational(a)) return isRationalNumber(b, a.lower);
  if (isRational(b)) return isRationalNumber(a, b.lower);
  const lower = larger(a.lower, b.lower);
  const upper = negative(larger(negative(a.upper), negative(b.upper)));
  if (signOfRational(rationals.subtract(upper, lower)) <= 0) return false;
  return hasRoot(gcdOfIntegerPolynomials(a.polynomial, b.polynomial, { budget }), { lower, upper });
}

/** Whether a real algebraic number is this rational one. */
function isRationalNumber(root: RealAlgebraic, value: Rational): boolean {
  const isInside =
    signOfRational(rationals.subtract(value, root.lower)) >= 0 &&
    signOfRational(rationals.subtract(root.upper, value)) >= 0;
  return isInside && signAtRational(root.polynomial, value) === 0;
}

function larger(a: Rational, b: Rational): Rational {
  return signOfRational(rationals.subtract(a, b)) >= 0 ? a : b;
}

function negative(a: Rational): Rational {
  return rationals.negate(a);
}
