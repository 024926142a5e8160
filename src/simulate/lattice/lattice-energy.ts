import { at } from "../../core/errors.ts";
import { densityAt, type FiniteLattice, finiteBondsOf, sectionCount } from "../../models/finite-lattice.ts";

/**
 * The potential energy of a lattice, the sum over its bonds of `h elasticity (u_other - u)² / 2`.
 *
 * Shapes: displacement over the lattice, mass (n, j) at `n s + j`.
 * Precision: a sum of positive terms made of differences of neighbours, so its relative error stays at a few
 * rounding units however smooth the displacement is; `u · K u` would lose digits to cancellation.
 * Source: Chen, Roberts & Bunder §2.
 */
export function potentialEnergy(finite: FiniteLattice, displacement: Float64Array): number {
  const { strands } = finite.lattice;
  let total = 0;
  for (const { n, j } of massesOf(finite)) {
    const here = at(displacement, n * strands + j);
    for (const { elasticity, other } of finiteBondsOf(finite, n, j)) {
      total += elasticity * (at(displacement, other) - here) ** 2;
    }
  }
  // Each bond has been met from both its masses.
  return (finite.spacing * total) / 4;
}

/** The kinetic energy of a lattice, the sum over its masses of `h³ density v² / 2`. Shapes: as displacements. */
export function kineticEnergy(finite: FiniteLattice, velocity: Float64Array): number {
  const { strands } = finite.lattice;
  let total = 0;
  for (const { n, j } of massesOf(finite))
    total += densityAt(finite, n, j) * at(velocity, n * strands + j) ** 2;
  return (finite.spacing ** 3 * total) / 2;
}

/** All masses (n, j) of a lattice in the order of arrays over it. */
export function* massesOf(finite: FiniteLattice): Generator<{ readonly n: number; readonly j: number }> {
  for (let n = 0; n < sectionCount(finite); n++) {
    for (let j = 0; j < finite.lattice.strands; j++) yield { n, j };
  }
}
