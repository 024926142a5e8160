import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../../../src/exact/integer.ts";
import { coprimeBasis, withoutFactor } from "../../../../../src/exact/polynomial/gcd/coprime-basis.ts";
import { polynomialRing } from "../../../../../src/exact/polynomial/polynomial-ring.ts";
import { product } from "../../../../../src/exact/ring.ts";
import { counted } from "../../../../counted.ts";
import { polynomials, smallInteger } from "../../../../laws/arbitraries.ts";

const ring = polynomialRing<Integer>(integers, ["x", "y", "z"]);

describe("coprime bases", () => {
  counted("property", "are pairwise coprime, and factor what they were made of down to constants", () => {
    const factor = polynomials(ring, smallInteger, { terms: 2, degree: 1 }).filter((f) => !ring.isZero(f));
    const products = fc.array(factor, { minLength: 1, maxLength: 4 }).chain((pool) =>
      fc.array(
        fc.array(fc.constantFrom(...pool), { maxLength: 4 }).map((parts) => product(ring, parts)),
        { maxLength: 4 },
      ),
    );
    fc.assert(
      fc.property(products, (list) => {
        const basis = coprimeBasis(ring, list);
        for (const [i, element] of basis.entries()) {
          expect(ring.isConstant(element)).toBe(false);
          for (const other of basis.slice(0, i)) expect(ring.gcd(element, other)).toEqual(ring.one);
        }
        for (const member of list) {
          const rest = basis.reduce((left, element) => withoutFactor(ring, left, element).rest, member);
          expect(ring.isConstant(rest)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    return 300;
  });
});
