import { type Budget, type BudgetOptions, type SpentReason, withinBudget } from "../core/budget.ts";
import type { Result } from "../core/result.ts";
import type { Integer } from "../exact/integer.ts";
import type { PolynomialRing } from "../exact/polynomial/polynomial.ts";
import { substitute, symbolsOf } from "../expr/calculus.ts";
import {
  cancel,
  integerPolynomials,
  type PolynomialFraction,
  polynomialExpression,
  polynomialFraction,
} from "../expr/convert.ts";
import { call, divide, type Expression, subtract } from "../expr/expression.ts";
import { valueOrPole } from "../expr/value-or-pole.ts";
import { type AdjoinedExponentials, adjoinedExponentials } from "./adjoined-exponentials.ts";
import { constantOf, isConstantSymbol, reducedConstants, withoutConstants } from "./adjoined-symbols.ts";

/** How two expressions differ: not at all; by a quotient of which one term is shown; or in that a denominator is zero. */
export type ExactDifference =
  | { readonly tag: "none" }
  | { readonly tag: "some"; readonly term: Expression }
  | { readonly tag: "pole" };

/**
 * The difference of two expressions that are rational in symbols, i, pi, square roots of rational numbers, and in
 * exponentials, sines and cosines of polynomials. With these as symbols of their own it is a rational function, reduced by
 * `i^2 = -1` and the like; all others are algebraically independent (pi by Lindemann's theorem, exponentials by Ax's).
 *
 * `undefined` where an expression contains anything else.
 */
export function exactDifference(
  printed: Expression,
  derived: Expression,
  { budget }: Required<BudgetOptions>,
): Result<ExactDifference | undefined, SpentReason> {
  return withinBudget(() => {
    // A denominator may vanish wherever constants become numbers, as that of `1/(sqrt(4) - 2)` does.
    const outcome = valueOrPole(() => ({ value: differenceOf(subtract(printed, derived), budget) }));
    return outcome === undefined ? { tag: "pole" } : outcome.value;
  });
}

function differenceOf(difference: Expression, budget: Budget): ExactDifference | undefined {
  const plain = withoutConstants(difference);
  const exponentials = plain === undefined ? undefined : adjoinedExponentials(plain);
  if (plain === undefined || exponentials === undefined) return undefined;
  const rationalForm = exponentials.without(plain);
  const ring = integerPolynomials(symbolsOf(rationalForm), { budget });
  const quotient = polynomialFraction(rationalForm, ring);
  const numerator = reducedConstants(quotient.numerator, ring);
  const denominator = reducedConstants(quotient.denominator, ring);
  if (ring.isZero(denominator)) return { tag: "pole" };
  if (ring.isZero(numerator)) return { tag: "none" };
  return { tag: "some", term: leastTerm({ numerator, denominator }, ring, exponentials) };
}

/** The last term of a quotient's numerator over the whole denominator, in the constants and exponentials themselves. */
function leastTerm(
  { numerator, denominator }: PolynomialFraction,
  ring: PolynomialRing<Integer>,
  { exponents }: AdjoinedExponentials,
): Expression {
  const last = ring.fromTerms([...ring.terms(numerator)].slice(-1));
  const quotient = divide(polynomialExpression(last, ring), polynomialExpression(denominator, ring));
  const exponentials = [...exponents].map(([name, exponent]) => [name, call("exp", exponent)]);
  const term = substitute(cancel(quotient), Object.fromEntries(exponentials));
  const constants = symbolsOf(term)
    .filter(isConstantSymbol)
    .map((name) => [name, constantOf(name)]);
  return substitute(term, Object.fromEntries(constants));
}
