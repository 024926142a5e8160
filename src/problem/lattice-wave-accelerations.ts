import { at } from "../core/errors.ts";
import { rational } from "../exact/rational.ts";
import { type Expression, multiply, number, power } from "../expr/expression.ts";
import { evaluateFloating } from "../lower/evaluate-floating.ts";
import { type Builder, programBuilder } from "../lower/ir/builder.ts";
import type { NodeId, Program, Store } from "../lower/ir/program.ts";
import { bondsOf, type Lattice } from "../models/lattice.ts";

/** A lattice of expressions between ends that are held. */
export interface HeldLattice {
  readonly lattice: Lattice<Expression>;
  readonly spacing: Expression;
  /** N */
  readonly intervals: number;
}

/**
 * The accelerations of a lattice whose entries are expressions, as `latticeProgram` has them for numbers: from
 * displacements `u` to accelerations `a`, mass (n, j) at `n s + j`, zero at the ends. Symbols are parameters.
 *
 * Precision: exact as a program. Errors: E_UNSUPPORTED for entries that have no real value.
 * Source: Chen, Roberts & Bunder, eq. 1, through `bondsOf`.
 */
export function latticeWaveAccelerations(held: HeldLattice): Program {
  const { strands, period } = held.lattice;
  const builder = programBuilder();
  const parameters = new Set<string>();
  const symbol = (name: string) => {
    parameters.add(name);
    return builder.parameter(name);
  };
  const phases = range(period).map((n) =>
    range(strands).map(
      (j): Store => ({
        access: { array: "a", stride: strands, offset: j },
        value: accelerationOf(builder, symbol, held, n, j),
      }),
    ),
  );
  const sites = held.intervals + 1;
  return {
    name: "latticeAccelerations",
    comments: [],
    parameters: [...parameters],
    arrays: [
      { name: "u", length: sites * strands, role: "input" },
      { name: "a", length: sites * strands, role: "output" },
    ],
    loops: [{ tag: "stencil", sites, phases, boundary: { tag: "fixed", value: builder.exact(rational(0)) } }],
    nodes: builder.nodes,
  };
}

/** Equation 1, solved for the acceleration of the mass (n, j) of any cell. */
function accelerationOf(
  builder: Builder,
  symbol: (name: string) => NodeId,
  { lattice, spacing }: HeldLattice,
  n: number,
  j: number,
): NodeId {
  const pi = () => builder.intern({ tag: "pi" });
  const nodeOf = (e: Expression) => evaluateFloating({ ...builder, pi, symbol }, e);
  const displacement = (step: number, strand: number) =>
    builder.load("u", lattice.strands, step * lattice.strands + strand);
  const forces = bondsOf(lattice, n, j).map(({ elasticity, step, strand }) =>
    builder.multiply(nodeOf(elasticity), builder.subtract(displacement(step, strand), displacement(0, j))),
  );
  const inertia = multiply(power(spacing, number(2)), at(at(lattice.density, n), j));
  return builder.divide(forces.reduce(builder.add), nodeOf(inertia));
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
