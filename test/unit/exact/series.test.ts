import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { type Rational, rational, rationals } from "../../../src/exact/rational.ts";
import type { Ring } from "../../../src/exact/ring.ts";
import { exponentialSeries, inverseSeries, type Series, seriesRing } from "../../../src/exact/series.ts";
import { counted } from "../../counted.ts";
import { smallRational } from "../../laws/arbitraries.ts";
import { isRefused } from "../../laws/ring-laws.ts";

const errorOrder = 8;
const ring = seriesRing(rationals, "k", errorOrder);
const k = ring.monomial(rationals.one, 1);
const anySeries = fc
  .tuple(fc.array(smallRational, { maxLength: errorOrder }), fc.nat({ max: errorOrder }))
  .map(([list, precision]) => ring.fromCoefficients(list, precision));

describe("precision", () => {
  counted("property", "what a result claims survives any change beyond the operands' precision", () => {
    // The unknown tails are filled at random: two fillings must agree below the stated precision.
    const tails = fc.array(smallRational, { minLength: 4 * errorOrder, maxLength: 4 * errorOrder });
    const wide = seriesRing(rationals, "k", 3 * errorOrder);
    const filled = (a: Series<Rational>, tail: readonly Rational[], offset: number) =>
      wide.fromCoefficients(
        Array.from({ length: 2 * errorOrder }, (_, n) =>
          n < a.precision ? ring.coefficient(a, n) : (tail[offset + n] ?? rationals.zero),
        ),
      );
    const operations = [
      (r: typeof ring) => r.add,
      (r: typeof ring) => r.subtract,
      (r: typeof ring) => r.multiply,
    ];
    fc.assert(
      fc.property(anySeries, anySeries, tails, (a, b, tail) =>
        operations.every((operation) => {
          const stated = operation(ring)(a, b);
          const actual = operation(wide)(filled(a, tail, 0), filled(b, tail, 2 * errorOrder));
          return Array.from({ length: stated.precision }, (_, n) => n).every((n) =>
            rationals.equals(ring.coefficient(stated, n), wide.coefficient(actual, n)),
          );
        }),
      ),
      { numRuns: 300 },
    );
  });

  counted("identity", "of products and shifts, by hand", () => {
    const coarse = ring.fromCoefficients([rational(0), rational(1)], 3);
    expect(ring.toText(coarse)).toBe("k + O(k^3)");
    expect(ring.multiply(coarse, coarse).precision).toBe(4);
    expect(ring.multiply(coarse, ring.zero).precision).toBe(errorOrder);
    expect(ring.add(coarse, ring.one).precision).toBe(3);
    expect(ring.toText(ring.shift(coarse, 2))).toBe("k^3 + O(k^5)");
    expect(ring.toText(ring.shift(coarse, -1))).toBe("1 + O(k^2)");
    expect(ring.valuation(ring.fromCoefficients([], 5))).toBe(5);
    expect(ring.isZero(ring.subtract(coarse, k))).toBe(true);
    expect(ring.equals(coarse, k)).toBe(false);
    return 9;
  });

  counted("behaviour", "products compute no term that is thrown away", () => {
    let products = 0;
    const counting: Ring<Integer> = {
      ...integers,
      multiply: (a, b) => {
        products += 1;
        return integers.multiply(a, b);
      },
    };
    const counted = seriesRing(counting, "k", 10);
    const ones = counted.fromCoefficients(Array.from({ length: 10 }, () => 1));
    counted.multiply(ones, ones);
    expect(products).toBe(55);
  });
});

describe("inverses and exponentials", () => {
  counted("property", "a series times its inverse is one", () => {
    fc.assert(
      fc.property(anySeries, (a) => {
        if (a.precision === 0 || rationals.isZero(ring.coefficient(a, 0))) return true;
        const unit = ring.multiply(a, inverseSeries(ring, rationals, a));
        return ring.isZero(ring.subtract(unit, ring.one)) && unit.precision === a.precision;
      }),
    );
  });

  counted("identity", "1/(1 - k) is the geometric series", () => {
    const geometric = inverseSeries(ring, rationals, ring.subtract(ring.one, k));
    expect(geometric.coefficients).toStrictEqual(Array.from({ length: errorOrder }, () => rationals.one));
  });

  counted("identity", "exp(k) exp(-k) = 1 and exp(k)^2 = exp(2k)", () => {
    const [growing, decaying] = [1, -1].map((sign) => exponentialSeries(ring, (q) => q, sign === 1 ? 1 : -1));
    if (growing === undefined || decaying === undefined) return 0;
    expect(ring.multiply(growing, decaying)).toStrictEqual(ring.one);
    const square = ring.multiply(growing, growing);
    for (let n = 0; n < errorOrder; n += 1) {
      const doubled = rationals.multiply(ring.coefficient(growing, n), rational(2 ** n));
      expect(ring.coefficient(square, n)).toStrictEqual(doubled);
    }
    expect(ring.toText(decaying)).toBe(
      "1 - k + 1/2*k^2 - 1/6*k^3 + 1/24*k^4 - 1/120*k^5 + 1/720*k^6 - 1/5040*k^7 + O(k^8)",
    );
    return 2 + errorOrder;
  });

  counted("identity", "over other rings", () => {
    const polynomials = polynomialRing(rationals, ["c"]);
    const over = seriesRing(polynomials, "h", 3);
    const exponential = exponentialSeries(over, polynomials.constant, -1);
    const c = over.monomial(polynomials.variable("c"), 0);
    expect(over.toText(over.multiply(c, exponential))).toBe("c - c*h + 1/2*c*h^2 + O(h^3)");
    expect(over.name).toBe("Q[c][h]/O(h^3)");
    return 2;
  });
});

describe("refusals", () => {
  counted("behaviour", "other rings, unknown coefficients and impossible shapes", () => {
    const other = seriesRing(rationals, "h", errorOrder);
    const finer = seriesRing(rationals, "k", errorOrder + 1);
    expect(isRefused("E_RING_MISMATCH", () => ring.add(k, other.one))).toBe(true);
    expect(isRefused("E_RING_MISMATCH", () => ring.multiply(finer.one, k))).toBe(true);
    expect(isRefused("E_DOMAIN", () => ring.coefficient(k, errorOrder))).toBe(true);
    expect(isRefused("E_DOMAIN", () => ring.coefficient(k, -1))).toBe(true);
    expect(isRefused("E_DOMAIN", () => ring.shift(k, -2))).toBe(true);
    expect(isRefused("E_DOMAIN", () => ring.monomial(rationals.one, -1))).toBe(true);
    expect(isRefused("E_DOMAIN", () => seriesRing(rationals, "k", 0))).toBe(true);
    expect(isRefused("E_DIVISION_BY_ZERO", () => inverseSeries(ring, rationals, k))).toBe(true);
    return 8;
  });
});
