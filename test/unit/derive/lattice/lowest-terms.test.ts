import * as fc from "fast-check";
import { expect } from "vitest";
import { inLowestTerms } from "../../../../src/derive/lattice/lowest-terms.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { power, product } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { anyInteger } from "../../../laws/arbitraries.ts";

const factor = fc.constantFrom<Integer>(1, 2, 6, 12, 50, 2_520, 2n ** 70n, 6n ** 40n, 10n ** 30n + 57n);

counted("differential", "fractions over powers of known factors are those of one long gcd", () => {
  const factors = fc.array(fc.tuple(factor, fc.nat({ max: 5 })), { maxLength: 3 });
  fc.assert(
    fc.property(anyInteger, factors, factors, (start, over, into) => {
      const powerOf = ([base, exponent]: readonly [Integer, number]) => power(integers, base, exponent);
      const numerator = integers.multiply(start, product(integers, into.map(powerOf)));
      const ours = inLowestTerms(
        numerator,
        over.map(([base]) => base),
        over.map(([, exponent]) => exponent),
      );
      expect(ours).toEqual(rational(numerator, product(integers, over.map(powerOf))));
    }),
    { numRuns: 500 },
  );
  return 500;
});
