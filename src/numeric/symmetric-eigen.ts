import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { at, ResiduaError } from "../core/errors.ts";
import { entryOf, type SquareMatrix } from "./square-matrix.ts";

/** One eigenvalue with its eigenvector. */
export interface EigenPair {
  readonly value: number;
  readonly vector: Float64Array;
}

/**
 * Entries below this fraction of the largest one are taken as zero: far below a rounding unit, it changes no
 * eigenvalue, but ml-matrix fails or loses orthogonality where squares of entries underflow.
 */
const NEGLIGIBLE = 1e-30;

/**
 * All eigenpairs of a symmetric matrix, eigenvalues ascending, eigenvectors orthonormal.
 *
 * Only symmetric matrices are meant: the entries of an unsymmetric one are not all read.
 * Precision: absolute errors of a few rounding units of the largest eigenvalue; small eigenvalues lose relative
 * accuracy accordingly.
 * Cost: O(size³).
 * Errors: E_DOMAIN where an entry is not finite.
 */
export function symmetricEigen(matrix: SquareMatrix): readonly EigenPair[] {
  const { size, entries } = matrix;
  const largest = entries.reduce((maximum, entry) => Math.max(maximum, Math.abs(entry)), 0);
  if (!Number.isFinite(largest)) throw new ResiduaError("E_DOMAIN", "a matrix entry is not a finite number");
  const scale = largest === 0 ? 1 : largest;
  const scaled = entries.map((entry) => (Math.abs(entry) < NEGLIGIBLE * scale ? 0 : entry / scale));
  const dense = Matrix.from1DArray(size, size, scaled);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(dense, {
    assumeSymmetric: true,
  });
  return realEigenvalues
    .map((value, m) => ({ value: value * scale, vector: Float64Array.from(eigenvectorMatrix.getColumn(m)) }))
    .sort((a, b) => a.value - b.value);
}

/**
 * All eigenpairs of `K v = lambda M v` for a symmetric stiffness K and a diagonal positive mass M, eigenvalues
 * ascending, eigenvectors orthonormal in the mass: `v_a · M v_b = delta_ab`.
 *
 * With `w = M^(1/2) v` this is the ordinary problem of the symmetric matrix `M^(-1/2) K M^(-1/2)`.
 *
 * Shapes: stiffness n×n, mass n. Errors: E_SHAPE, E_DOMAIN where a mass is not positive.
 */
export function generalisedSymmetricEigen(stiffness: SquareMatrix, mass: Float64Array): readonly EigenPair[] {
  const { size } = stiffness;
  if (mass.length !== size) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected ${size} masses for a ${size}×${size} stiffness, got ${mass.length}`,
    );
  }
  const scale = mass.map((value, row) => 1 / Math.sqrt(positiveMass(value, row)));
  const entries = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      entries[row * size + column] = entryOf(stiffness, row, column) * at(scale, row) * at(scale, column);
    }
  }
  return symmetricEigen({ size, entries }).map(({ value, vector }) => ({
    value,
    vector: vector.map((component, row) => component * at(scale, row)),
  }));
}

function positiveMass(value: number, row: number): number {
  if (!(value > 0)) throw new ResiduaError("E_DOMAIN", `mass ${row} must be positive, got ${value}`);
  return value;
}
