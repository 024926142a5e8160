import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { addToEntry, multiplyVector, zeroMatrix } from "../../../src/numeric/square-matrix.ts";
import { generalisedSymmetricEigen, symmetricEigen } from "../../../src/numeric/symmetric-eigen.ts";
import { counted } from "../../counted.ts";

/** The matrix with 2 on the diagonal and -1 beside it. */
function secondDifference(size: number) {
  const matrix = zeroMatrix(size);
  for (let row = 0; row < size; row++) {
    addToEntry(matrix, row, row, 2);
    if (row > 0) addToEntry(matrix, row, row - 1, -1);
    if (row < size - 1) addToEntry(matrix, row, row + 1, -1);
  }
  return matrix;
}

counted("golden", "the second difference has eigenvalues 4 sin²(m pi / (2n + 2)) (closed form)", () => {
  const size = 12;
  const values = symmetricEigen(secondDifference(size)).map((pair) => pair.value);
  values.forEach((value, m) => {
    expect(value).toBeCloseTo(4 * Math.sin(((m + 1) * Math.PI) / (2 * size + 2)) ** 2, 13);
  });
  return size;
});

counted("property", "K v = lambda M v, eigenvectors are orthonormal in M, and eigenvalues ascend", () => {
  const size = 5;
  const entry = fc.double({ min: -1, max: 1, noNaN: true });
  const mass = fc.float64Array({ minLength: size, maxLength: size, min: 0.1, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: size ** 2, maxLength: size ** 2 }), mass, (entries, masses) => {
      const stiffness = zeroMatrix(size);
      entries.forEach((value, index) => {
        addToEntry(stiffness, Math.floor(index / size), index % size, value);
        addToEntry(stiffness, index % size, Math.floor(index / size), value);
      });
      const pairs = generalisedSymmetricEigen(stiffness, masses);
      for (const [m, { value, vector }] of pairs.entries()) {
        const image = multiplyVector(stiffness, vector);
        vector.forEach((component, row) => {
          expect(at(image, row)).toBeCloseTo(value * at(masses, row) * component, 10);
        });
        for (const [n, other] of pairs.entries()) {
          const product = vector.reduce(
            (sum, v, row) => sum + v * at(masses, row) * at(other.vector, row),
            0,
          );
          expect(product).toBeCloseTo(m === n ? 1 : 0, 10);
        }
        if (m > 0) expect(value).toBeGreaterThanOrEqual(at(pairs, m - 1).value);
      }
    }),
  );
});

counted("property", "eigenvectors stay orthonormal where entries are near underflow", () => {
  const size = 5;
  const entry = fc.constantFrom(0, 1, -0.3, 1e-10, 1e-150, -1e-162, 1e-310, 5e-324);
  const runs = 500;
  fc.assert(
    fc.property(fc.array(entry, { minLength: size ** 2, maxLength: size ** 2 }), (entries) => {
      const matrix = zeroMatrix(size);
      entries.forEach((value, index) => {
        addToEntry(matrix, Math.floor(index / size), index % size, value);
        addToEntry(matrix, index % size, Math.floor(index / size), value);
      });
      const pairs = symmetricEigen(matrix);
      for (const [m, { vector }] of pairs.entries()) {
        for (const [n, other] of pairs.entries()) {
          const product = vector.reduce((sum, v, row) => sum + v * at(other.vector, row), 0);
          expect(product).toBeCloseTo(m === n ? 1 : 0, 12);
        }
      }
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("behaviour", "a matrix of zeros has zero eigenvalues, and one that is not finite is refused", () => {
  expect(symmetricEigen(zeroMatrix(3)).map(({ value }) => value)).toEqual([0, 0, 0]);
  const matrix = zeroMatrix(2);
  addToEntry(matrix, 0, 1, Number.NaN);
  expect(() => symmetricEigen(matrix)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
});

counted("behaviour", "a mass that is not positive, and a wrong count of masses, are refused", () => {
  const refuse = (mass: number[]) => () => generalisedSymmetricEigen(zeroMatrix(2), Float64Array.from(mass));
  expect(refuse([1, 0])).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  expect(refuse([1])).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
});
