import { rationalFromFloat } from "../exact/rational.ts";
import { densityAt, type FiniteLattice, massCount, sectionCount } from "../models/finite-lattice.ts";
import { bondsOf } from "../models/lattice.ts";
import { type Builder, programBuilder } from "./ir/builder.ts";
import type { NodeId, Program, Store } from "./ir/program.ts";

/**
 * The accelerations of a lattice as a stencil over its cross-sections, from displacements `u` to accelerations `a`; those
 * of fixed ends are zero.
 *
 * Shapes: both arrays over the lattice, mass (n, j) at `n s + j`. Units: displacement per time².
 * Precision: the program is exact in the lattice's doubles, each taken for the rational that it is; `h² density` is
 * computed in doubles.
 * Source: Chen, Roberts & Bunder, eq. 1, through `bondsOf`.
 */
export function latticeProgram(finite: FiniteLattice): Program {
  const builder = programBuilder();
  const phases = range(finite.lattice.period).map((n) =>
    range(finite.lattice.strands).map(
      (j): Store => ({
        access: { array: "a", stride: finite.lattice.strands, offset: j },
        value: accelerationOf(builder, finite, n, j),
      }),
    ),
  );
  const value = builder.exact(rationalFromFloat(0));
  return {
    name: "latticeAccelerations",
    comments: [
      "h^2 density u_tt = sum over bonds of elasticity (u_other - u); the mass (n, j) is at n s + j",
    ],
    parameters: [],
    arrays: [
      { name: "u", length: massCount(finite), role: "input" },
      { name: "a", length: massCount(finite), role: "output" },
    ],
    nodes: builder.nodes,
    loops: [
      {
        tag: "stencil",
        sites: sectionCount(finite),
        phases,
        boundary: finite.ends === "periodic" ? { tag: "periodic" } : { tag: "fixed", value },
      },
    ],
  };
}

/** Equation 1, solved for the acceleration of the mass (n, j) of any cell. */
function accelerationOf(builder: Builder, finite: FiniteLattice, n: number, j: number): NodeId {
  const { lattice, spacing } = finite;
  const exact = (value: number) => builder.exact(rationalFromFloat(value));
  const displacement = (step: number, strand: number) =>
    builder.load("u", lattice.strands, step * lattice.strands + strand);
  const forces = bondsOf(lattice, n, j).map(({ elasticity, step, strand }) =>
    builder.multiply(exact(elasticity), builder.subtract(displacement(step, strand), displacement(0, j))),
  );
  return builder.divide(forces.reduce(builder.add), exact(spacing ** 2 * densityAt(finite, n, j)));
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
