import { at } from "../core/errors.ts";

/** A dense real n×n matrix; entries row by row, entry (row, column) at `row * size + column`. */
export interface SquareMatrix {
  readonly size: number;
  readonly entries: Float64Array;
}

export function zeroMatrix(size: number): SquareMatrix {
  return { size, entries: new Float64Array(size * size) };
}

export function entryOf({ size, entries }: SquareMatrix, row: number, column: number): number {
  return at(entries, row * size + column);
}

/** Adds to one entry in place: matrices are assembled bond by bond. */
export function addToEntry({ size, entries }: SquareMatrix, row: number, column: number, value: number) {
  entries[row * size + column] = at(entries, row * size + column) + value;
}

/** The product of a matrix with a vector. */
export function multiplyVector(matrix: SquareMatrix, vector: Float64Array): Float64Array {
  const { size } = matrix;
  return Float64Array.from({ length: size }, (_, row) => {
    let total = 0;
    for (let column = 0; column < size; column++) {
      total += entryOf(matrix, row, column) * at(vector, column);
    }
    return total;
  });
}
