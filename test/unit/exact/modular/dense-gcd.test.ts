import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { denseDegree, denseGcd } from "../../../../src/exact/modular/dense-gcd.ts";
import { doubleField, doubleFieldOfIndex } from "../../../../src/exact/modular/double-field.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { primeField } from "../../../../src/exact/prime-field.ts";
import { counted } from "../../../counted.ts";

describe("Euclid's algorithm modulo a prime", () => {
  for (const field of [doubleField(5), doubleField(8191), doubleFieldOfIndex(0)]) {
    counted("differential", `against subresultants over Z/${field.p}`, () => {
      const ring = polynomialRing(primeField(BigInt(field.p)), ["x"]);
      const coefficient = fc.integer({ min: 0, max: field.p - 1 });
      const factor = fc.array(coefficient, { maxLength: 6 });
      const polynomial = (coefficients: Iterable<number>) =>
        ring.fromTerms([...coefficients].map((value, k) => ({ coefficient: BigInt(value), exponents: [k] })));
      const dense = (a: ReturnType<typeof polynomial>) => {
        const result = new Float64Array(12);
        for (const { coefficient: value, exponents } of ring.terms(a))
          result[exponents[0] ?? 0] = Number(value);
        return result;
      };
      fc.assert(
        fc.property(factor, factor, factor, (g, a, b) => {
          const [left, right] = [a, b].map((f) => ring.multiply(polynomial(f), polynomial(g)));
          if (left === undefined || right === undefined) return false;
          const found = denseGcd(field, dense(left), dense(right));
          expect(found.length).toBe(denseDegree(found) + 1);
          return ring.equals(polynomial(found), ring.gcd(left, right));
        }),
        { numRuns: 500 },
      );
      return 500;
    });
  }
});
