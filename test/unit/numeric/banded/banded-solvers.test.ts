import fc from "fast-check";
import { Matrix, SVD, solve as solveDense } from "ml-matrix";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { factoriseCholesky } from "../../../../src/numeric/banded/banded-cholesky.ts";
import { factoriseBanded } from "../../../../src/numeric/banded/banded-lu.ts";
import {
  addToBanded,
  type BandedMatrix,
  bandedEntry,
  denseOf,
  multiplyBanded,
  zeroBanded,
} from "../../../../src/numeric/banded/banded-matrix.ts";
import { multiplyVector } from "../../../../src/numeric/square-matrix.ts";
import { counted } from "../../../counted.ts";
import { largestDifference, succeeded } from "../integrators/sample-problems.ts";
import { bandedFrom, bandedSystem, secondDifference, symmetricBanded } from "./sample-banded.ts";

const RUNS = 300;

function matrixOf(banded: BandedMatrix): Matrix {
  const { size, entries } = denseOf(banded);
  return Matrix.from1DArray(size, size, entries);
}

counted("differential", "products and entries agree with the dense matrix", () => {
  fc.assert(
    fc.property(bandedSystem, ({ matrix, vector }) => {
      const dense = denseOf(matrix);
      expect(largestDifference(multiplyBanded(matrix, vector), multiplyVector(dense, vector))).toBeLessThan(
        1e-14,
      );
      dense.entries.forEach((entry, index) => {
        const [row, column] = [Math.floor(index / matrix.size), index % matrix.size];
        expect(bandedEntry(matrix, row, column)).toBe(entry);
      });
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted(
  "property",
  "residuals are a few rounding units of matrix times solution, however ill-conditioned",
  () => {
    fc.assert(
      fc.property(bandedSystem, ({ matrix, vector }) => {
        const factors = factoriseBanded(matrix);
        if (!factors.ok) return;
        const solution = vector.slice();
        factors.value.solve(solution);
        const size = solution.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-300);
        // Growth by partial pivoting in a band of 4 and 4 stays far below its bound of 2^8.
        expect(largestDifference(multiplyBanded(matrix, solution), vector)).toBeLessThan(
          100 * matrix.size * Number.EPSILON * (size + 1),
        );
      }),
      { numRuns: RUNS },
    );
    return RUNS;
  },
);

counted("differential", "solutions agree with ml-matrix to rounding units times the condition number", () => {
  let compared = 0;
  fc.assert(
    fc.property(bandedSystem, ({ matrix, vector }) => {
      const dense = matrixOf(matrix);
      const condition = new SVD(dense).condition;
      const factors = factoriseBanded(matrix);
      if (!(condition < 1e10)) return;
      const solution = vector.slice();
      succeeded(factors).solve(solution);
      const expected = solveDense(dense, Matrix.columnVector(vector)).to1DArray();
      const size = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      expect(largestDifference(solution, expected)).toBeLessThanOrEqual(
        100 * matrix.size * Number.EPSILON * condition * size,
      );
      compared++;
    }),
    { numRuns: RUNS },
  );
  expect(compared).toBeGreaterThan(RUNS / 4);
  return compared;
});

counted("wrong-twin", "an entry a millionth off shows in the residual", () => {
  const right = Float64Array.from({ length: 50 }, (_, n) => Math.cos(n));
  const wrong = secondDifference(50);
  addToBanded(wrong, 20, 21, 1e-6);
  const solution = right.slice();
  succeeded(factoriseBanded(wrong)).solve(solution);
  expect(largestDifference(multiplyBanded(secondDifference(50), solution), right)).toBeGreaterThan(1e-7);
});

counted("identity", "pivoting: zeros and tiny numbers on the diagonal do no harm", () => {
  for (const diagonal of [0, 1e-20]) {
    const matrix = bandedFrom(4, 1, 1, [0, diagonal, 1, 1, diagonal, 1, 1, diagonal, 1, 1, diagonal, 0]);
    const right = Float64Array.of(2, 4, 6, 3);
    succeeded(factoriseBanded(matrix)).solve(right);
    // Rows: x1 = 2, x0 + x2 = 4, x1 + x3 = 6, x2 = 3.
    expect(largestDifference(right, [1, 2, 3, 4])).toBeLessThan(1e-14);
  }
  return 2;
});

counted("differential", "Cholesky and LU solve alike; Cholesky refuses what is not positive definite", () => {
  let definite = 0;
  fc.assert(
    fc.property(symmetricBanded, fc.integer({ min: 0, max: 8 }), (matrix, shift) => {
      for (let row = 0; row < matrix.size; row++) addToBanded(matrix, row, row, shift);
      const values = new SVD(matrixOf(matrix)).diagonal;
      const lowest = Math.min(...matrixEigenvalues(matrix));
      // Closer to singular than this, rounding decides.
      if (Math.abs(lowest) < 1e-10) return;
      const factors = factoriseCholesky(matrix);
      expect(factors.ok).toBe(lowest > 0);
      if (!factors.ok) return;
      definite++;
      const vector = Float64Array.from({ length: matrix.size }, (_, n) => Math.cos(n));
      const other = vector.slice();
      factors.value.solve(vector);
      succeeded(factoriseBanded(matrix)).solve(other);
      const condition = Math.max(...values) / lowest;
      const size = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      expect(largestDifference(vector, other)).toBeLessThan(1e-14 * condition * (1 + size));
    }),
    { numRuns: RUNS },
  );
  expect(definite).toBeGreaterThan(RUNS / 4);
  return RUNS;
});

function matrixEigenvalues(matrix: BandedMatrix): readonly number[] {
  // A shift beyond all eigenvalues makes singular values of them.
  const shift = 1e3;
  const shifted = { ...matrix, entries: matrix.entries.slice() };
  for (let row = 0; row < matrix.size; row++) addToBanded(shifted, row, row, shift);
  return new SVD(matrixOf(shifted)).diagonal.map((value) => value - shift);
}

counted("golden", "the second difference of a parabola: 10000 unknowns, closed form", () => {
  const size = 10_000;
  const vector = new Float64Array(size).fill(1);
  const other = vector.slice();
  succeeded(factoriseBanded(secondDifference(size))).solve(vector);
  succeeded(factoriseCholesky(secondDifference(size))).solve(other);
  for (let n = 0; n < size; n += 97) {
    const expected = ((n + 1) * (size - n)) / 2;
    expect(at(vector, n) / expected).toBeCloseTo(1, 8);
    expect(at(other, n) / expected).toBeCloseTo(1, 8);
  }
  return 2 * Math.ceil(size / 97);
});

counted("behaviour", "singular matrices, misfits and entries outside of the band", () => {
  expect(factoriseBanded(zeroBanded(3, 1, 1))).toMatchObject({ ok: false, reason: "singular" });
  expect(factoriseBanded(bandedFrom(2, 1, 1, [0, 1, 2, 2, 4, 0]))).toMatchObject({
    ok: false,
    reason: "singular",
  });
  expect(factoriseCholesky(zeroBanded(3, 1, 1))).toMatchObject({
    ok: false,
    reason: "not-positive-definite",
  });
  for (const factorise of [factoriseBanded, factoriseCholesky]) {
    const factors = succeeded(factorise(secondDifference(3)));
    expect(() => factors.solve(new Float64Array(4))).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  }
  for (const [row, column] of [
    [0, 2],
    [2, 0],
    [3, 3],
    [-1, 0],
  ] as const) {
    expect(() => addToBanded(zeroBanded(3, 1, 1), row, column, 1)).toThrow(
      expect.objectContaining({ code: "E_SHAPE" }),
    );
  }
});
