import { ResiduaError } from "../../core/errors.ts";
import { type FiniteLattice, massCount } from "../../models/finite-lattice.ts";
import { lowestGeneralisedEigenpairs } from "../../numeric/banded/banded-eigen.ts";
import { denseOf } from "../../numeric/banded/banded-matrix.ts";
import { type EigenPair, generalisedSymmetricEigen } from "../../numeric/symmetric-eigen.ts";
import { kineticEnergy, potentialEnergy } from "./lattice-energy.ts";
import { type LatticeMatrices, latticeMatrices } from "./lattice-matrices.ts";

/** A standing oscillation `u = displacement cos(frequency t)` of a lattice. */
export interface LatticeMode {
  /** omega, per time. */
  readonly frequency: number;
  /** Over the lattice, mass (n, j) at `n s + j`, zero at fixed ends; the sum of `density u²` is one. */
  readonly displacement: Float64Array;
}

/**
 * The slowest `count` modes of a lattice, frequencies ascending; fixed ends are held at zero. The sign is the one that
 * gives the sum of the displacements a positive value.
 *
 * Precision: frequencies of a few rounding units relative, however slow. The eigenproblem gives the mode, and
 * Rayleigh's quotient, stationary there, gives the frequency: omega² is the potential energy of the displacement
 * over the kinetic energy of an equal velocity.
 * Cost: O(N s³) for each of a few modes, some hundredths of a second for N s = 5000; O((N s)³) for most of them, half a
 * second for N s = 400.
 * Errors: E_DOMAIN where there are fewer moving masses than `count`.
 */
export function latticeModes(finite: FiniteLattice, count: number): readonly LatticeMode[] {
  const matrices = latticeMatrices(finite);
  const { moving } = matrices;
  if (!(Number.isInteger(count) && count >= 1 && count <= moving.length)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `this lattice has modes 1..${moving.length}; asked for ${count} of them`,
    );
  }
  return lowestPairs(matrices, count)
    .map(({ vector }) => modeOf(finite, moving, vector))
    .sort((a, b) => a.frequency - b.frequency);
}

/** The banded eigenproblem is solved pair by pair, the dense one whole: measured, they take equally long about here. */
function lowestPairs({ stiffness, density }: LatticeMatrices, count: number): readonly EigenPair[] {
  return count * stiffness.upper <= stiffness.size
    ? lowestGeneralisedEigenpairs(stiffness, density, count)
    : generalisedSymmetricEigen(denseOf(stiffness), density).slice(0, count);
}

function modeOf(finite: FiniteLattice, moving: readonly number[], vector: Float64Array): LatticeMode {
  const total = vector.reduce((sum, value) => sum + value, 0);
  const displacement = new Float64Array(massCount(finite));
  for (const [row, index] of moving.entries())
    displacement[index] = (vector[row] ?? 0) * (total < 0 ? -1 : 1);
  const eigenvalue = potentialEnergy(finite, displacement) / kineticEnergy(finite, displacement);
  return { frequency: Math.sqrt(eigenvalue), displacement };
}
