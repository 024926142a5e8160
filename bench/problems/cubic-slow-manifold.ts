import { type GradedSeriesRing, gradedSeriesRing } from "../../src/exact/graded/graded-series.ts";
import type { GradedSeries } from "../../src/exact/graded/graded-terms.ts";
import { type Rational, rational } from "../../src/exact/rational.ts";
import type { Field } from "../../src/exact/ring.ts";

/** A slow manifold `y = h(x, a)` with its ring. */
export interface CubicSlowManifold<E> {
  readonly ring: GradedSeriesRing<E>;
  readonly h: GradedSeries<E>;
}

/**
 * The slow manifold of x' = a x - x y, y' = -y + x^2 - 2 y^2 + x y + x^3/3 with errors O((x,a)^errorOrder), grade by grade:
 * each grade of `h = x^2 + x^3/3 + x h - 2 h^2 - h_x x'` needs lower grades only.
 */
export function cubicSlowManifold<E>(field: Field<E>, errorOrder: number): CubicSlowManifold<E> {
  const ring = gradedSeriesRing(field, ["x", "a"], [{ weights: { x: 1, a: 1 }, below: errorOrder }]);
  const [x, a] = [ring.symbol("x"), ring.symbol("a")];
  const square = ring.multiply(x, x);
  const third = field.divide(field.one, field.fromInteger(3));
  const forcing = ring.add(square, ring.scale(ring.multiply(square, x), third));
  const minusTwo = field.fromInteger(-2);
  let h = ring.zero;
  for (let grade = 2; grade < errorOrder; grade += 1) {
    const slope = ring.multiply(x, ring.derivative(h, "x"));
    const terms = [
      ring.part(forcing, grade),
      ring.productPart(x, h, grade),
      ring.scale(ring.productPart(h, h, grade), minusTwo),
      ring.productPart(slope, ring.subtract(h, a), grade),
    ];
    h = terms.reduce(ring.add, h);
  }
  return { ring, h };
}

/** The sum of all coefficients: the value at x = a = 1. */
export function valueAtOnes<E>(field: Field<E>, { ring, h }: CubicSlowManifold<E>): E {
  let total = field.zero;
  for (const { coefficient } of ring.terms(h)) total = field.add(total, coefficient);
  return total;
}

/** Published: h(1, 1) with errors of order 21, by FLINT, SymPy and Singular. */
export const VALUE_AT_ONES: Rational = rational(8_668_402_263_551, 243);
