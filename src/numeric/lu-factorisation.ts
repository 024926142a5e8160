import type { SquareMatrix } from "./square-matrix.ts";
import { valueAt } from "./value-at.ts";

/** A place for the factors of matrices of one size, used again for each. */
export interface LuWorkspace {
  /** Factorises a matrix; false where it is singular in doubles, and then nothing can be solved. */
  readonly factorise: (matrix: SquareMatrix) => boolean;
  /** Solves `A x = vector` in place, with the matrix that was factorised last. */
  readonly solve: (vector: Float64Array) => void;
}

/**
 * Gaussian elimination of dense n×n matrices with partial pivoting, without allocations after the first.
 *
 * Cost: n³/3 multiplications for the factors, n² for each solution.
 */
export function luWorkspace(size: number): LuWorkspace {
  const factors = new Float64Array(size * size);
  /** Before column k is eliminated, row k is exchanged with row `exchanges[k]`. */
  const exchanges = new Float64Array(size);
  return {
    factorise: ({ entries }) => {
      factors.set(entries);
      for (let column = 0; column < size; column++) {
        const pivotRow = largestRow(factors, size, column);
        exchanges[column] = pivotRow;
        swapRows(factors, size, column, pivotRow);
        const pivot = valueAt(factors, column * size + column);
        if (!(Math.abs(pivot) > 0 && Math.abs(pivot) < Infinity)) return false;
        eliminateBelow(factors, size, column, pivot);
      }
      return true;
    },
    solve: (vector) => {
      solveLower(factors, exchanges, vector);
      solveUpper(factors, vector);
    },
  };
}

function largestRow(factors: Float64Array, size: number, column: number): number {
  let best = column;
  for (let row = column + 1; row < size; row++) {
    const isLarger =
      Math.abs(valueAt(factors, row * size + column)) > Math.abs(valueAt(factors, best * size + column));
    if (isLarger) best = row;
  }
  return best;
}

function swapRows(factors: Float64Array, size: number, a: number, b: number): void {
  if (a === b) return;
  for (let column = 0; column < size; column++) {
    const value = valueAt(factors, a * size + column);
    factors[a * size + column] = valueAt(factors, b * size + column);
    factors[b * size + column] = value;
  }
}

function eliminateBelow(factors: Float64Array, size: number, column: number, pivot: number): void {
  for (let row = column + 1; row < size; row++) {
    const factor = valueAt(factors, row * size + column) / pivot;
    factors[row * size + column] = factor;
    if (factor === 0) continue;
    for (let k = column + 1; k < size; k++) {
      factors[row * size + k] =
        valueAt(factors, row * size + k) - factor * valueAt(factors, column * size + k);
    }
  }
}

function solveLower(factors: Float64Array, exchanges: Float64Array, vector: Float64Array): void {
  const size = vector.length;
  for (let row = 0; row < size; row++) {
    const from = valueAt(exchanges, row);
    const value = valueAt(vector, from);
    vector[from] = valueAt(vector, row);
    vector[row] = value;
  }
  for (let row = 0; row < size; row++) {
    let value = valueAt(vector, row);
    for (let k = 0; k < row; k++) value -= valueAt(factors, row * size + k) * valueAt(vector, k);
    vector[row] = value;
  }
}

function solveUpper(factors: Float64Array, vector: Float64Array): void {
  const size = vector.length;
  for (let row = size - 1; row >= 0; row--) {
    let value = valueAt(vector, row);
    for (let k = row + 1; k < size; k++) value -= valueAt(factors, row * size + k) * valueAt(vector, k);
    vector[row] = value / valueAt(factors, row * size + row);
  }
}
