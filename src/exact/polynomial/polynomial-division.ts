import { stopWhenSpent } from "../../core/budget.ts";
import { ResiduaError } from "../../core/errors.ts";
import { type Integer, integers, multiplyIntegers } from "../integer.ts";
import { gcdOfAll } from "../ring.ts";
import { divideInBox } from "./box-division.ts";
import {
  areRationals,
  fromIntegralForm,
  type IntegralForm,
  integralForm,
  isIntegral,
} from "./integral-form.ts";
import { DIVIDING } from "./long-operations.ts";
import { divideMonomials } from "./monomial.ts";
import { coefficientAt, ofTerms, type Polynomial, type TermSpace, totalDegree } from "./polynomial.ts";
import { scalePolynomial } from "./polynomial-arithmetic.ts";
import { ProductHeap } from "./product-heap.ts";
import { enlarged } from "./term-table.ts";

/** A step takes about a microsecond; far more where products of many quotient terms meet. */
const STEPS_BETWEEN_CHECKS = 64;

/** Smaller dividends do not repay a look at their shape. */
const SMALLEST_BOXED = 100;

/** The quotient of every coefficient, or `undefined`. Errors: E_DIVISION_BY_ZERO. */
export function divideCoefficients<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  divisor: C,
): Polynomial<C> | undefined {
  if (space.coefficients.equals(divisor, space.coefficients.one)) return a;
  const quotients: C[] = [];
  for (const coefficient of a.coefficients) {
    const quotient = space.coefficients.divideExact(coefficient, divisor);
    if (quotient === undefined) return undefined;
    quotients.push(quotient);
  }
  return ofTerms(space, a.monomials, quotients);
}

/**
 * The exact quotient, or `undefined` where there is none. Errors: E_DIVISION_BY_ZERO.
 *
 * Terms of the quotient come in descending order; the products of those found so far with the divisor wait in
 * a heap, so that no intermediate remainder is ever stored.
 * Source: Monagan & Pearce (2011), Sparse polynomial division using a heap, J. Symb. Comp. 46, section 3.
 */
export function dividePolynomials<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> | undefined {
  if (b.coefficients.length === 0) {
    throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide by the zero polynomial of ${space.identity}`);
  }
  stopWhenSpent(space.budget, DIVIDING);
  if (a.coefficients.length === 0) return a;
  if (totalDegree(b) === 0) return divideCoefficients(space, a, coefficientAt(b.coefficients, 0));
  if (!extremeTermsDivide(space, a, b)) return undefined;
  if (b.coefficients.length === 1) return divideByTerm(space, a, b);
  const { coefficients } = space;
  const integral = { ...space, coefficients: integers };
  if (isIntegral(space, a) && isIntegral(space, b)) {
    const quotient = divideIntegers(integral, a, b);
    return quotient !== undefined && isIntegral(space, quotient) ? quotient : undefined;
  }
  if (areRationals(coefficients)) {
    const left = integralForm(integral, coefficients, a);
    const right = integralForm(integral, coefficients, b);
    if (left !== undefined && right !== undefined) {
      const quotient = divideIntegralForms(integral, left, right);
      return quotient === undefined ? undefined : fromIntegralForm(space, coefficients, quotient);
    }
  }
  return divideByHeap(space, a, b);
}

/** The quotient over the integers, in a box of doubles where that can be. */
function divideIntegers(
  space: TermSpace<Integer>,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
): Polynomial<Integer> | undefined {
  if (a.coefficients.length >= SMALLEST_BOXED) {
    const division = divideInBox(space, a, b);
    if (division.tag !== "undecided") return division.tag === "quotient" ? division.quotient : undefined;
  }
  return divideByHeap(space, a, b);
}

/** By Gauss' lemma, what a primitive polynomial divides over the rationals, it divides over the integers. */
function divideIntegralForms(
  space: TermSpace<Integer>,
  a: IntegralForm,
  b: IntegralForm,
): IntegralForm | undefined {
  const content = gcdOfAll(integers, b.numerators.coefficients);
  const primitive = divideCoefficients(space, b.numerators, content);
  const quotient = primitive && divideIntegers(space, a.numerators, primitive);
  if (quotient === undefined) return undefined;
  return {
    numerators: scalePolynomial(space, quotient, b.denominator),
    denominator: multiplyIntegers(a.denominator, content),
  };
}

/** A quick refusal: leading and trailing terms multiply, so they must divide too. */
function extremeTermsDivide<C>(space: TermSpace<C>, a: Polynomial<C>, b: Polynomial<C>): boolean {
  const [lastA, lastB] = [a.coefficients.length - 1, b.coefficients.length - 1];
  return termsDivide(space, a, lastA, b, lastB) && termsDivide(space, a, 0, b, 0);
}

function termsDivide<C>(
  { words, coefficients }: TermSpace<C>,
  a: Polynomial<C>,
  i: number,
  b: Polynomial<C>,
  j: number,
): boolean {
  const quotient = new Int32Array(words);
  return (
    divideMonomials(a.monomials, i * words, b.monomials, j * words, quotient, words) &&
    coefficients.divideExact(coefficientAt(a.coefficients, i), coefficientAt(b.coefficients, j)) !== undefined
  );
}

function divideByTerm<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  term: Polynomial<C>,
): Polynomial<C> | undefined {
  const { words } = space;
  const monomials = new Int32Array(a.monomials.length);
  for (let start = 0; start < a.monomials.length; start += words) {
    const target = monomials.subarray(start, start + words);
    if (!divideMonomials(a.monomials, start, term.monomials, 0, target, words)) return undefined;
  }
  return divideCoefficients(
    space,
    ofTerms(space, monomials, a.coefficients),
    coefficientAt(term.coefficients, 0),
  );
}

function divideByHeap<C>(space: TermSpace<C>, a: Polynomial<C>, b: Polynomial<C>): Polynomial<C> | undefined {
  const { words, coefficients } = space;
  const leading = coefficientAt(b.coefficients, 0);
  const heap = new ProductHeap(space, b);
  const quotients: C[] = [];
  let monomials: Int32Array = new Int32Array(words * b.coefficients.length);
  const current = new Int32Array(words);
  let next = 0;
  for (let step = 1; next < a.coefficients.length || !heap.isEmpty; step += 1) {
    if (step % STEPS_BETWEEN_CHECKS === 0) stopWhenSpent(space.budget, DIVIDING, quotients.length);
    const order = heap.compareTop(a.monomials, next * words, next < a.coefficients.length);
    let rest = coefficients.zero;
    if (order >= 0) {
      current.set(a.monomials.subarray(next * words, (next + 1) * words));
      rest = coefficientAt(a.coefficients, next);
      next += 1;
    } else {
      heap.copyTop(current);
    }
    if (order <= 0) rest = coefficients.subtract(rest, heap.takeTop(current, monomials, quotients));
    if (coefficients.isZero(rest)) continue;
    if ((quotients.length + 1) * words > monomials.length) monomials = enlarged(monomials);
    const target = monomials.subarray(quotients.length * words, (quotients.length + 1) * words);
    const quotient = coefficients.divideExact(rest, leading);
    if (quotient === undefined || !divideMonomials(current, 0, b.monomials, 0, target, words))
      return undefined;
    quotients.push(quotient);
    heap.startRow(quotients.length - 1, monomials);
  }
  return ofTerms(space, monomials.slice(0, quotients.length * words), quotients);
}
