import { centred } from "../modular/centred-residues.ts";
import type { DoubleField } from "../modular/double-field.ts";

/**
 * So many products of centred residues, and one more residue, sum to less than 2^53 in size, and are thus exact in a
 * double: that is what makes inner products of them fast.
 */
export const PRODUCTS_BETWEEN_REDUCTIONS = 7;

/** Sparse vectors of centred residues, one after another. */
export interface SparseResidues {
  /** `[i]`: where vector i starts in the other two; the last entry is their length. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly residues: Float64Array;
}

/** One entry of a sparse vector. */
export interface SparseEntry {
  readonly index: number;
  readonly residue: number;
}

export function sparseResidues(vectors: readonly (readonly SparseEntry[])[]): SparseResidues {
  const count = vectors.reduce((total, { length }) => total + length, 0);
  const starts = new Int32Array(vectors.length + 1);
  const indices = new Int32Array(count);
  const residues = new Float64Array(count);
  let next = 0;
  vectors.forEach((vector, i) => {
    for (const { index, residue } of vector) {
      indices[next] = index;
      residues[next] = residue;
      next += 1;
    }
    starts[i + 1] = next;
  });
  return { starts, indices, residues };
}

/** `start` plus the inner product of the sparse vector `row` with dense centred residues, centred. */
export function addInnerProduct(
  { p, inverse }: DoubleField,
  { starts, indices, residues }: SparseResidues,
  row: number,
  dense: Float64Array,
  start: number,
): number {
  let total = start;
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; ) {
    const pause = Math.min(end, k + PRODUCTS_BETWEEN_REDUCTIONS);
    for (; k < pause; k += 1) total += (residues[k] ?? 0) * (dense[indices[k] ?? 0] ?? 0);
    total = centred(total, p, inverse);
  }
  return total;
}
