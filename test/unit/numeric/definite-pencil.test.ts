import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { definitePencilEigen } from "../../../src/numeric/definite-pencil.ts";
import {
  addToEntry,
  multiplyVector,
  type SquareMatrix,
  zeroMatrix,
} from "../../../src/numeric/square-matrix.ts";
import { generalisedSymmetricEigen } from "../../../src/numeric/symmetric-eigen.ts";
import { counted } from "../../counted.ts";
import { largestDifference, succeeded } from "./integrators/sample-problems.ts";

const SIZE = 5;
const entry = fc.integer({ min: -100, max: 100 }).map((hundredths) => hundredths / 100);
const entries = fc.array(entry, { minLength: SIZE ** 2, maxLength: SIZE ** 2 });

function symmetric(values: readonly number[], diagonal: number): SquareMatrix {
  const matrix = zeroMatrix(SIZE);
  values.forEach((value, index) => {
    addToEntry(matrix, Math.floor(index / SIZE), index % SIZE, value / 2);
    addToEntry(matrix, index % SIZE, Math.floor(index / SIZE), value / 2);
  });
  for (let row = 0; row < SIZE; row++) addToEntry(matrix, row, row, diagonal);
  return matrix;
}

counted("property", "K v = lambda M v, eigenvectors orthonormal in M, eigenvalues ascending", () => {
  const runs = 100;
  fc.assert(
    fc.property(entries, entries, (stiffnessEntries, massEntries) => {
      const stiffness = symmetric(stiffnessEntries, 0);
      // By Gershgorin's theorem at least one below the diagonal that is added.
      const mass = symmetric(massEntries, SIZE + 1);
      const pairs = succeeded(definitePencilEigen(stiffness, mass));
      for (const [m, { value, vector }] of pairs.entries()) {
        const image = multiplyVector(mass, vector);
        const scaled = image.map((component) => value * component);
        expect(largestDifference(multiplyVector(stiffness, vector), scaled)).toBeLessThan(1e-13);
        for (const [n, other] of pairs.entries()) {
          const product = image.reduce((sum, component, row) => sum + component * at(other.vector, row), 0);
          expect(product).toBeCloseTo(m === n ? 1 : 0, 12);
        }
        if (m > 0) expect(value).toBeGreaterThanOrEqual(at(pairs, m - 1).value);
      }
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("differential", "a diagonal mass gives what its own function gives", () => {
  const runs = 50;
  fc.assert(
    fc.property(entries, fc.nat(), (stiffnessEntries, seed) => {
      const stiffness = symmetric(stiffnessEntries, 0);
      const masses = Float64Array.from({ length: SIZE }, (_, n) => 1.5 + Math.sin(seed + n * n));
      const mass = zeroMatrix(SIZE);
      masses.forEach((value, row) => {
        addToEntry(mass, row, row, value);
      });
      const values = succeeded(definitePencilEigen(stiffness, mass)).map(({ value }) => value);
      const expected = generalisedSymmetricEigen(stiffness, masses).map(({ value }) => value);
      expect(largestDifference(values, expected)).toBeLessThan(1e-12);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("behaviour", "indefinite masses have their reason, misfits are refused", () => {
  const indefinite = symmetric(Array(SIZE ** 2).fill(0), -1);
  expect(definitePencilEigen(indefinite, indefinite)).toMatchObject({
    ok: false,
    reason: "not-positive-definite",
  });
  expect(() => definitePencilEigen(indefinite, zeroMatrix(2))).toThrow(
    expect.objectContaining({ code: "E_SHAPE" }),
  );
});
