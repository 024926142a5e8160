import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { divideWithRemainder, gcdOfIntegers, type Integer, integers, multiplyIntegers } from "../integer.ts";
import type { Polynomial, PolynomialRing } from "../polynomial/polynomial.ts";
import { polynomialRing } from "../polynomial/polynomial-ring.ts";
import type { Rational } from "../rational.ts";
import { exactQuotient, gcdOfAll, metered } from "../ring.ts";
import { type Dense, degreeOf, derivativeDense, leadingOf, trimmed } from "./dense.ts";

/** The coefficients, lowest first, of a polynomial in one variable. Errors: E_DOMAIN where others occur in it. */
export function univariateCoefficients<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  variable: string,
): Dense<C> {
  return ring.coefficientsIn(a, variable).map((coefficient) => {
    if (ring.isConstant(coefficient)) return ring.leadingCoefficient(coefficient);
    throw new ResiduaError(
      "E_DOMAIN",
      `expected a polynomial in ${variable} alone, got ${ring.toText(a)}; give the other variables values first`,
    );
  });
}

/**
 * The primitive integer multiple, with positive leading coefficient, of a polynomial; zero stays zero. A spent budget ends
 * the enclosing `withinBudget`.
 */
export function primitiveIntegers(
  coefficients: readonly Rational[],
  { budget = UNLIMITED }: BudgetOptions = {},
): Dense<Integer> {
  const multiple = coefficients.reduce<Integer>((lcm, { denominator }) => {
    stopWhenSpent(budget, "clearing denominators");
    const [cofactor] = divideWithRemainder(denominator, gcdOfIntegers(lcm, denominator));
    return multiplyIntegers(lcm, cofactor);
  }, 1);
  const whole = coefficients.map(({ numerator, denominator }) =>
    multiplyIntegers(numerator, exactQuotient(integers, multiple, denominator)),
  );
  return primitiveDense(trimmed(integers, whole));
}

/** The polynomial divided by its content, with positive leading coefficient; zero stays zero. */
export function primitiveDense(a: Dense<Integer>): Dense<Integer> {
  if (a.length === 0) return a;
  const content = gcdOfAll(integers, a);
  const divisor = leadingOf(a) < 0 ? integers.negate(content) : content;
  return divisor === 1 ? a : a.map((c) => exactQuotient(integers, c, divisor));
}

const univariate = polynomialRing(integers, ["x"]);

function sparse(a: Dense<Integer>): Polynomial<Integer> {
  return univariate.fromTerms(a.map((coefficient, k) => ({ coefficient, exponents: [k] })));
}

function dense(a: Polynomial<Integer>): Dense<Integer> {
  return univariateCoefficients(univariate, a, "x");
}

/** The greatest common divisor, with positive leading coefficient. A spent budget ends the enclosing `withinBudget`. */
export function gcdOfIntegerPolynomials(
  a: Dense<Integer>,
  b: Dense<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Dense<Integer> {
  return dense(metered(univariate, budget).gcd(sparse(a), sparse(b)));
}

/**
 * The primitive polynomial with the same roots, each of them simple. Errors: E_DOMAIN for zero. A spent budget ends the
 * enclosing `withinBudget`.
 */
export function squareFreePart(
  a: Dense<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Dense<Integer> {
  const ring = metered(univariate, budget);
  if (a.length === 0) throw new ResiduaError("E_DOMAIN", "every number is a root of the zero polynomial");
  const primitive = primitiveDense(a);
  if (degreeOf(primitive) === 0) return primitive;
  const derivative = derivativeDense(integers, primitive);
  const repeated = ring.gcd(sparse(primitive), sparse(derivative));
  return dense(exactQuotient(ring, sparse(primitive), repeated));
}

/** The sign of the value at a rational point: Horner's rule for the numerator of the value. */
export function signAtRational(a: Dense<Integer>, { numerator, denominator }: Rational): -1 | 0 | 1 {
  let value: Integer = 0;
  let scale: Integer = 1;
  for (let k = a.length - 1; k >= 0; k -= 1) {
    value = integers.add(multiplyIntegers(value, numerator), multiplyIntegers(at(a, k), scale));
    scale = multiplyIntegers(scale, denominator);
  }
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
