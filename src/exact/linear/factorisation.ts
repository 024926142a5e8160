import { ResiduaError } from "../../core/errors.ts";
import { columnCount, type Matrix } from "./bareiss.ts";

/** A regular square matrix, factorised once and for all right-hand sides. */
export interface Factorisation<E> {
  readonly size: number;
  readonly determinant: E;
  /**
   * The solution `x[i] = numerators[i] / denominator` of `matrix x = rightSide`, by Cramer's rule: the denominator
   * is the determinant, and common divisors are not cancelled. Errors: E_SHAPE.
   */
  readonly solve: (rightSide: readonly E[]) => Solution<E>;
}

export interface Solution<E> {
  readonly numerators: readonly E[];
  readonly denominator: E;
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
