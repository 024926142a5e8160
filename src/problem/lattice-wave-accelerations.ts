import { at } from "../core/errors.ts";
import { type Expression, multiply, number, power } from "../expr/expression.ts";
import { evaluateFloating } from "../expr/floating/evaluate-floating.ts";
import { programBuilder } from "../lower/ir/builder.ts";
import type { Program } from "../lower/ir/program.ts";
import { latticeStencil } from "../lower/lattice-program.ts";
import type { Lattice } from "../models/lattice.ts";

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
export function latticeWaveAccelerations({ lattice, spacing, intervals }: HeldLattice): Program {
  const builder = programBuilder();
  const parameters = new Set<string>();
  const symbol = (name: string) => {
    parameters.add(name);
    return builder.parameter(name);
  };
  const pi = () => builder.intern({ tag: "pi" });
  const entry = (e: Expression) => evaluateFloating({ ...builder, pi, symbol }, e);
  const square = power(spacing, number(2));
  const stencil = latticeStencil(builder, lattice, {
    sites: intervals + 1,
    ends: "fixed",
    entry,
    inertia: (n, j) => entry(multiply(square, at(at(lattice.density, n), j))),
  });
  return { ...stencil, comments: [], parameters: [...parameters] };
}
