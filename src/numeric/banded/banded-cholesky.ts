import { ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { valueAt } from "../value-at.ts";
import type { BandedFactors } from "./banded-lu.ts";
import { type BandedMatrix, bandedEntry } from "./banded-matrix.ts";

/**
 * The Cholesky factors `A = L Lᵀ` of a symmetric positive definite banded matrix; only its diagonal and what lies below are
 * read. Half the work of `factoriseBanded`, and a test of definiteness.
 *
 * Result reason "not-positive-definite".
 * Cost: n lower²/2 multiplications, 2 n lower for each solution.
 */
export function factoriseCholesky(matrix: BandedMatrix): Result<BandedFactors, "not-positive-definite"> {
  const { size, lower } = matrix;
  const width = lower + 1;
  // Entry (row, column) of L at `row width + column - row + lower`.
  const factor = new Float64Array(size * width);
  for (let row = 0; row < size; row++) {
    const first = Math.max(0, row - lower);
    for (let column = first; column <= row; column++) {
      let value = bandedEntry(matrix, row, column);
      const [inRow, inColumn] = [row * width - row + lower, column * width - column + lower];
      for (let k = Math.max(first, column - lower); k < column; k++) {
        value -= valueAt(factor, inRow + k) * valueAt(factor, inColumn + k);
      }
      if (column < row) {
        factor[inRow + column] = value / valueAt(factor, inColumn + column);
      } else if (value > 0 && value < Infinity) {
        factor[inRow + row] = Math.sqrt(value);
      } else {
        return failure("not-positive-definite", `the leading ${row + 1} rows are not positive definite`);
      }
    }
  }
  return success({ solve: (vector) => solve(factor, { size, lower }, vector) });
}

function solve(
  factor: Float64Array,
  { size, lower }: Pick<BandedMatrix, "size" | "lower">,
  vector: Float64Array,
): void {
  if (vector.length !== size) {
    throw new ResiduaError("E_SHAPE", `expected a right-hand side of ${size} entries, got ${vector.length}`);
  }
  const startOf = (row: number) => row * (lower + 1) - row + lower;
  for (let row = 0; row < size; row++) {
    let value = valueAt(vector, row);
    const start = startOf(row);
    for (let k = Math.max(0, row - lower); k < row; k++)
      value -= valueAt(factor, start + k) * valueAt(vector, k);
    vector[row] = value / valueAt(factor, start + row);
  }
  for (let row = size - 1; row >= 0; row--) {
    const start = startOf(row);
    const value = valueAt(vector, row) / valueAt(factor, start + row);
    vector[row] = value;
    for (let k = Math.max(0, row - lower); k < row; k++) {
      vector[k] = valueAt(vector, k) - valueAt(factor, start + k) * value;
    }
  }
}
