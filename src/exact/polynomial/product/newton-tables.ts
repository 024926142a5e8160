import { centred } from "../../modular/centred-residues.ts";
import type { DoubleField } from "../../modular/double-field.ts";
import { inversesBelow } from "./product-primes.ts";

/**
 * A polynomial in one variable changes between its coefficients, its coefficients in Newton's basis `C(x, j)` and its
 * values at 0, 1, ... by triangular matrices: row by row, modulo a prime, `stride` doubles a row.
 */
export interface NewtonTables {
  readonly stride: number;
  /** Upper triangular: Newton coefficients from coefficients, `j! S(k, j)` with Stirling numbers of the second kind. */
  readonly toNewton: Float64Array;
  /** Lower triangular: values from Newton coefficients, `C(i, j)`. */
  readonly toValues: Float64Array;
  /** Lower triangular: Newton coefficients from values, `(-1)^(i - j) C(i, j)`. */
  readonly fromValues: Float64Array;
  /** Upper triangular: coefficients from Newton coefficients, those of `C(x, j)` in column `j`. */
  readonly fromNewton: Float64Array;
}

/** Rows that are worked on together; tables are padded to whole groups. */
export const ROWS_TOGETHER = 4;

/** The tables for polynomials with at most so many coefficients. */
export function newtonTables(size: number, field: DoubleField): NewtonTables {
  const { p, inverse } = field;
  const stride = Math.ceil(size / ROWS_TOGETHER) * ROWS_TOGETHER;
  const inverses = inversesBelow(stride, field);
  const table = (entry: (get: (row: number, column: number) => number, i: number, j: number) => number) =>
    recursiveTable(stride, field, entry);
  const toValues = table((get, i, j) => get(i - 1, j - 1) + get(i - 1, j));
  return {
    stride,
    toValues,
    fromValues: toValues.map((value, index) =>
      (Math.floor(index / stride) + index) % 2 === 0 ? value : -value,
    ),
    // j! S(k, j) = j (j! S(k-1, j) + (j-1)! S(k-1, j-1)), with the column k as the outer index.
    toNewton: transposed(
      stride,
      table((get, k, j) => j * (get(k - 1, j) + get(k - 1, j - 1))),
    ),
    // C(x, j) = C(x, j-1) (x - j + 1) / j.
    fromNewton: transposed(
      stride,
      table(
        (get, j, k) => centred(get(j - 1, k - 1) - (j - 1) * get(j - 1, k), p, inverse) * (inverses[j] ?? 0),
      ),
    ),
  };
}

/** A lower triangular table with one in its corner, row by row from the rows before. */
function recursiveTable(
  stride: number,
  field: DoubleField,
  entry: (get: (row: number, column: number) => number, row: number, column: number) => number,
): Float64Array {
  const { p, inverse } = field;
  const values = new Float64Array(stride * stride);
  const get = (row: number, column: number) => (column < 0 ? 0 : (values[row * stride + column] ?? 0));
  values[0] = 1;
  for (let row = 1; row < stride; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      values[row * stride + column] = centred(entry(get, row, column), p, inverse);
    }
  }
  return values;
}

function transposed(stride: number, values: Float64Array): Float64Array {
  return values.map((_, index) => values[(index % stride) * stride + Math.floor(index / stride)] ?? 0);
}
