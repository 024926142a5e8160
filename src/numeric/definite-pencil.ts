import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { at, ResiduaError } from "../core/errors.ts";
import { failure, type Result, success } from "../core/result.ts";
import { entryOf, type SquareMatrix } from "./square-matrix.ts";
import { type EigenPair, symmetricEigen } from "./symmetric-eigen.ts";

/**
 * All eigenpairs of `K v = lambda M v` for symmetric dense K and M, M positive definite: eigenvalues ascending, eigenvectors
 * orthonormal in M. For a diagonal M see `generalisedSymmetricEigen`.
 *
 * With `M = L Lᵀ` and `w = Lᵀ v` this is the ordinary problem of `L⁻¹ K L⁻ᵀ`.
 *
 * Precision: absolute errors of rounding units of the largest eigenvalue, times the condition number of M.
 * Cost: O(n³). Errors: E_SHAPE where the sizes differ. Result reason "not-positive-definite".
 */
export function definitePencilEigen(
  stiffness: SquareMatrix,
  mass: SquareMatrix,
): Result<readonly EigenPair[], "not-positive-definite"> {
  const { size } = stiffness;
  if (mass.size !== size) {
    throw new ResiduaError("E_SHAPE", `expected matrices of one size, got ${size} and ${mass.size}`);
  }
  const cholesky = new CholeskyDecomposition(Matrix.from1DArray(size, size, mass.entries));
  if (!cholesky.isPositiveDefinite()) {
    return failure("not-positive-definite", "the mass matrix is not positive definite in doubles");
  }
  const factor: SquareMatrix = {
    size,
    entries: Float64Array.from(cholesky.lowerTriangularMatrix.to1DArray()),
  };
  const halfway = solveRows(factor, stiffness);
  const reduced = solveRows(factor, transposed(halfway));
  return success(
    symmetricEigen(symmetrised(reduced)).map(({ value, vector }) => ({
      value,
      vector: solveTransposed(factor, vector),
    })),
  );
}

/** `L⁻¹ A`. */
function solveRows(factor: SquareMatrix, { size, entries }: SquareMatrix): SquareMatrix {
  const solution = { size, entries: entries.slice() };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let value = entryOf(solution, row, column);
      for (let k = 0; k < row; k++) value -= entryOf(factor, row, k) * entryOf(solution, k, column);
      solution.entries[row * size + column] = value / entryOf(factor, row, row);
    }
  }
  return solution;
}

/** `L⁻ᵀ w`. */
function solveTransposed(factor: SquareMatrix, vector: Float64Array): Float64Array {
  const solution = vector.slice();
  for (let row = factor.size - 1; row >= 0; row--) {
    let value = at(solution, row);
    for (let k = row + 1; k < factor.size; k++) value -= entryOf(factor, k, row) * at(solution, k);
    solution[row] = value / entryOf(factor, row, row);
  }
  return solution;
}

function transposed({ size, entries }: SquareMatrix): SquareMatrix {
  return {
    size,
    entries: entries.map((_, index) => at(entries, (index % size) * size + Math.floor(index / size))),
  };
}

/** The mean with the transpose: rounding has left the two halves a little different. */
function symmetrised(matrix: SquareMatrix): SquareMatrix {
  const other = transposed(matrix).entries;
  return { size: matrix.size, entries: matrix.entries.map((entry, index) => (entry + at(other, index)) / 2) };
}
