import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import { localisation } from "../../../src/exact/localisation.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { counted } from "../../counted.ts";
import { smallInteger } from "../../laws/arbitraries.ts";
import { isRefused } from "../../laws/ring-laws.ts";

describe("fractions with known denominators", () => {
  counted("differential", "agree with the rationals, for factors that are not even prime", () => {
    // 4 and 6 share a divisor, and 1 is a unit: elements are not canonical, values and equality still right.
    const factors = [4, 6, 1, -5];
    const ring = localisation<Integer>(integers, factors);
    const powers = fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 });
    const element = fc
      .tuple(smallInteger, powers)
      .map(([n, p]) => ring.divideByFactors(ring.fromDomain(n), p));
    const value = (a: typeof ring.one) => rational(ring.numerator(a), ring.denominator(a));
    fc.assert(
      fc.property(
        element,
        element,
        (a, b) =>
          rationals.equals(value(ring.add(a, b)), rationals.add(value(a), value(b))) &&
          rationals.equals(value(ring.subtract(a, b)), rationals.subtract(value(a), value(b))) &&
          rationals.equals(value(ring.multiply(a, b)), rationals.multiply(value(a), value(b))) &&
          ring.equals(a, b) === rationals.equals(value(a), value(b)),
      ),
      { numRuns: 500 },
    );
  });

  counted("differential", "sums and products over primes are in lowest terms, as the rationals are", () => {
    const ring = localisation<Integer>(integers, [2, 3, 5]);
    const powers = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 });
    const element = fc
      .tuple(smallInteger, powers)
      .map(([n, p]) => ring.divideByFactors(ring.fromDomain(n), p));
    fc.assert(
      fc.property(element, element, (a, b) => {
        for (const result of [ring.add(a, b), ring.multiply(a, b)]) {
          const reduced = rational(ring.numerator(result), ring.denominator(result));
          expect(ring.denominator(result)).toBe(reduced.denominator);
        }
      }),
      { numRuns: 500 },
    );
    return 1000;
  });

  counted("identity", "factors cancel, and stay factored", () => {
    const domain = polynomialRing<Integer>(integers, ["x", "y"]);
    const [x, y] = [domain.variable("x"), domain.variable("y")];
    const [plus, minus] = [domain.add(x, y), domain.subtract(x, y)];
    const ring = localisation(domain, [plus, minus]);
    const a = ring.divideByFactors(ring.fromDomain(domain.multiply(plus, x)), [3, 1]);
    expect(ring.powers(a)).toStrictEqual([2, 1]);
    expect(ring.toText(a)).toBe("x/(x + y)^2/(x - y)");
    expect(domain.equals(ring.denominator(a), domain.multiply(domain.multiply(plus, plus), minus))).toBe(
      true,
    );
    const half = ring.add(ring.divideByFactor(ring.one, 0), ring.divideByFactor(ring.one, 1));
    expect(ring.toText(half)).toBe("2*x/(x + y)/(x - y)");
    expect(ring.toText(ring.subtract(half, half))).toBe("0");
    const common = ring.overCommonDenominator([a, half, ring.one]);
    expect(common.powers).toStrictEqual([2, 1]);
    expect(common.numerators.map(domain.toText)).toStrictEqual([
      "x",
      "2*x^2 + 2*x*y",
      "x^3 + x^2*y - x*y^2 - y^3",
    ]);
    return 7;
  });

  counted("behaviour", "refusals", () => {
    const ring = localisation<Integer>(integers, [2, 3]);
    const other = localisation<Integer>(integers, [2]);
    expect(isRefused("E_RING_MISMATCH", () => ring.add(ring.one, other.one))).toBe(true);
    expect(isRefused("E_RING_MISMATCH", () => ring.multiply(other.one, ring.one))).toBe(true);
    expect(isRefused("E_DOMAIN", () => ring.divideByFactors(ring.one, [1, -1]))).toBe(true);
    expect(isRefused("E_DIVISION_BY_ZERO", () => localisation<Integer>(integers, [2, 0]))).toBe(true);
    return 4;
  });
});
