import { at } from "../../src/core/errors.ts";
import { bondsOf, type Lattice } from "../../src/models/lattice.ts";
import { listData } from "../harness/peer-problem.ts";

/** One cell of a lattice closed to a ring, bond by bond, as a bond is seen from each of its two masses. */
export interface Cell {
  readonly bonds: readonly CellBond[];
  /** Of each mass, in lattice-major order. */
  readonly densities: readonly string[];
}

export interface CellBond {
  readonly mass: number;
  readonly other: number;
  /** Cross-sections from the mass to the other one. */
  readonly step: -1 | 0 | 1;
  readonly elasticity: string;
}

/** The cell of a lattice whose entries are text: exact numbers or symbols. */
export function cellOf(lattice: Lattice<string>): Cell {
  const { strands, period, density } = lattice;
  const bonds = density.flatMap((row, n) =>
    row.flatMap((_, j) =>
      bondsOf(lattice, n, j).map(({ elasticity, step, strand }) => ({
        mass: n * strands + j,
        other: ((n + step + period) % period) * strands + strand,
        step,
        elasticity,
      })),
    ),
  );
  return { bonds, densities: density.flat() };
}

/** The placeholders of the peers' scripts: rows `[mass, other, step, elasticity]`, masses from 1 on. */
export function cellData({ bonds, densities }: Cell): Readonly<Record<string, string>> {
  const rows = bonds.map(({ mass, other, step, elasticity }) => [mass + 1, other + 1, step, elasticity]);
  return {
    bonds: rows.map((row) => `[${row.join(", ")}]`).join(", "),
    ...listData("bondEntries", rows.flat()),
    bondCount: `${bonds.length}`,
    ...listData("densities", densities),
    masses: `${densities.length}`,
  };
}

/** A lattice with an entry for each bond and each mass, made by its place. */
export function latticeFrom<E>(
  { strands, period }: { readonly strands: number; readonly period: number },
  entries: {
    readonly longitudinal: (n: number, j: number) => E;
    readonly cross: (n: number, i: number, j: number) => E;
    readonly density: (n: number, j: number) => E;
    readonly zero: E;
  },
): Lattice<E> {
  const stations = Array.from({ length: period }, (_, n) => n);
  const masses = Array.from({ length: strands }, (_, j) => j);
  const crossAt = stations.map((n) =>
    masses.map((j) => masses.slice(0, j).map((i) => entries.cross(n, i, j))),
  );
  const crossEntry = (n: number, i: number, j: number) =>
    i === j ? entries.zero : at(at(at(crossAt, n), Math.max(i, j)), Math.min(i, j));
  return {
    strands,
    period,
    longitudinal: stations.map((n) => masses.map((j) => entries.longitudinal(n, j))),
    cross: stations.map((n) => masses.map((i) => masses.map((j) => crossEntry(n, i, j)))),
    density: stations.map((n) => masses.map((j) => entries.density(n, j))),
  };
}
