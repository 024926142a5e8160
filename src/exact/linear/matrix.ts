import { at, ResiduaError } from "../../core/errors.ts";

/** A matrix as its rows. */
export type Matrix<E> = readonly (readonly E[])[];

/** Errors: E_SHAPE where the rows differ in length. Returns the number of columns. */
export function columnCount<E>(matrix: Matrix<E>): number {
  const columns = matrix[0]?.length ?? 0;
  const odd = matrix.find((row) => row.length !== columns);
  if (odd !== undefined) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected rows of ${columns} entries as the first has, got one of ${odd.length}`,
    );
  }
  return columns;
}

/** The number of rows of a square matrix. Errors: E_SHAPE. */
export function squareSize<E>(matrix: Matrix<E>): number {
  const columns = columnCount(matrix);
  if (columns !== matrix.length) {
    throw new ResiduaError("E_SHAPE", `expected a square matrix, got ${matrix.length}×${columns}`);
  }
  return columns;
}

/** Errors: E_SHAPE. */
export function requireLength<E>(rightSide: readonly E[], size: number): void {
  if (rightSide.length !== size) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected a right-hand side of ${size} entries, got ${rightSide.length}`,
    );
  }
}

/** The matrix with rows and columns exchanged. */
export function transposed<E>(a: Matrix<E>): Matrix<E> {
  return (a[0] ?? []).map((_, j) => a.map((row) => at(row, j)));
}
