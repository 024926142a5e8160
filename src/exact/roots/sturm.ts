import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { type Integer, integers } from "../integer.ts";
import { type Rational, rationals, rationalText, signOfRational } from "../rational.ts";
import { type Dense, degreeOf, derivativeDense, leadingOf, negateDense } from "../univariate/dense.ts";
import {
  primitiveDense,
  primitiveIntegers,
  signAtRational,
  squareFreePart,
} from "../univariate/integer-coefficients.ts";
import { pseudoRemainder } from "../univariate/pseudo-remainder.ts";

/**
 * The sequence of Sturm of a polynomial without repeated roots: p, p', and then the negative of each remainder,
 * divided by positive numbers only. A spent budget ends the enclosing `withinBudget`.
 */
export function sturmSequence(
  squareFree: Dense<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly Dense<Integer>[] {
  const sequence = [squareFree, withSignOf(derivativeDense(integers, squareFree))];
  for (;;) {
    const [upper, lower] = [at(sequence, sequence.length - 2), at(sequence, sequence.length - 1)];
    if (degreeOf(lower) < 1) return sequence.filter((member) => member.length > 0);
    stopWhenSpent(budget, `finding member ${sequence.length} of a Sturm sequence`);
    sequence.push(withSignOf(negativeRemainder(upper, lower)));
  }
}

/** The polynomial divided by its positive content. */
function withSignOf(a: Dense<Integer>): Dense<Integer> {
  const primitive = primitiveDense(a);
  return a.length > 0 && leadingOf(a) < 0 ? negateDense(integers, primitive) : primitive;
}

/** A positive multiple of the negative remainder. */
function negativeRemainder(a: Dense<Integer>, b: Dense<Integer>): Dense<Integer> {
  const factorIsNegative = leadingOf(b) < 0 && (degreeOf(a) - degreeOf(b) + 1) % 2 === 1;
  const remainder = pseudoRemainder(integers, a, b);
  return factorIsNegative ? remainder : negateDense(integers, remainder);
}

/** Where to count: from `above`, excluded, to `upTo`, included; everywhere where they are missing. */
export interface CountingRange {
  readonly above?: Rational;
  readonly upTo?: Rational;
}

/**
 * The number of distinct real roots in a half-open interval, by Sturm's theorem. The polynomial is given by its
 * coefficients, lowest first. Errors: E_DOMAIN for the zero polynomial, and where `above` exceeds `upTo`. A spent budget
 * ends the enclosing `withinBudget`.
 */
export function countRealRoots(
  coefficients: readonly Rational[],
  { above, upTo, budget = UNLIMITED }: CountingRange & BudgetOptions = {},
): number {
  if (above !== undefined && upTo !== undefined && signOfRational(rationals.subtract(upTo, above)) < 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      `expected an interval, got one above ${rationalText(above)} up to ${rationalText(upTo)}`,
    );
  }
  const squareFree = squareFreePart(primitiveIntegers(coefficients, { budget }), { budget });
  const sequence = sturmSequence(squareFree, { budget });
  return variationsAt(sequence, above ?? "-infinity") - variationsAt(sequence, upTo ?? "infinity");
}

/** The number of roots of the first member in (above, upTo]. */
export function countBetween(sequence: readonly Dense<Integer>[], above: Rational, upTo: Rational): number {
  return variationsAt(sequence, above) - variationsAt(sequence, upTo);
}

function variationsAt(
  sequence: readonly Dense<Integer>[],
  point: Rational | "infinity" | "-infinity",
): number {
  return signVariations(
    sequence.map((member) => {
      if (typeof point === "object") return signAtRational(member, point);
      const leading = leadingOf(member) > 0 ? 1 : -1;
      return point === "-infinity" && degreeOf(member) % 2 === 1 ? -leading : leading;
    }),
  );
}

/** The number of changes of sign in a sequence; zeros do not count. */
export function signVariations(values: readonly (number | bigint)[]): number {
  let [variations, last] = [0, 0];
  for (const value of values) {
    const sign = value > 0 ? 1 : value < 0 ? -1 : 0;
    if (sign !== 0 && sign === -last) variations += 1;
    if (sign !== 0) last = sign;
  }
  return variations;
}
