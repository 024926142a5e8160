import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { type Rational, rational, rationalFromFloat, rationals } from "../../../src/exact/rational.ts";
import { sum } from "../../../src/exact/ring.ts";
import { rationalSemantics } from "../../../src/lower/interpreter/field-semantics.ts";
import { latticeProgram } from "../../../src/lower/lattice-program.ts";
import { lowered } from "../../../src/lower/passes/pipelines.ts";
import {
  densityAt,
  type FiniteLattice,
  finiteBondsOf,
  finiteLattice,
  isMoving,
  massCount,
} from "../../../src/models/finite-lattice.ts";
import { counted } from "../../counted.ts";
import { FIVE_STRAND, latticeArbitrary } from "../simulate/lattice/sample-lattices.ts";
import { compiled, interpreted, interpretedInDoubles, sameBits } from "./programs.ts";

const lattices: fc.Arbitrary<FiniteLattice> = fc
  .tuple(
    latticeArbitrary,
    fc.integer({ min: 2, max: 9 }),
    fc.constantFrom("fixed" as const, "periodic" as const),
  )
  .map(([lattice, count, ends]) =>
    finiteLattice(lattice, 0.5, ends === "fixed" ? count : count * lattice.period, ends),
  );

function displacements(finite: FiniteLattice): readonly number[] {
  return Array.from({ length: massCount(finite) }, (_, index) => ((index * index) % 17) / 8 - 1);
}

/** Equation 1 at a mass, from the bonds within the finite lattice: another route than the stencil. */
function accelerationAt(finite: FiniteLattice, index: number, u: readonly Rational[]): Rational {
  const { strands } = finite.lattice;
  const [n, j] = [Math.floor(index / strands), index % strands];
  if (!isMoving(finite, n)) return rationals.zero;
  const forces = finiteBondsOf(finite, n, j).map(({ elasticity, other }) =>
    rationals.multiply(rationalFromFloat(elasticity), rationals.subtract(at(u, other), at(u, index))),
  );
  const inertia = rationalFromFloat(finite.spacing ** 2 * densityAt(finite, n, j));
  return rationals.divide(sum(rationals, forces), inertia);
}

counted("differential", "the stencil is equation 1 at every mass, exactly, and after lowering", () => {
  const runs = 60;
  fc.assert(
    fc.property(lattices, (finite) => {
      const u = displacements(finite).map(rationalFromFloat);
      const expected = u.map((_, index) => accelerationAt(finite, index, u));
      const program = latticeProgram(finite);
      expect(interpreted(rationalSemantics, program, u)).toEqual(expected);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("differential", "interpreted, lowered and compiled lattices have the same bits", () => {
  const runs = 60;
  fc.assert(
    fc.property(lattices, (finite) => {
      const u = displacements(finite);
      const program = latticeProgram(finite);
      const truth = interpretedInDoubles(program, u);
      expect(sameBits(interpretedInDoubles(lowered(program), u), truth)).toBe(true);
      expect(sameBits(compiled(program, u), truth)).toBe(true);
    }),
    { numRuns: runs },
  );
  return 2 * runs;
});

counted("wrong-twin", "a wrong stride in a lattice is seen by comparison or by legality", () => {
  const program = latticeProgram(finiteLattice(FIVE_STRAND, 1, 20));
  const u = Array.from({ length: 105 }, (_, index) => rational((index * index) % 13));
  const truth = interpreted(rationalSemantics, program, u);
  const loads = program.nodes.flatMap((node, id) => (node.tag === "load" ? [id] : [])).slice(0, 10);
  for (const wrongId of loads) {
    const nodes = program.nodes.map((node, id) =>
      id === wrongId && node.tag === "load"
        ? { ...node, access: { ...node.access, stride: node.access.stride - 1 } }
        : node,
    );
    expect(interpreted(rationalSemantics, { ...program, nodes }, u)).not.toEqual(truth);
  }
  return loads.length;
});
