import * as fc from "fast-check";
import { expect } from "vitest";
import { type Rational, rational, rationals } from "../../../src/exact/rational.ts";
import { sum } from "../../../src/exact/ring.ts";
import {
  type TrigonometricPolynomial,
  trigonometricPolynomials,
} from "../../../src/exact/trigonometric-polynomials.ts";
import { counted } from "../../counted.ts";
import { anyRational } from "../../laws/arbitraries.ts";

const waves = trigonometricPolynomials({ ...rationals, scale: rationals.multiply });
const lists = fc.array(anyRational, { maxLength: 4 });
const polynomials = fc.tuple(lists, lists).map(([cos, sin]) => waves.fromCoefficients(cos, sin));

/** A point of the unit circle, where all cosines and sines are rational. */
const points = anyRational.map((t) => {
  const square = rationals.multiply(t, t);
  const below = rationals.add(rationals.one, square);
  return {
    cos: rationals.divide(rationals.subtract(rationals.one, square), below),
    sin: rationals.divide(rationals.add(t, t), below),
  };
});

/** The value at a point, by powers of `cos + i sin`. */
function valueAt(a: TrigonometricPolynomial<Rational>, point: { cos: Rational; sin: Rational }): Rational {
  const { add, multiply, subtract } = rationals;
  let [re, im] = [rationals.one, rationals.zero];
  const terms: Rational[] = [];
  for (let k = 0; k < Math.max(a.cos.length, a.sin.length); k += 1) {
    terms.push(multiply(a.cos[k] ?? rationals.zero, re), multiply(a.sin[k] ?? rationals.zero, im));
    [re, im] = [
      subtract(multiply(re, point.cos), multiply(im, point.sin)),
      add(multiply(re, point.sin), multiply(im, point.cos)),
    ];
  }
  return sum(rationals, terms);
}

counted("differential", "products have the values of products at points of the unit circle", () => {
  fc.assert(
    fc.property(polynomials, polynomials, points, (a, b, point) => {
      const product = rationals.multiply(valueAt(a, point), valueAt(b, point));
      expect(valueAt(waves.multiply(a, b), point)).toEqual(product);
    }),
    { numRuns: 200 },
  );
  return 200;
});

counted("property", "derivatives obey the rule of products", () => {
  fc.assert(
    fc.property(polynomials, polynomials, (a, b) => {
      const { add, derivative, multiply } = waves;
      const byRule = add(multiply(derivative(a), b), multiply(a, derivative(b)));
      expect(waves.equals(derivative(multiply(a, b)), byRule)).toBe(true);
    }),
    { numRuns: 100 },
  );
  return 100;
});

counted(
  "identity",
  "the derivative of sin(2 theta) is 2 cos(2 theta), that of cos(2 theta) is -2 sin(2 theta)",
  () => {
    const [zero, one] = [rationals.zero, rationals.one];
    const [sin, cos] = [
      waves.fromCoefficients([], [zero, zero, one]),
      waves.fromCoefficients([zero, zero, one], []),
    ];
    const twice = (a: TrigonometricPolynomial<Rational>, factor: number) =>
      waves.multiply(waves.constant(rational(factor)), a);
    expect(waves.derivative(sin)).toEqual(twice(cos, 2));
    expect(waves.derivative(cos)).toEqual(twice(sin, -2));
    return 2;
  },
);
