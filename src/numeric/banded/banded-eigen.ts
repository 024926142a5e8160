import { at, invariant, ResiduaError } from "../../core/errors.ts";
import { type Random, seededRandom } from "../../core/random.ts";
import type { EigenPair } from "../symmetric-eigen.ts";
import { valueAt } from "../value-at.ts";
import { type BandedFactors, factoriseBanded } from "./banded-lu.ts";
import { addToBanded, type BandedMatrix, multiplyBanded, rowSumNorm } from "./banded-matrix.ts";
import { eigenvaluesBelow } from "./eigenvalue-count.ts";

/** Eigenvectors of eigenvalues closer than this, relative to the norm, are made orthogonal to each other explicitly. */
const CLUSTER_GAP = 1e-3;
/** Inverse iteration ends at residuals of so many rounding units of the norm. */
const RESIDUAL_UNITS = 16;
/** Two or three iterations are usual; wide bands may end with a few more rounding units. */
const MOST_ITERATIONS = 12;
/** A vector that is further off is none: the eigenvalue would have been wrong. */
const MOST_RESIDUAL_UNITS = 1000;
/** The start of inverse iteration is random, but always the same. */
const SEED = 1;

/**
 * The `count` lowest eigenpairs of a symmetric banded matrix, eigenvalues ascending, eigenvectors orthonormal.
 *
 * Bisection on the number of eigenvalues below a point finds each eigenvalue, none missing and none twice; inverse iteration
 * its vector.
 *
 * Precision: as `symmetricEigen`, absolute errors of a few rounding units of the norm.
 * Cost: for each eigenvalue about a hundred times n lower² multiplications, and `count` n to keep vectors orthogonal; the
 * dense n³ is met where nearly all are wanted.
 * Errors: E_SHAPE where the matrix has not as many diagonals below as above; E_DOMAIN where an entry is not finite, or the
 * matrix has fewer eigenvalues.
 * Source: Parlett (1998), The Symmetric Eigenvalue Problem, chapters 3 and 4; Martin & Wilkinson (1967), Numer. Math. 9.
 */
export function lowestEigenpairs(matrix: BandedMatrix, count: number): readonly EigenPair[] {
  requireSymmetricShape(matrix, count);
  const norm = rowSumNorm(matrix);
  if (!Number.isFinite(norm)) throw new ResiduaError("E_DOMAIN", "a matrix entry is not a finite number");
  const scaled = { ...matrix, entries: matrix.entries.map((entry) => (norm === 0 ? 0 : entry / norm)) };
  return scaledEigenpairs(scaled, count).map(({ value, vector }) => ({ value: value * norm, vector }));
}

/** Eigenpairs of a matrix of norm one, or zero. */
function scaledEigenpairs(matrix: BandedMatrix, count: number): readonly EigenPair[] {
  const values = lowestEigenvalues(matrix, count);
  const random = seededRandom(SEED);
  const pairs: EigenPair[] = [];
  for (const [m, value] of values.entries()) {
    const cluster = pairs.slice(clusterStart(values, m));
    pairs.push({ value, vector: eigenvector(matrix, value, cluster, random) });
  }
  return pairs;
}

/**
 * The `count` lowest eigenpairs of `K v = lambda M v` for a symmetric banded stiffness K and a diagonal positive mass M,
 * eigenvalues ascending, eigenvectors orthonormal in the mass; see `lowestEigenpairs` and `generalisedSymmetricEigen`.
 *
 * Errors: those of `lowestEigenpairs`; E_SHAPE where there are not as many masses as rows; E_DOMAIN where one is not positive.
 */
export function lowestGeneralisedEigenpairs(
  stiffness: BandedMatrix,
  mass: Float64Array,
  count: number,
): readonly EigenPair[] {
  const { size, lower, upper } = stiffness;
  const scale = inverseRoots(mass, size);
  const width = lower + 1 + upper;
  const entries = stiffness.entries.map((entry, index) => {
    const row = Math.floor(index / width);
    const column = row + (index % width) - lower;
    return entry === 0 ? 0 : entry * valueAt(scale, row) * valueAt(scale, column);
  });
  return lowestEigenpairs({ size, lower, upper, entries }, count).map(({ value, vector }) => ({
    value,
    vector: vector.map((component, row) => component * valueAt(scale, row)),
  }));
}

/** Bisection: a count below one point narrows the bounds of all eigenvalues that are still sought. */
function lowestEigenvalues(matrix: BandedMatrix, count: number): readonly number[] {
  const lows = new Float64Array(count).fill(-1);
  const highs = new Float64Array(count).fill(1);
  for (let m = 0; m < count; m++) {
    while (valueAt(highs, m) - valueAt(lows, m) > Number.EPSILON) {
      const middle = (valueAt(lows, m) + valueAt(highs, m)) / 2;
      const below = eigenvaluesBelow(matrix, middle);
      // Those before m are settled; nothing is learned of the bounds that are narrower already.
      for (let k = m; k < count; k++) {
        if (k < below) highs[k] = Math.min(valueAt(highs, k), middle);
        else lows[k] = Math.max(valueAt(lows, k), middle);
      }
    }
  }
  return Array.from(lows, (low, m) => (low + valueAt(highs, m)) / 2);
}

/** The first of the eigenvalues that end with the m-th and are each close to the next. */
function clusterStart(values: readonly number[], m: number): number {
  let start = m;
  while (start > 0 && at(values, start) - at(values, start - 1) < CLUSTER_GAP) start--;
  return start;
}

/** Inverse iteration, orthogonal to the eigenvectors that were found in the same cluster. */
function eigenvector(
  matrix: BandedMatrix,
  value: number,
  cluster: readonly EigenPair[],
  random: Random,
): Float64Array {
  const { solve } = factoriseNear(matrix, value);
  const vector = Float64Array.from({ length: matrix.size }, () => random.unit() - 1 / 2);
  let units = Infinity;
  for (let iteration = 0; iteration < MOST_ITERATIONS && !(units <= RESIDUAL_UNITS); iteration++) {
    makeOrthonormal(vector, cluster);
    solve(vector);
    makeOrthonormal(vector, cluster);
    units = residual(matrix, value, vector) / Number.EPSILON;
  }
  invariant(units <= MOST_RESIDUAL_UNITS, `inverse iteration ended ${units} rounding units off`);
  return vector;
}

/** `A - value`, factorised; a little beside the value where it is singular in doubles. */
function factoriseNear(matrix: BandedMatrix, value: number): BandedFactors {
  const { size, lower, upper } = matrix;
  for (let shift = value; ; shift += Number.EPSILON) {
    const shifted = { size, lower, upper, entries: matrix.entries.slice() };
    for (let row = 0; row < size; row++) addToBanded(shifted, row, row, -shift);
    const factors = factoriseBanded(shifted);
    if (factors.ok) return factors.value;
  }
}

/** Makes a vector orthogonal to others, and of length one. A second pass removes what rounding left in the first. */
function makeOrthonormal(vector: Float64Array, others: readonly EigenPair[]): void {
  normalise(vector);
  for (let pass = 0; pass < 2; pass++) {
    for (const other of others) {
      const overlap = innerProduct(vector, other.vector);
      for (let index = 0; index < vector.length; index++) {
        vector[index] = valueAt(vector, index) - overlap * valueAt(other.vector, index);
      }
    }
    normalise(vector);
  }
}

function normalise(vector: Float64Array): void {
  const largest = vector.reduce((maximum, value) => Math.max(maximum, Math.abs(value)), 0);
  // Inverse iteration makes vectors so long that their squares may overflow.
  for (let index = 0; index < vector.length; index++) vector[index] = valueAt(vector, index) / largest;
  const length = Math.sqrt(innerProduct(vector, vector));
  for (let index = 0; index < vector.length; index++) vector[index] = valueAt(vector, index) / length;
}

function innerProduct(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += valueAt(a, index) * valueAt(b, index);
  return total;
}

/** The length of `A v - value v`. */
function residual(matrix: BandedMatrix, value: number, vector: Float64Array): number {
  const image = multiplyBanded(matrix, vector);
  for (let index = 0; index < image.length; index++) {
    image[index] = valueAt(image, index) - value * valueAt(vector, index);
  }
  return Math.sqrt(innerProduct(image, image));
}

function inverseRoots(mass: Float64Array, size: number): Float64Array {
  if (mass.length !== size) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected ${size} masses for a ${size}×${size} stiffness, got ${mass.length}`,
    );
  }
  return mass.map((value, row) => {
    if (!(value > 0)) throw new ResiduaError("E_DOMAIN", `mass ${row} must be positive, got ${value}`);
    return 1 / Math.sqrt(value);
  });
}

function requireSymmetricShape({ size, lower, upper }: BandedMatrix, count: number): void {
  if (lower !== upper) {
    throw new ResiduaError(
      "E_SHAPE",
      `a symmetric matrix has as many diagonals on either side, not ${lower} and ${upper}`,
    );
  }
  if (!(Number.isInteger(count) && count >= 0 && count <= size)) {
    throw new ResiduaError("E_DOMAIN", `a matrix of size ${size} has no ${count} lowest eigenvalues`);
  }
}
