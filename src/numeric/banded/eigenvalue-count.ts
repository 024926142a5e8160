import { valueAt } from "../value-at.ts";
import type { BandedMatrix } from "./banded-matrix.ts";

/** Rows of `A - shift` under elimination. */
interface Elimination {
  readonly lower: number;
  /** The row being eliminated: columns from `lower` before its own to `lower` after it. */
  readonly row: Float64Array;
  /** The rows eliminated last: that with its first entry in column p at `(p mod (lower + 1)) (2 lower + 1)`. */
  readonly pivots: Float64Array;
}

/**
 * How many eigenvalues of a symmetric banded matrix lie below a number: the changes of sign among the leading minors of
 * `A - shift`, by Sylvester's law of inertia.
 *
 * Rows are eliminated one after another against those before, with exchanges, so that every minor is that of a matrix within
 * rounding units of A; without exchanges all digits may be lost where a minor nearly vanishes.
 *
 * Cost: about 2 n lower² multiplications.
 * Source: Martin & Wilkinson (1967), Solution of symmetric and unsymmetric band equations and the calculation of
 * eigenvectors of band matrices, Numer. Math. 9.
 */
export function eigenvaluesBelow(matrix: BandedMatrix, shift: number): number {
  const { size, lower } = matrix;
  const reach = 2 * lower + 1;
  const elimination = {
    lower,
    row: new Float64Array(reach),
    pivots: new Float64Array((lower + 1) * reach),
  };
  let [count, minorSign, wasNegative] = [0, 1, false];
  for (let n = 0; n < size; n++) {
    loadRow(elimination, matrix, n, shift);
    for (let column = Math.max(0, n - lower); column < n; column++) {
      minorSign *= eliminateColumn(elimination, column, column - n + lower);
    }
    minorSign *= signOf(valueAt(elimination.row, lower));
    storePivot(elimination, n, lower);
    const isNegative = minorSign < 0;
    if (isNegative !== wasNegative) count++;
    wasNegative = isNegative;
  }
  return count;
}

/** A minor that vanishes may have either sign: those before and after it have different ones. */
function signOf(value: number): number {
  return value < 0 ? -1 : 1;
}

function loadRow({ row, lower }: Elimination, { entries }: BandedMatrix, n: number, shift: number): void {
  const reach = 2 * lower + 1;
  for (let k = 0; k < reach; k++) row[k] = valueAt(entries, n * reach + k);
  row[lower] = valueAt(row, lower) - shift;
}

/** Clears a column of the row, after an exchange where that is safer; the sign that the minor so far is multiplied by. */
function eliminateColumn(elimination: Elimination, column: number, place: number): number {
  const { row, pivots, lower } = elimination;
  const start = (column % (lower + 1)) * (2 * lower + 1);
  const [entry, pivot] = [valueAt(row, place), valueAt(pivots, start)];
  let sign = 1;
  if (Math.abs(entry) > Math.abs(pivot)) {
    exchange(elimination, start, place);
    sign = -signOf(entry) * signOf(pivot);
  }
  if (entry === 0) return 1;
  const factor = valueAt(row, place) / valueAt(pivots, start);
  for (let k = place + 1; k < row.length; k++) {
    row[k] = valueAt(row, k) - factor * valueAt(pivots, start + k - place);
  }
  return sign;
}

function exchange({ row, pivots }: Elimination, start: number, place: number): void {
  for (let k = place; k < row.length; k++) {
    const value = valueAt(pivots, start + k - place);
    pivots[start + k - place] = valueAt(row, k);
    row[k] = value;
  }
}

/** Keeps the row, which now begins on the diagonal, for the rows after it. */
function storePivot({ row, pivots, lower }: Elimination, column: number, place: number): void {
  const start = (column % (lower + 1)) * row.length;
  for (let k = 0; k < row.length; k++) {
    pivots[start + k] = place + k < row.length ? valueAt(row, place + k) : 0;
  }
}
