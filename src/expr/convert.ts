import { type BudgetOptions, UNLIMITED } from "../core/budget.ts";
import { ResiduaError } from "../core/errors.ts";
import { type Integer, integers } from "../exact/integer.ts";
import type { Polynomial, PolynomialRing } from "../exact/polynomial/polynomial.ts";
import { polynomialRing } from "../exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../exact/polynomial/rational-function.ts";
import { type Rational, rational } from "../exact/rational.ts";
import { power as ringPower } from "../exact/ring.ts";
import { symbolsOf } from "./calculus.ts";
import { notRational, wholeExponent } from "./evaluate.ts";
import { add, divide, type Expression, multiply, number, power, symbol } from "./expression.ts";

/** Polynomials with integer coefficients in the symbols of a problem. */
export type IntegerPolynomial = Polynomial<Integer>;

/** A quotient of polynomials, not necessarily in lowest terms. */
export interface PolynomialFraction {
  readonly numerator: IntegerPolynomial;
  readonly denominator: IntegerPolynomial;
}

/** The ring Z[symbols]; a spent budget in its operations ends the enclosing `withinBudget`. */
export function integerPolynomials(
  symbols: readonly string[],
  { budget = UNLIMITED }: BudgetOptions = {},
): PolynomialRing<Integer> {
  return polynomialRing(integers, symbols, { budget });
}

/**
 * A rational expression as one quotient of polynomials, without cancelling. A spent budget of the ring ends the enclosing
 * `withinBudget`.
 * Errors: E_UNDECLARED for a symbol that the ring lacks, E_UNSUPPORTED for what is not rational, E_DIVISION_BY_ZERO.
 */
export function polynomialFraction(e: Expression, ring: PolynomialRing<Integer>): PolynomialFraction {
  switch (e.tag) {
    case "number":
      return fromRational(e.value, ring);
    case "symbol":
      return { numerator: ring.variable(e.name), denominator: ring.one };
    case "sum":
      return e.terms.map((term) => polynomialFraction(term, ring)).reduce((a, b) => addFractions(a, b, ring));
    case "product":
      return e.factors
        .map((factor) => polynomialFraction(factor, ring))
        .reduce((a, b) => multiplyFractions(a, b, ring));
    case "power":
      return powerOfFraction(polynomialFraction(e.base, ring), wholeExponent(e.exponent), ring);
    case "constant":
      throw notRational(e.name);
    case "call":
      throw notRational(`${e.name}(...)`);
  }
}

function fromRational(
  { numerator, denominator }: Rational,
  ring: PolynomialRing<Integer>,
): PolynomialFraction {
  return { numerator: ring.constant(numerator), denominator: ring.constant(denominator) };
}

/** The sum; a denominator that divides the other one costs no product of denominators. */
function addFractions(
  a: PolynomialFraction,
  b: PolynomialFraction,
  ring: PolynomialRing<Integer>,
): PolynomialFraction {
  if (ring.divideExact(a.denominator, b.denominator) !== undefined) return sumOver(b, a, ring);
  return sumOver(a, b, ring);
}

function sumOver(
  a: PolynomialFraction,
  b: PolynomialFraction,
  ring: PolynomialRing<Integer>,
): PolynomialFraction {
  const quotient = ring.divideExact(b.denominator, a.denominator);
  const [aFactor, bFactor] = quotient === undefined ? [b.denominator, a.denominator] : [quotient, ring.one];
  return {
    numerator: ring.add(ring.multiply(a.numerator, aFactor), ring.multiply(b.numerator, bFactor)),
    denominator: ring.multiply(a.denominator, aFactor),
  };
}

function multiplyFractions(
  a: PolynomialFraction,
  b: PolynomialFraction,
  ring: PolynomialRing<Integer>,
): PolynomialFraction {
  return {
    numerator: ring.multiply(a.numerator, b.numerator),
    denominator: ring.multiply(a.denominator, b.denominator),
  };
}

function powerOfFraction(
  a: PolynomialFraction,
  exponent: number,
  ring: PolynomialRing<Integer>,
): PolynomialFraction {
  const numerator = ringPower(ring, a.numerator, Math.abs(exponent));
  const denominator = ringPower(ring, a.denominator, Math.abs(exponent));
  if (exponent >= 0) return { numerator, denominator };
  if (ring.isZero(numerator))
    throw new ResiduaError("E_DIVISION_BY_ZERO", "a power of zero has a negative exponent");
  return { numerator: denominator, denominator: numerator };
}

/** The polynomial as a sum of terms, leading term first. */
export function polynomialExpression(a: IntegerPolynomial, ring: PolynomialRing<Integer>): Expression {
  const terms = [...ring.terms(a)].map(({ coefficient, exponents }) =>
    multiply(
      number(rational(coefficient)),
      ...ring.variables.map((name, index) => power(symbol(name), number(exponents[index] ?? 0))),
    ),
  );
  return add(...terms);
}

/**
 * Whether two rational expressions are the same function wherever both are defined; decided exactly.
 * Errors: as `polynomialFraction`. A spent budget ends the enclosing `withinBudget`.
 */
export function sameFunction(a: Expression, b: Expression, options: BudgetOptions = {}): boolean {
  const ring = integerPolynomials([...new Set([...symbolsOf(a), ...symbolsOf(b)])], options);
  const [left, right] = [polynomialFraction(a, ring), polynomialFraction(b, ring)];
  return ring.equals(
    ring.multiply(left.numerator, right.denominator),
    ring.multiply(right.numerator, left.denominator),
  );
}

/**
 * A rational expression in lowest terms, expanded above and below: `(x^2-1)/(x-1)` becomes `x + 1`.
 * Errors: as `polynomialFraction`. A spent budget ends the enclosing `withinBudget`.
 */
export function cancel(e: Expression, options: BudgetOptions = {}): Expression {
  const ring = integerPolynomials(symbolsOf(e), options);
  const { numerator, denominator } = polynomialFraction(e, ring);
  const field = rationalFunctions(ring);
  const reduced = field.fraction(numerator, denominator);
  return divide(
    polynomialExpression(field.numerator(reduced), ring),
    polynomialExpression(field.denominator(reduced), ring),
  );
}
