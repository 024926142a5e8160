import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { UNLIMITED } from "../../../../src/core/budget.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { divideInBox } from "../../../../src/exact/polynomial/box-division.ts";
import { wordsFor } from "../../../../src/exact/polynomial/monomial.ts";
import type { TermSpace } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { rational, rationals } from "../../../../src/exact/rational.ts";
import { power, sum } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { anyRational, polynomials, smallInteger } from "../../../laws/arbitraries.ts";

const variables = ["x", "y"];
const ring = polynomialRing<Integer>(integers, variables);
const [x, y] = [ring.variable("x"), ring.variable("y")];
const space: TermSpace<Integer> = {
  identity: ring.zero.ring,
  coefficients: integers,
  variables,
  words: wordsFor(variables.length),
  budget: UNLIMITED,
};
const dense = polynomials(ring, smallInteger, { terms: 30, degree: 4 }).filter((a) => !ring.isZero(a));

describe("division in a box of doubles", () => {
  counted("property", "finds the factors of products, and nothing in a product with one more term", () => {
    const runs = 300;
    let decided = 0;
    fc.assert(
      fc.property(dense, dense, polynomials(ring, smallInteger, { terms: 1, degree: 3 }), (a, b, extra) => {
        const division = divideInBox(space, ring.multiply(a, b), b);
        if (division.tag === "undecided") return;
        decided += 1;
        expect(division).toStrictEqual({ tag: "quotient", quotient: a });
        if (ring.isZero(extra) || ring.isConstant(b) || ring.divideExact(extra, b) !== undefined) return;
        expect(divideInBox(space, ring.add(ring.multiply(a, b), extra), b).tag).not.toBe("quotient");
      }),
      { numRuns: runs },
    );
    // Most of these products fill their boxes.
    expect(decided).toBeGreaterThan(runs / 2);
    return decided;
  });

  counted("behaviour", "leaves undecided what could be inexact, or is sparse", () => {
    const line = sum(ring, [x, y, ring.one]);
    const steep = ring.add(line, ring.fromInteger(2 ** 40));
    const large = ring.multiply(ring.scale(line, 2 ** 12), steep);
    expect(divideInBox(space, large, steep).tag).toBe("undecided");
    expect(divideInBox(space, ring.scale(line, 2n ** 60n), line).tag).toBe("undecided");
    expect(
      divideInBox(space, ring.subtract(power(ring, x, 90), power(ring, y, 90)), ring.subtract(x, y)).tag,
    ).toBe("undecided");
    expect(divideInBox(space, line, power(ring, x, 2)).tag).toBe("indivisible");
    expect(ring.divideExact(large, steep)).toStrictEqual(ring.scale(line, 2 ** 12));
    return 5;
  });

  counted("identity", "(x + y + 1)^40 / (x + y + 1)^15, larger than doubles hold", () => {
    const line = sum(ring, [x, y, ring.one]);
    expect(ring.divideExact(power(ring, line, 40), power(ring, line, 15))).toStrictEqual(
      power(ring, line, 25),
    );
    expect(ring.divideExact(power(ring, line, 16), power(ring, line, 7))).toStrictEqual(power(ring, line, 9));
    return 2;
  });
});

describe("polynomials over the rationals go by integers", () => {
  const overQ = polynomialRing(rationals, variables);
  const elements = polynomials(overQ, anyRational, { terms: 12, degree: 3 });

  counted("differential", "products against sums of scaled shifts", () => {
    fc.assert(
      fc.property(elements, elements, (a, b) => {
        // Multiplication by one term never clears denominators.
        const shifts = [...overQ.terms(b)].map((term) => overQ.multiply(a, overQ.fromTerms([term])));
        expect(overQ.multiply(a, b)).toStrictEqual(sum(overQ, shifts));
      }),
      { numRuns: 200 },
    );
    return 200;
  });

  counted("property", "a product has its factors as quotients, whatever their contents", () => {
    fc.assert(
      fc.property(elements, elements, (a, b) => {
        if (overQ.isZero(b)) return;
        expect(overQ.divideExact(overQ.multiply(a, b), b)).toStrictEqual(a);
      }),
      { numRuns: 200 },
    );
  });

  counted("behaviour", "huge common denominators are left to the fractions", () => {
    const awkward = overQ.fromTerms(
      Array.from({ length: 40 }, (_, k) => ({
        coefficient: rational(1, 10n ** 12n + BigInt(k)),
        exponents: [k, 0],
      })),
    );
    const line = overQ.add(overQ.variable("x"), overQ.one);
    const product = overQ.multiply(awkward, line);
    expect(overQ.termCount(product)).toBe(41);
    expect(overQ.divideExact(product, line)).toStrictEqual(awkward);
    return 2;
  });
});
