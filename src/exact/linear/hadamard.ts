import { bitLength, type Integer, integers } from "../integer.ts";
import { PRIME_BITS } from "../modular/double-field.ts";
import type { Matrix } from "./matrix.ts";

/**
 * Bits of a power of two that the determinant of an integer matrix, and each of its minors, stays below in size.
 * Source: Hadamard's inequality, with the Euclidean lengths of the rows or of the columns, whichever gives less.
 */
export function hadamardBits(matrix: Matrix<Integer>): number {
  const columns = (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? 0));
  return Math.min(lengthBits(matrix), lengthBits(columns));
}

/** Bits of the product of the lengths of vectors; vectors shorter than one count as one, for the sake of the minors. */
function lengthBits(vectors: Matrix<Integer>): number {
  const halfBits = vectors.map((vector) => {
    const square = vector.reduce<Integer>(
      (total, entry) => integers.add(total, integers.multiply(entry, entry)),
      0,
    );
    return square === 0 ? 0 : bitLength(square);
  });
  return Math.ceil(halfBits.reduce((total, bits) => total + bits, 0) / 2);
}

/**
 * How many of the largest word-size primes have a product above `2^(bits + 1)`, so that it tells signs apart too; at
 * least one.
 */
export function primeCountFor(bits: number): number {
  return Math.max(1, Math.ceil((bits + 1) / (PRIME_BITS - 1)));
}
