import type { FiniteLattice } from "../models/finite-lattice.ts";
import { compileKernel, type Kernel } from "./kernel.ts";
import { latticeProgram } from "./lattice-program.ts";

/**
 * Compiles the accelerations of a lattice, from displacements `u` to accelerations `a`; those of fixed ends are zero.
 *
 * Shapes: both arrays over the lattice, mass (n, j) at `n s + j`. Units: displacement per time².
 * Source: Chen, Roberts & Bunder, eq. 1, through `latticeProgram`.
 */
export function lowerLatticeAccelerations(finite: FiniteLattice): Kernel {
  return compileKernel(latticeProgram(finite));
}
