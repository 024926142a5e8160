import { at, ResiduaError } from "../core/errors.ts";
import { bondsOf, type Lattice } from "./lattice.ts";

/**
 * How a lattice ends: `fixed`, where the masses at n = 0 and n = N are held at their displacements (Dirichlet); or
 * `periodic`, where n = N is n = 0 again.
 */
export type LatticeEnds = "fixed" | "periodic";

/**
 * A lattice of N intervals. Arrays over it hold the mass (n, j) at index `n s + j`.
 * Source: Chen, Roberts & Bunder, eq. 1, where fixed ends are the Dirichlet conditions.
 */
export interface FiniteLattice {
  readonly lattice: Lattice<number>;
  /** h, the distance between neighbouring cross-sections. */
  readonly spacing: number;
  /** N */
  readonly intervals: number;
  readonly ends: LatticeEnds;
}

/**
 * A lattice of N intervals with checked numbers.
 *
 * Errors: E_DOMAIN where the spacing or a density is not positive, an elasticity is not finite, N is not an integer
 * of at least 2, or a periodic lattice does not hold a whole number of cells.
 */
export function finiteLattice(
  lattice: Lattice<number>,
  spacing: number,
  intervals: number,
  ends: LatticeEnds = "fixed",
): FiniteLattice {
  requireDomain(spacing > 0 && spacing < Infinity, `the spacing must be positive, got ${spacing}`);
  requireDomain(
    intervals >= 2 && Number.isInteger(intervals),
    `need at least 2 whole intervals, got ${intervals}`,
  );
  requireDomain(
    ends === "fixed" || intervals % lattice.period === 0,
    `a periodic lattice of period ${lattice.period} needs a multiple of it as intervals, got ${intervals}`,
  );
  for (const density of lattice.density.flat()) {
    requireDomain(density > 0 && density < Infinity, `densities must be positive, got ${density}`);
  }
  for (const elasticity of [...lattice.longitudinal.flat(), ...lattice.cross.flat(2)]) {
    requireDomain(Number.isFinite(elasticity), `elasticities must be finite, got ${elasticity}`);
  }
  return { lattice, spacing, intervals, ends };
}

function requireDomain(condition: boolean, message: string): void {
  if (!condition) throw new ResiduaError("E_DOMAIN", message);
}

/** The number of cross-sections: N + 1 between fixed ends, N around a periodic lattice. */
export function sectionCount({ intervals, ends }: FiniteLattice): number {
  return ends === "fixed" ? intervals + 1 : intervals;
}

/** The number of masses, which is the length of arrays over the lattice. */
export function massCount(finite: FiniteLattice): number {
  return sectionCount(finite) * finite.lattice.strands;
}

/** Whether the cross-section n moves: all do, but for fixed ends. */
export function isMoving({ intervals, ends }: FiniteLattice, n: number): boolean {
  return ends === "periodic" || (n > 0 && n < intervals);
}

export function densityAt({ lattice }: FiniteLattice, n: number, j: number): number {
  return at(at(lattice.density, n % lattice.period), j);
}

/** A bond of a mass, with the index of the other mass. */
export interface FiniteBond {
  readonly elasticity: number;
  readonly other: number;
}

/** The bonds of the mass (n, j) within the finite lattice: no bond leaves it beyond a fixed end. */
export function finiteBondsOf(finite: FiniteLattice, n: number, j: number): readonly FiniteBond[] {
  const { lattice, intervals, ends } = finite;
  const sections = sectionCount(finite);
  return bondsOf(lattice, n % lattice.period, j)
    .filter(({ step }) => ends === "periodic" || (n + step >= 0 && n + step <= intervals))
    .map(({ elasticity, step, strand }) => ({
      elasticity,
      other: ((n + step + sections) % sections) * lattice.strands + strand,
    }));
}
