import * as fc from "fast-check";
import { describe } from "vitest";
import { type Integer, integers } from "../../src/exact/integer.ts";
import type { Polynomial } from "../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import type { GcdDomain } from "../../src/exact/ring.ts";
import { counted } from "../counted.ts";
import { anyInteger, polynomials, smallInteger } from "../laws/arbitraries.ts";

/** The integers under another name: polynomials over them take their gcds, and those of coefficients, by subresultants. */
const plainIntegers: GcdDomain<Integer> = { ...integers, name: "Z without primes" };

const shapes = [
  { variables: 1, coefficients: anyInteger, terms: 8, degree: 8, runs: 300 },
  { variables: 2, coefficients: smallInteger, terms: 8, degree: 3, runs: 300 },
  { variables: 2, coefficients: anyInteger, terms: 4, degree: 2, runs: 200 },
  { variables: 3, coefficients: smallInteger, terms: 4, degree: 2, runs: 300 },
  { variables: 5, coefficients: smallInteger, terms: 3, degree: 2, runs: 200 },
  { variables: 8, coefficients: smallInteger, terms: 3, degree: 1, runs: 200 },
] as const;

describe("the modular gcd against subresultants", () => {
  for (const { variables, coefficients, runs, ...shape } of shapes) {
    const names = [..."abcdefgh"].slice(0, variables);
    const modular = polynomialRing<Integer>(integers, names);
    const plain = polynomialRing<Integer>(plainIntegers, names);
    const elements = polynomials(modular, coefficients, shape);
    const toPlain = (a: Polynomial<Integer>) => plain.fromTerms(modular.terms(a));

    counted(
      "differential",
      `in ${variables} variables, with up to ${shape.terms} terms`,
      () => {
        fc.assert(
          fc.property(elements, elements, elements, (g, a, b) => {
            const [left, right] = [modular.multiply(a, g), modular.multiply(b, g)];
            const expected = plain.gcd(toPlain(left), toPlain(right));
            return plain.equals(toPlain(modular.gcd(left, right)), expected);
          }),
          { numRuns: runs },
        );
        return runs;
      },
      { timeout: 20_000 },
    );
  }
});
