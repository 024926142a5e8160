import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import {
  lowestEigenpairs,
  lowestGeneralisedEigenpairs,
} from "../../../../src/numeric/banded/banded-eigen.ts";
import {
  addToBanded,
  type BandedMatrix,
  denseOf,
  multiplyBanded,
  rowSumNorm,
  zeroBanded,
} from "../../../../src/numeric/banded/banded-matrix.ts";
import { eigenvaluesBelow } from "../../../../src/numeric/banded/eigenvalue-count.ts";
import { generalisedSymmetricEigen, symmetricEigen } from "../../../../src/numeric/symmetric-eigen.ts";
import { counted } from "../../../counted.ts";
import { largestDifference } from "../integrators/sample-problems.ts";
import { secondDifference, symmetricBanded, symmetricFrom } from "./sample-banded.ts";

const RUNS = 300;

counted("differential", "counts of eigenvalues below a point agree with the dense spectrum", () => {
  const shift = fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constantFrom(0, 1, -1, 2));
  fc.assert(
    fc.property(symmetricBanded, shift, (matrix, point) => {
      const values = symmetricEigen(denseOf(matrix)).map(({ value }) => value);
      const margin = 100 * Number.EPSILON * (rowSumNorm(matrix) + Math.abs(point));
      const found = eigenvaluesBelow(matrix, point);
      expect(found).toBeGreaterThanOrEqual(values.filter((value) => value < point - margin).length);
      expect(found).toBeLessThanOrEqual(values.filter((value) => value < point + margin).length);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted(
  "identity",
  "counts survive leading minors that vanish, where elimination without exchanges divides by zero",
  () => {
    // Eigenvalues of [[0, 1], [1, 0]] repeated along the diagonal, bordered so that reach is two.
    const size = 40;
    const matrix = zeroBanded(size, 2, 2);
    for (let row = 0; row + 1 < size; row += 2) {
      addToBanded(matrix, row, row + 1, 1);
      addToBanded(matrix, row + 1, row, 1);
    }
    expect(eigenvaluesBelow(matrix, 0)).toBe(size / 2);
    expect(eigenvaluesBelow(matrix, -1.001)).toBe(0);
    expect(eigenvaluesBelow(matrix, 1.001)).toBe(size);
    const tiny = { ...matrix, entries: matrix.entries.map((entry, k) => (k % 5 === 2 ? 1e-18 : entry)) };
    expect(eigenvaluesBelow(tiny, 0)).toBe(size / 2);
  },
);

function expectEigenpairs(matrix: BandedMatrix, count: number): void {
  const rounding = Number.EPSILON * rowSumNorm(matrix);
  const pairs = lowestEigenpairs(matrix, count);
  const dense = symmetricEigen(denseOf(matrix));
  expect(pairs).toHaveLength(count);
  for (const [m, { value, vector }] of pairs.entries()) {
    expect(Math.abs(value - at(dense, m).value)).toBeLessThanOrEqual(50 * rounding);
    const image = multiplyBanded(matrix, vector);
    expect(
      largestDifference(
        image,
        vector.map((component) => value * component),
      ),
    ).toBeLessThanOrEqual(50 * rounding);
    for (const [n, other] of pairs.entries()) {
      const product = vector.reduce((sum, component, row) => sum + component * at(other.vector, row), 0);
      expect(Math.abs(product - (m === n ? 1 : 0))).toBeLessThan(1e-11);
    }
  }
}

counted("differential", "eigenpairs: values as the dense ones, small residuals, orthonormal vectors", () => {
  fc.assert(
    fc.property(symmetricBanded, fc.double({ min: 0, max: 1, noNaN: true }), (matrix, part) =>
      expectEigenpairs(matrix, Math.round(part * matrix.size)),
    ),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("differential", "wide bands too", () => {
  const [size, reach] = [80, 30];
  expectEigenpairs(
    symmetricFrom(
      size,
      reach,
      Array.from({ length: size * (reach + 1) }, (_, k) => Math.sin(k * k)),
    ),
    10,
  );
  return 10;
});

counted("golden", "low modes of the second difference of size 3000 (closed form)", () => {
  const size = 3000;
  const count = 4;
  const pairs = lowestEigenpairs(secondDifference(size), count);
  pairs.forEach(({ value, vector }, m) => {
    expect(Math.abs(value - 4 * Math.sin(((m + 1) * Math.PI) / (2 * size + 2)) ** 2)).toBeLessThan(1e-15);
    const shape = (n: number) =>
      Math.sqrt(2 / (size + 1)) * Math.sin(((m + 1) * (n + 1) * Math.PI) / (size + 1));
    const sign = Math.sign(at(vector, 0));
    vector.forEach((component, n) => {
      expect(Math.abs(sign * component - shape(n))).toBeLessThan(1e-9);
    });
  });
  return count * size;
});

counted("identity", "multiple and nearly multiple eigenvalues have orthonormal vectors", () => {
  // Wilkinson's W21+, whose largest eigenvalues agree in pairs to 14 digits, negated so that they come first.
  const wilkinson = symmetricFrom(
    21,
    1,
    Array.from({ length: 42 }, (_, k) => (k % 2 === 0 ? -Math.abs(10 - k / 2) : 1)),
  );
  expectEigenpairs(wilkinson, 21);
  expectEigenpairs(symmetricFrom(9, 2, Array(27).fill(0)), 9);
  const identity = symmetricFrom(
    9,
    1,
    Array.from({ length: 18 }, (_, k) => (k % 2 === 0 ? 1 : 0)),
  );
  expectEigenpairs(identity, 6);
  const [first] = lowestEigenpairs(wilkinson, 1);
  // Wilkinson (1965), The Algebraic Eigenvalue Problem, chapter 5, section 45.
  expect(first?.value).toBeCloseTo(-10.7461941829034, 12);
  return 4;
});

counted("behaviour", "the size of the entries does not matter, up to the ends of the doubles", () => {
  const entries = Array.from({ length: 24 }, (_, k) => Math.cos(k * k));
  const expected = lowestEigenpairs(symmetricFrom(8, 2, entries), 3).map(({ value }) => value);
  for (const scale of [1e-300, 1e-150, 1e150, 1e300]) {
    const scaled = symmetricFrom(
      8,
      2,
      entries.map((entry) => entry * scale),
    );
    lowestEigenpairs(scaled, 3).forEach(({ value }, m) => {
      expect(value / scale).toBeCloseTo(at(expected, m), 13);
    });
  }
  const denormal = symmetricFrom(2, 1, [5e-324, 0, -5e-324, 0]);
  expect(lowestEigenpairs(denormal, 1)[0]?.value).toBe(-5e-324);
  return 5;
});

counted("differential", "with masses, as the dense generalised problem", () => {
  const runs = 100;
  fc.assert(
    fc.property(symmetricBanded, fc.nat(), (matrix, seed) => {
      const mass = Float64Array.from({ length: matrix.size }, (_, n) => 1.5 + Math.sin(seed + n * n));
      const dense = generalisedSymmetricEigen(denseOf(matrix), mass);
      const pairs = lowestGeneralisedEigenpairs(matrix, mass, matrix.size);
      for (const [m, { value, vector }] of pairs.entries()) {
        expect(value).toBeCloseTo(at(dense, m).value, 12);
        const image = multiplyBanded(matrix, vector);
        const expected = vector.map((component, row) => value * at(mass, row) * component);
        expect(largestDifference(image, expected)).toBeLessThan(1e-12);
        const norm = vector.reduce((sum, component, row) => sum + at(mass, row) * component ** 2, 0);
        expect(norm).toBeCloseTo(1, 12);
      }
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("behaviour", "unsymmetric bands, wrong counts, bad entries and masses are refused", () => {
  const matrix = secondDifference(3);
  const refused: readonly (readonly [() => unknown, string])[] = [
    [() => lowestEigenpairs(zeroBanded(3, 1, 2), 1), "E_SHAPE"],
    [() => lowestEigenpairs(matrix, 4), "E_DOMAIN"],
    [() => lowestEigenpairs(matrix, 1.5), "E_DOMAIN"],
    [() => lowestEigenpairs({ ...matrix, entries: matrix.entries.fill(Number.NaN) }, 1), "E_DOMAIN"],
    [() => lowestGeneralisedEigenpairs(secondDifference(3), Float64Array.of(1, 1), 1), "E_SHAPE"],
    [() => lowestGeneralisedEigenpairs(secondDifference(3), Float64Array.of(1, 0, 1), 1), "E_DOMAIN"],
  ];
  for (const [call, code] of refused) expect(call).toThrow(expect.objectContaining({ code }));
  return refused.length;
});
