import { ResiduaError } from "../../core/errors.ts";
import { type SquareMatrix, zeroMatrix } from "../square-matrix.ts";
import { valueAt } from "../value-at.ts";

/**
 * A real n×n matrix that is zero further than `lower` below the diagonal and `upper` above it. Entries row by row, entry
 * (row, column) at `row (lower + 1 + upper) + column - row + lower`; places outside of the matrix hold zeros.
 */
export interface BandedMatrix {
  readonly size: number;
  readonly lower: number;
  readonly upper: number;
  readonly entries: Float64Array;
}

export function zeroBanded(size: number, lower: number, upper: number): BandedMatrix {
  return { size, lower, upper, entries: new Float64Array(size * (lower + 1 + upper)) };
}

/** Adds to one entry in place. Errors: E_SHAPE where it lies outside of the band. */
export function addToBanded(matrix: BandedMatrix, row: number, column: number, value: number): void {
  const { size, lower, upper, entries } = matrix;
  const isInside = column >= row - lower && column <= row + upper && Math.max(row, column) < size;
  if (!isInside || Math.min(row, column) < 0) {
    throw new ResiduaError(
      "E_SHAPE",
      `entry (${row}, ${column}) is outside of the band of ${lower} below and ${upper} above, of size ${size}`,
    );
  }
  const index = row * (lower + 1 + upper) + column - row + lower;
  entries[index] = valueAt(entries, index) + value;
}

/** An entry, zero outside of the band. */
export function bandedEntry({ lower, upper, entries }: BandedMatrix, row: number, column: number): number {
  if (column < row - lower || column > row + upper) return 0;
  return valueAt(entries, row * (lower + 1 + upper) + column - row + lower);
}

/** The product of a matrix with a vector. */
export function multiplyBanded(matrix: BandedMatrix, vector: Float64Array): Float64Array {
  const { size, lower, upper } = matrix;
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let total = 0;
    const end = Math.min(size - 1, row + upper);
    for (let column = Math.max(0, row - lower); column <= end; column++) {
      total += bandedEntry(matrix, row, column) * valueAt(vector, column);
    }
    product[row] = total;
  }
  return product;
}

/** The same matrix with all its entries. */
export function denseOf(matrix: BandedMatrix): SquareMatrix {
  const { size, lower, upper } = matrix;
  const dense = zeroMatrix(size);
  for (let row = 0; row < size; row++) {
    const end = Math.min(size - 1, row + upper);
    for (let column = Math.max(0, row - lower); column <= end; column++) {
      dense.entries[row * size + column] = bandedEntry(matrix, row, column);
    }
  }
  return dense;
}

/** The largest sum of absolute values in a row, which bounds all eigenvalues. */
export function rowSumNorm({ size, lower, upper, entries }: BandedMatrix): number {
  const width = lower + 1 + upper;
  let largest = 0;
  for (let row = 0; row < size; row++) {
    let total = 0;
    for (let k = row * width; k < (row + 1) * width; k++) total += Math.abs(valueAt(entries, k));
    largest = Math.max(largest, total);
  }
  return largest;
}
