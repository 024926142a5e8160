import { at, ResiduaError } from "../core/errors.ts";

/**
 * An s-strand spring-mass lattice with longitudinal period p, over entries of any kind
 * (expressions, exact numbers, doubles).
 *
 * Shapes: longitudinal and density p×s, cross p×s×s.
 * Units: with spacing h, the mass at (n, j) is h³ density, each spring is h times its elasticity.
 * Source: Chen, Roberts & Bunder §2, eq. 1.
 */
export interface Lattice<E> {
  /** s, the number of masses in each cross-section. */
  readonly strands: number;
  /** p, the number of cross-sections in a cell. */
  readonly period: number;
  /** `[n][j]`: elasticity of the bond from (n, j) to (n+1, j). */
  readonly longitudinal: readonly (readonly E[])[];
  /** `[n][i][j]`: elasticity of the bond between strands i and j at n; symmetric, with zero diagonal. */
  readonly cross: readonly (readonly (readonly E[])[])[];
  /** `[n][j]`: density of the mass (n, j). */
  readonly density: readonly (readonly E[])[];
}

/** A bond as one of its two masses sees it. */
export interface Bond<E> {
  readonly elasticity: E;
  /** Cross-sections from this mass to the other one. */
  readonly step: -1 | 0 | 1;
  /** The strand of the other mass. */
  readonly strand: number;
}

/**
 * The bonds of the mass (n, j), 0 <= n < period: its acceleration is, for spacing h,
 * `h² density u_tt = sum over bonds of elasticity (u_other - u)`. This is the one statement of the equations
 * of motion; derivations and simulators are built from it.
 * Source: Chen, Roberts & Bunder, eq. 1.
 */
export function bondsOf<E>(lattice: Lattice<E>, n: number, j: number): readonly Bond<E>[] {
  const { strands, period, longitudinal, cross } = lattice;
  const before = at(longitudinal, (n + period - 1) % period);
  const across = Array.from({ length: strands }, (_, i) => i).filter((i) => i !== j);
  return [
    { elasticity: at(before, j), step: -1, strand: j },
    { elasticity: at(at(longitudinal, n), j), step: 1, strand: j },
    ...across.map((i): Bond<E> => ({ elasticity: at(at(at(cross, n), i), j), step: 0, strand: i })),
  ];
}

/** The same lattice with every entry mapped; cross diagonals, which are no bonds, are mapped too. */
export function mapLattice<A, B>(lattice: Lattice<A>, entry: (value: A) => B): Lattice<B> {
  return {
    strands: lattice.strands,
    period: lattice.period,
    longitudinal: lattice.longitudinal.map((row) => row.map(entry)),
    cross: lattice.cross.map((table) => table.map((row) => row.map(entry))),
    density: lattice.density.map((row) => row.map(entry)),
  };
}

/**
 * A lattice from its tables, with strands and period read off the densities.
 * Errors: E_SHAPE where the tables do not fit together.
 */
export function latticeOf<E>(tables: Omit<Lattice<E>, "strands" | "period">): Lattice<E> {
  const period = tables.density.length;
  const strands = tables.density[0]?.length ?? 0;
  if (period === 0 || strands === 0) throw new ResiduaError("E_SHAPE", "density has no entries");
  requireTable("density", tables.density, period, strands);
  requireTable("longitudinal", tables.longitudinal, period, strands);
  if (tables.cross.length !== period) {
    throw shapeError("cross", `${period} tables, one for each cross-section`, `${tables.cross.length}`);
  }
  for (const [n, table] of tables.cross.entries()) requireTable(`cross[${n}]`, table, strands, strands);
  return { strands, period, ...tables };
}

function requireTable(name: string, table: readonly (readonly unknown[])[], rows: number, columns: number) {
  if (table.length !== rows) throw shapeError(name, `${rows} rows`, `${table.length}`);
  for (const [r, row] of table.entries()) {
    if (row.length !== columns) throw shapeError(`${name}[${r}]`, `${columns} entries`, `${row.length}`);
  }
}

function shapeError(name: string, expected: string, got: string): ResiduaError {
  return new ResiduaError(
    "E_SHAPE",
    `${name}: expected ${expected} to match the density table, got ${got}; density is [n][j], period by strands`,
    { details: { name, expected, got } },
  );
}
