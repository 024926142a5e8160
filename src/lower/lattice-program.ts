import { rationalFromFloat, rationals } from "../exact/rational.ts";
import { densityAt, type FiniteLattice, type LatticeEnds, sectionCount } from "../models/finite-lattice.ts";
import { bondsOf, type Lattice } from "../models/lattice.ts";
import { type Builder, programBuilder } from "./ir/builder.ts";
import type { Boundary, NodeId, Program, Store } from "./ir/program.ts";

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
  const { lattice, spacing } = finite;
  const builder = programBuilder();
  const exact = (value: number) => builder.exact(rationalFromFloat(value));
  const comments = [
    "h^2 density u_tt = sum over bonds of elasticity (u_other - u); the mass (n, j) is at n s + j",
  ];
  const stencil = latticeStencil(builder, lattice, {
    sites: sectionCount(finite),
    ends: finite.ends,
    entry: exact,
    inertia: (n, j) => exact(spacing ** 2 * densityAt(finite, n, j)),
  });
  return { ...stencil, comments, parameters: [] };
}

/** What a stencil over a lattice is made with besides its entries. */
export interface LatticeStencilParts<E> {
  /** The number of cross-sections. */
  readonly sites: number;
  readonly ends: LatticeEnds;
  /** The node of an elasticity. */
  readonly entry: (value: E) => NodeId;
  /** The node of `h^2 density` for the mass (n, j) of any cell. */
  readonly inertia: (n: number, j: number) => NodeId;
}

/** The accelerations of a lattice with entries of any kind: the one stencil that all its programs are made of. */
export function latticeStencil<E>(
  builder: Builder,
  lattice: Lattice<E>,
  parts: LatticeStencilParts<E>,
): Omit<Program, "comments" | "parameters"> {
  const { sites, ends } = parts;
  const { strands, period } = lattice;
  const phases = range(period).map((n) =>
    range(strands).map(
      (j): Store => ({
        access: { array: "a", stride: strands, offset: j },
        value: accelerationOf(builder, lattice, parts, n, j),
      }),
    ),
  );
  const value = builder.exact(rationals.zero);
  const boundary: Boundary = ends === "periodic" ? { tag: "periodic" } : { tag: "fixed", value };
  return {
    name: "latticeAccelerations",
    arrays: [
      { name: "u", length: sites * strands, role: "input" },
      { name: "a", length: sites * strands, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "stencil", sites, phases, boundary }],
  };
}

/** Equation 1, solved for the acceleration of the mass (n, j) of any cell. */
function accelerationOf<E>(
  builder: Builder,
  lattice: Lattice<E>,
  { entry, inertia }: LatticeStencilParts<E>,
  n: number,
  j: number,
): NodeId {
  const displacement = (step: number, strand: number) =>
    builder.load("u", lattice.strands, step * lattice.strands + strand);
  const forces = bondsOf(lattice, n, j).map(({ elasticity, step, strand }) =>
    builder.multiply(entry(elasticity), builder.subtract(displacement(step, strand), displacement(0, j))),
  );
  return builder.divide(forces.reduce(builder.add), inertia(n, j));
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
