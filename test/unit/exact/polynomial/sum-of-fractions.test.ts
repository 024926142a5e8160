import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import {
  type RationalFunction,
  rationalFunctions,
} from "../../../../src/exact/polynomial/rational-function.ts";
import { sumOfFractions } from "../../../../src/exact/polynomial/sum-of-fractions.ts";
import { rationals } from "../../../../src/exact/rational.ts";
import { product, sum } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { polynomials, smallInteger, smallRational } from "../../../laws/arbitraries.ts";

const ring = polynomialRing<Integer>(integers, [..."abcdef"]);
const field = rationalFunctions(ring);
const variables = ring.variables.map((name) => ring.variable(name));
const whole = (value: number) => field.fraction(ring.fromInteger(value), ring.one);

describe("sums of rational functions", () => {
  counted(
    "differential",
    "agree with repeated addition in the field, shared and reducible factors included",
    () => {
      const factor = polynomials(ring, smallInteger, { terms: 2, degree: 1 }).filter((f) => !ring.isZero(f));
      const pool = fc.array(factor, { minLength: 2, maxLength: 4 });
      const summand = fc.record({
        numerator: factor,
        powers: fc.array(fc.nat({ max: 2 }), { minLength: 4 }),
      });
      fc.assert(
        fc.property(pool, fc.array(summand, { maxLength: 6 }), (factors, summands) => {
          const fractions = summands.map(({ numerator, powers }) => {
            const parts = factors.flatMap((f, i) => Array.from({ length: powers[i] ?? 0 }, () => f));
            return field.fraction(numerator, product(ring, parts));
          });
          return field.equals(sumOfFractions(ring, fractions), sum(field, fractions));
        }),
        { numRuns: 500 },
      );
      return 500;
    },
  );

  counted("differential", "the same over the rationals", () => {
    const rationalRing = polynomialRing(rationals, ["x", "y"]);
    const quotients = rationalFunctions(rationalRing);
    const element = polynomials(rationalRing, smallRational, { terms: 3, degree: 1 });
    const fraction = fc
      .tuple(element, element)
      .map(([n, d]) => quotients.fraction(n, rationalRing.isZero(d) ? rationalRing.one : d));
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 4 }), (fractions) =>
        quotients.equals(sumOfFractions(rationalRing, fractions), sum(quotients, fractions)),
      ),
      { numRuns: 200 },
    );
    return 200;
  });

  counted(
    "identity",
    "Lagrange: the sum of x_i^k over the products of x_i - x_j is 0, 1, or the sum of the x_i",
    () => {
      const quotient = (i: number, k: number): RationalFunction<Integer> => {
        const own = variables[i] ?? ring.one;
        const others = variables.filter((_, j) => j !== i).map((other) => ring.subtract(own, other));
        return field.fraction(
          product(
            ring,
            Array.from({ length: k }, () => own),
          ),
          product(ring, others),
        );
      };
      const total = (k: number) =>
        sumOfFractions(
          ring,
          variables.map((_, i) => quotient(i, k)),
        );
      const n = variables.length;
      for (let k = 0; k < n - 1; k += 1) expect(field.isZero(total(k))).toBe(true);
      expect(field.equals(total(n - 1), field.one)).toBe(true);
      expect(field.equals(total(n), field.fraction(sum(ring, variables), ring.one))).toBe(true);
      return n + 1;
    },
  );

  counted("identity", "telescoping: the sum of 1/(a + k)(a + k + 1) over k < n is n/a(a + n)", () => {
    const [a = ring.zero] = variables;
    const shifted = (k: number) => ring.add(a, ring.fromInteger(k));
    const n = 30;
    const fractions = Array.from({ length: n }, (_, k) =>
      field.fraction(ring.one, ring.multiply(shifted(k), shifted(k + 1))),
    );
    const expected = field.fraction(ring.fromInteger(n), ring.multiply(a, shifted(n)));
    expect(field.equals(sumOfFractions(ring, fractions), expected)).toBe(true);
  });

  counted("identity", "reducible denominators cancel in part", () => {
    const [a = ring.zero, b = ring.zero] = variables;
    const [plus, minus] = [ring.add(a, b), ring.subtract(a, b)];
    const difference = ring.multiply(plus, minus);
    const over = (numerator: typeof a, denominator: typeof a) => field.fraction(numerator, denominator);
    const simple = sumOfFractions(ring, [over(a, difference), over(b, difference)]);
    expect(field.equals(simple, over(ring.one, minus))).toBe(true);
    const square = ring.multiply(difference, difference);
    const squared = sumOfFractions(ring, [over(a, square), over(b, square)]);
    expect(field.equals(squared, over(ring.one, ring.multiply(difference, minus)))).toBe(true);
    return 2;
  });

  counted("identity", "constants in denominators cancel too", () => {
    const [a = ring.zero] = variables;
    const over = (value: number) => field.fraction(ring.one, ring.scale(a, value));
    expect(field.equals(sumOfFractions(ring, [over(2), over(3), over(6)]), over(1))).toBe(true);
    expect(
      field.equals(
        sumOfFractions(ring, [over(2), over(3), over(-6)]),
        field.fraction(ring.fromInteger(2), ring.scale(a, 3)),
      ),
    ).toBe(true);
    return 2;
  });

  counted("behaviour", "of none, of zeros, and of one", () => {
    expect(sumOfFractions(ring, [])).toEqual(field.zero);
    expect(sumOfFractions(ring, [field.zero, field.zero])).toEqual(field.zero);
    expect(sumOfFractions(ring, [whole(7)])).toEqual(whole(7));
    return 3;
  });
});
