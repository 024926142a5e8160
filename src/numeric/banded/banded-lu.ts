import { ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { valueAt } from "../value-at.ts";
import type { BandedMatrix } from "./banded-matrix.ts";

/** A factorised matrix, to solve with. */
export interface BandedFactors {
  /** Solves `A x = vector` in place. Errors: E_SHAPE where the vector has another length. */
  readonly solve: (vector: Float64Array) => void;
}

/**
 * Rows under elimination: row r at `r width`, beginning at the column in which it is to be eliminated next, or at its own
 * once it is a row of U. Exchanges widen U by the `lower` of the matrix.
 */
interface Elimination {
  readonly size: number;
  readonly lower: number;
  readonly width: number;
  readonly rows: Float64Array;
  /** The factor of row k in row k + 1 + i, at `k lower + i`. */
  readonly factors: Float64Array;
  /** Before column k is eliminated, row k is exchanged with row `exchanges[k]`. */
  readonly exchanges: Float64Array;
}

/**
 * Gaussian elimination of a banded matrix with partial pivoting: tridiagonal systems are the case of one diagonal on
 * either side.
 *
 * Result reason "singular" where a pivot is zero or not finite.
 * Cost: n lower (lower + upper) multiplications, n (2 lower + upper) for each solution.
 * Source: Martin & Wilkinson (1967), Solution of symmetric and unsymmetric band equations, Numer. Math. 9.
 */
export function factoriseBanded(matrix: BandedMatrix): Result<BandedFactors, "singular"> {
  const elimination = eliminationOf(matrix);
  const { size, width, rows, exchanges } = elimination;
  for (let column = 0; column < size; column++) {
    const pivotRow = largestRow(elimination, column);
    exchanges[column] = pivotRow;
    if (pivotRow !== column) exchangeRows(elimination, column, pivotRow);
    const pivot = Math.abs(valueAt(rows, column * width));
    if (!(pivot > 0 && pivot < Infinity)) {
      return failure("singular", `the matrix is singular in doubles: no pivot in column ${column}`);
    }
    eliminateBelow(elimination, column);
  }
  return success({ solve: (vector) => solve(elimination, vector) });
}

function eliminationOf({ size, lower, upper, entries }: BandedMatrix): Elimination {
  const width = lower + 1 + upper;
  const rows = entries.slice();
  // The first rows have no entries before column 0: they begin there.
  for (let row = 0; row < Math.min(lower, size); row++) {
    const start = row * width;
    rows.copyWithin(start, start + lower - row, start + width);
    rows.fill(0, start + width - (lower - row), start + width);
  }
  return {
    size,
    lower,
    width,
    rows,
    factors: new Float64Array(size * lower),
    exchanges: new Float64Array(size),
  };
}

function lastRowOf({ size, lower }: Elimination, column: number): number {
  return Math.min(size - 1, column + lower);
}

function largestRow(elimination: Elimination, column: number): number {
  const { rows, width } = elimination;
  const last = lastRowOf(elimination, column);
  let best = column;
  for (let row = column + 1; row <= last; row++) {
    if (Math.abs(valueAt(rows, row * width)) > Math.abs(valueAt(rows, best * width))) best = row;
  }
  return best;
}

function exchangeRows({ rows, width }: Elimination, a: number, b: number): void {
  for (let k = 0; k < width; k++) {
    const value = valueAt(rows, a * width + k);
    rows[a * width + k] = valueAt(rows, b * width + k);
    rows[b * width + k] = value;
  }
}

/** Clears a column below its pivot, and lets the rows begin one column later. */
function eliminateBelow(elimination: Elimination, column: number): void {
  const { rows, width, lower, factors } = elimination;
  const last = lastRowOf(elimination, column);
  const pivotStart = column * width;
  for (let row = column + 1; row <= last; row++) {
    const start = row * width;
    const factor = valueAt(rows, start) / valueAt(rows, pivotStart);
    factors[column * lower + row - column - 1] = factor;
    for (let k = 1; k < width; k++) {
      rows[start + k - 1] = valueAt(rows, start + k) - factor * valueAt(rows, pivotStart + k);
    }
    rows[start + width - 1] = 0;
  }
}

function solve(elimination: Elimination, vector: Float64Array): void {
  const { size, lower, width, rows, factors, exchanges } = elimination;
  if (vector.length !== size) {
    throw new ResiduaError("E_SHAPE", `expected a right-hand side of ${size} entries, got ${vector.length}`);
  }
  for (let column = 0; column < size; column++) {
    const from = valueAt(exchanges, column);
    const value = valueAt(vector, from);
    vector[from] = valueAt(vector, column);
    vector[column] = value;
    const last = lastRowOf(elimination, column);
    for (let row = column + 1; row <= last; row++) {
      vector[row] = valueAt(vector, row) - valueAt(factors, column * lower + row - column - 1) * value;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = valueAt(vector, row);
    const count = Math.min(width, size - row);
    for (let k = 1; k < count; k++) value -= valueAt(rows, row * width + k) * valueAt(vector, row + k);
    vector[row] = value / valueAt(rows, row * width);
  }
}
