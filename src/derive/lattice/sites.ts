import { type Bond, bondsOf, type Lattice } from "../../models/lattice.ts";

/** A mass of the cell, with its bonds and the cell indices of the masses at their other ends. */
export interface Site<E> {
  readonly density: E;
  readonly bonds: readonly (Bond<E> & { readonly other: number })[];
}

/** The masses of one cell in lattice-major order: (n, j) has index `n s + j`. */
export function sitesOf<E>(lattice: Lattice<E>): readonly Site<E>[] {
  const { strands, period, density } = lattice;
  return density.flatMap((row, n) =>
    row.map((value, j) => ({
      density: value,
      bonds: bondsOf(lattice, n, j).map((bond) => ({
        ...bond,
        other: ((n + bond.step + period) % period) * strands + bond.strand,
      })),
    })),
  );
}
