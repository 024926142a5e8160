import fc from "fast-check";
import { expect } from "vitest";
import { integers } from "../../../src/exact/integer.ts";
import { characteristicPolynomial } from "../../../src/exact/linear/characteristic-polynomial.ts";
import { matrixEigenvalues } from "../../../src/numeric/matrix-eigenvalues.ts";
import { counted } from "../../counted.ts";

counted("differential", "eigenvalues are roots of the exact characteristic polynomial", () => {
  const entry = fc.integer({ min: -4, max: 4 });
  const matrix = fc.array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(matrix, (rows) => {
      const coefficients = characteristicPolynomial(integers, rows).map(Number);
      const found = matrixEigenvalues({ size: 3, entries: Float64Array.from(rows.flat()) });
      expect(found.length).toBe(3);
      for (const { re, im } of found) {
        let value = { re: 0, im: 0 };
        for (const c of coefficients.toReversed()) {
          value = { re: value.re * re - value.im * im + c, im: value.re * im + value.im * re };
        }
        expect(Math.hypot(value.re, value.im)).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 50 },
  );
});
