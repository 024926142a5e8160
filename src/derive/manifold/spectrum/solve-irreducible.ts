import { at, invariant } from "../../../core/errors.ts";
import type { Integer } from "../../../exact/integer.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import {
  cancel,
  type IntegerPolynomial,
  polynomialExpression,
  polynomialFraction,
} from "../../../expr/convert.ts";
import { add, divide, type Expression, negate, subtract } from "../../../expr/expression.ts";
import { piAsSymbol, type Radical, radicalExpression, radicalOf } from "../coefficients/radical.ts";

/**
 * The roots of an irreducible polynomial by square roots: those of degree one and two, and of degree four in even powers
 * where the nested square roots come apart; `undefined` for all others.
 */
export function solveIrreducible(
  ring: PolynomialRing<Integer>,
  coefficients: readonly IntegerPolynomial[],
): readonly Expression[] | undefined {
  const [c = ring.zero, b = ring.zero, a = ring.zero] = coefficients;
  switch (coefficients.length) {
    case 2:
      return [cancel(negate(quotient(ring, c, b)))];
    case 3:
      return quadraticRoots(ring, [c, b, a]);
    case 5: {
      const isEven = [1, 3].every((k) => ring.isZero(at(coefficients, k)));
      return isEven ? biquadraticRoots(ring, [c, a, at(coefficients, 4)]) : undefined;
    }
    default:
      return undefined;
  }
}

function quotient(ring: PolynomialRing<Integer>, a: IntegerPolynomial, b: IntegerPolynomial): Expression {
  return divide(polynomialExpression(a, ring), polynomialExpression(b, ring));
}

/** `(-b ± sqrt(b^2 - 4 a c)) / (2 a)` */
function quadraticRoots(
  ring: PolynomialRing<Integer>,
  [c, b, a]: readonly [IntegerPolynomial, IntegerPolynomial, IntegerPolynomial],
): readonly Expression[] {
  const twice = ring.multiply(ring.fromInteger(2), a);
  const fourfold = ring.multiply(ring.fromInteger(4), ring.multiply(a, c));
  const radical = radicalIn(ring, ring.subtract(ring.multiply(b, b), fourfold));
  const root = rootOver(ring, radical, twice);
  const middle = cancel(negate(quotient(ring, b, twice)));
  return [add(middle, root), subtract(middle, root)];
}

/**
 * The roots of `a x^4 + b x^2 + c` with `c/a = m^2`: `± sqrt(u) ± sqrt(v)` for `u, v = (p ± m)/2`, p = -b/(2a).
 * Without such an m the square roots stay nested.
 */
function biquadraticRoots(
  ring: PolynomialRing<Integer>,
  [c, b, a]: readonly [IntegerPolynomial, IntegerPolynomial, IntegerPolynomial],
): readonly Expression[] | undefined {
  const product = radicalIn(ring, ring.multiply(a, c));
  if (product.isNegative || product.natural > 1n || product.factors.length > 0) return undefined;
  // u, v = (-b ± 2 a m) / (4 a) with a m = sqrt(a c)
  const double = ring.multiply(
    ring.fromInteger(2),
    polynomialFraction(withoutPi(product.outside), ring).numerator,
  );
  const fourfold = ring.multiply(ring.fromInteger(4), a);
  const [first, second] = [double, ring.negate(double)].map((part) => {
    const above = ring.subtract(part, b);
    return rootOver(ring, radicalIn(ring, ring.multiply(above, fourfold)), fourfold);
  });
  if (first === undefined || second === undefined) return undefined;
  return [first, negate(first)].flatMap((u) => [add(u, second), subtract(u, second)]);
}

/** The canonical square root of a polynomial, in which pi is a symbol. */
function radicalIn(ring: PolynomialRing<Integer>, radicand: IntegerPolynomial): Radical {
  const radical = radicalOf(polynomialExpression(radicand, ring));
  invariant(radical !== undefined, "a polynomial has a canonical square root");
  return radical;
}

function rootOver(ring: PolynomialRing<Integer>, radical: Radical, divisor: IntegerPolynomial): Expression {
  const outside = cancel(divide(withoutPi(radical.outside), polynomialExpression(divisor, ring)));
  return radicalExpression({ ...radical, outside });
}

/** With pi as a symbol, as it is in the ring. */
function withoutPi(e: Expression): Expression {
  return piAsSymbol(e) ?? e;
}
