import type { Series, SeriesRing } from "../../../exact/series.ts";
import { call, type Expression, multiply } from "../../../expr/expression.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { radicalExpression, radicalOf } from "../coefficients/radical.ts";

/** A modulus whose square is a series: the root of the leading square, times a series that begins with 1. */
export interface ModulusSeries<E> {
  readonly square: E;
  /** The root of the leading square times a coefficient. */
  readonly rootTimes: (factor: E) => Expression;
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

/**
 * `sqrt(square)` times an element of the field: one element where the field has that root, so that it meets other square roots
 * there; else a product with a root of roots.
 */
export function timesSquareRoot<E>(
  { value, expression, field }: CoefficientField<E>,
  square: Expression,
): (factor: E) => Expression {
  const root = plainSquareRoot(square);
  if (root === undefined) {
    const nested = call("sqrt", expression(value(square)));
    return (factor) => multiply(nested, expression(factor));
  }
  const element = value(root);
  return (factor) => expression(field.multiply(element, factor));
}

/** The square root of a rational function in its canonical form; `undefined` for other expressions. */
export function plainSquareRoot(e: Expression): Expression | undefined {
  const radical = radicalOf(e);
  return radical === undefined ? undefined : radicalExpression(radical);
}
