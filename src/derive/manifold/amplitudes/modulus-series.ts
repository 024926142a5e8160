import type { Series, SeriesRing } from "../../../exact/series.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import { call, type Expression, multiply } from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { solveIrreducible } from "../spectrum/solve-irreducible.ts";

/** A modulus whose square is a series: the root of the leading square, times a series that begins with 1. */
export interface ModulusSeries<E> {
  readonly square: E;
  readonly factor: Series<E>;
  readonly ring: SeriesRing<E>;
}

/** `sum of h_n T^n` with square q, for `q_0 = 1`. */
export function unitSquareRoot<E>(
  ring: SeriesRing<E>,
  { field }: CoefficientField<E>,
  q: Series<E>,
): Series<E> {
  const half = field.divide(field.one, field.fromInteger(2));
  const root = [field.one];
  for (let n = 1; n < ring.errorOrder; n += 1) {
    const known = ring.fromCoefficients(root);
    const rest = field.subtract(ring.coefficient(q, n), ring.coefficient(ring.multiply(known, known), n));
    root.push(field.multiply(half, rest));
  }
  return ring.fromCoefficients(root);
}

/** `sqrt(square) factor`, with whatever is a square taken out of the root. */
export function rootTimes<E>(
  { value, expression, field }: CoefficientField<E>,
  square: E,
  factor: E,
): Expression {
  const root = squareRootOf(expression(square));
  return root.tag === "number"
    ? expression(field.multiply(value(root), factor))
    : multiply(root, expression(factor));
}

function squareRootOf(e: Expression): Expression {
  if (!isRational(e)) return call("sqrt", e);
  const ring = integerPolynomials(symbolsOf(e));
  const { numerator, denominator } = polynomialFraction(e, ring);
  const [root] = solveIrreducible(ring, [ring.negate(numerator), ring.zero, denominator]) ?? [];
  return root ?? call("sqrt", e);
}
