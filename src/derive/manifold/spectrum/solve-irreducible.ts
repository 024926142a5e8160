import { at } from "../../../core/errors.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import type { Integer } from "../../../exact/integer.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { power as ringPower } from "../../../exact/ring.ts";
import { cancel, type IntegerPolynomial, polynomialExpression } from "../../../expr/convert.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  subtract,
} from "../../../expr/expression.ts";
import { squareParts } from "../coefficients/constants.ts";

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
  const root = squareRoot(ring, ring.subtract(ring.multiply(b, b), fourfold), twice);
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
  const product = squareParted(ring, ring.multiply(a, c));
  if (product === undefined || !ring.equals(product.inside, ring.one)) return undefined;
  // u, v = (-b ± 2 a m) / (4 a) with a m = sqrt(a c)
  const double = ring.multiply(ring.fromInteger(2), product.outside);
  const fourfold = ring.multiply(ring.fromInteger(4), a);
  const [first, second] = [double, ring.negate(double)].map((part) => {
    const above = ring.subtract(part, b);
    return squareRoot(ring, ring.multiply(above, fourfold), fourfold);
  });
  if (first === undefined || second === undefined) return undefined;
  return [first, negate(first)].flatMap((u) => [add(u, second), subtract(u, second)]);
}

/** `sqrt(radicand) / divisor`, with all squares before the root. */
function squareRoot(
  ring: PolynomialRing<Integer>,
  radicand: IntegerPolynomial,
  divisor: IntegerPolynomial,
): Expression {
  const { outside, inside } = squareParted(ring, radicand) ?? { outside: ring.one, inside: radicand };
  const factor = cancel(quotient(ring, outside, divisor));
  if (ring.isConstant(inside)) {
    const value = ring.leadingCoefficient(inside);
    const size = value < 0 ? -BigInt(value) : BigInt(value);
    const root = size === 1n ? number(1) : call("sqrt", number(size));
    return value < 0 ? multiply(factor, root, constant("i")) : multiply(factor, root);
  }
  return multiply(factor, call("sqrt", polynomialExpression(inside, ring)));
}

interface SquareParts {
  readonly outside: IntegerPolynomial;
  readonly inside: IntegerPolynomial;
}

/** `a = outside^2 inside`, where inside has no square factor; `undefined` for zero. */
function squareParted(ring: PolynomialRing<Integer>, a: IntegerPolynomial): SquareParts | undefined {
  if (ring.isZero(a)) return undefined;
  const factorised = factorPolynomial(ring, a);
  if (!factorised.ok) return undefined;
  const { constant: content, factors } = factorised.value;
  const sign = content < 0 ? -1n : 1n;
  const { root, squareFree } = squareParts(sign * BigInt(content));
  let [outside, inside] = [ring.fromInteger(root), ring.fromInteger(sign * squareFree)];
  for (const { factor, multiplicity } of factors) {
    outside = ring.multiply(outside, ringPower(ring, factor, Math.floor(multiplicity / 2)));
    if (multiplicity % 2 === 1) inside = ring.multiply(inside, factor);
  }
  return { outside, inside };
}
