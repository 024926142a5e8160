import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { lowerLatticeAccelerations } from "../../../src/lower/lower-lattice.ts";
import {
  densityAt,
  type FiniteLattice,
  finiteLattice,
  type LatticeEnds,
  massCount,
} from "../../../src/models/finite-lattice.ts";
import { counted } from "../../counted.ts";
import { latticeArbitrary, TWO_STRAND, uniformChain } from "../simulate/lattice/sample-lattices.ts";

function finiteArbitrary(ends: LatticeEnds): fc.Arbitrary<FiniteLattice> {
  return fc
    .tuple(latticeArbitrary, fc.integer({ min: 2, max: 11 }), fc.double({ min: 0.2, max: 3, noNaN: true }))
    .map(([lattice, count, spacing]) =>
      finiteLattice(lattice, spacing, ends === "fixed" ? count : count * lattice.period, ends),
    );
}

function fields(finite: FiniteLattice, count: number): fc.Arbitrary<Float64Array[]> {
  const length = massCount(finite);
  const field = fc.float64Array({ minLength: length, maxLength: length, min: -1, max: 1, noNaN: true });
  return fc.array(field, { minLength: count, maxLength: count });
}

function accelerationsOf(finite: FiniteLattice, displacement: Float64Array): Float64Array {
  const accelerations = new Float64Array(displacement.length).fill(Number.NaN);
  lowerLatticeAccelerations(finite).evaluate(displacement, accelerations);
  return accelerations;
}

/** The sum over masses of density times acceleration times weight. */
function weighted(
  finite: FiniteLattice,
  accelerations: Float64Array,
  weight: (index: number) => number,
): number {
  const { strands } = finite.lattice;
  const force = (index: number) =>
    densityAt(finite, Math.floor(index / strands), index % strands) * at(accelerations, index);
  return accelerations.reduce((sum, _, index) => sum + force(index) * weight(index), 0);
}

counted("property", "a rigid translation has no acceleration at all", () => {
  for (const ends of ["fixed", "periodic"] as const) {
    fc.assert(
      fc.property(finiteArbitrary(ends), fc.double({ min: -5, max: 5, noNaN: true }), (finite, shift) => {
        const accelerations = accelerationsOf(finite, new Float64Array(massCount(finite)).fill(shift));
        expect(accelerations.every((value) => value === 0)).toBe(true);
      }),
    );
  }
  return 2;
});

counted("property", "a periodic lattice keeps its total momentum", () => {
  const cases = finiteArbitrary("periodic").chain((finite) =>
    fc.tuple(fc.constant(finite), fields(finite, 1)),
  );
  fc.assert(
    fc.property(cases, ([finite, [field = new Float64Array()]]) => {
      const total = weighted(finite, accelerationsOf(finite, field), () => 1) * finite.spacing ** 2;
      expect(Math.abs(total)).toBeLessThan(1e-11);
    }),
  );
});

counted("property", "forces are self-adjoint: v . force(u) = u . force(v) where ends are at rest", () => {
  for (const ends of ["fixed", "periodic"] as const) {
    const cases = finiteArbitrary(ends).chain((finite) => fc.tuple(fc.constant(finite), fields(finite, 2)));
    fc.assert(
      fc.property(cases, ([finite, pair]) => {
        const [u = new Float64Array(), v = new Float64Array()] = pair.map((field) => atRest(finite, field));
        const [left, right] = [accelerationsOf(finite, u), accelerationsOf(finite, v)];
        const difference =
          weighted(finite, left, (index) => at(v, index)) - weighted(finite, right, (index) => at(u, index));
        expect(Math.abs(difference) * finite.spacing ** 2).toBeLessThan(1e-11);
      }),
    );
  }
  return 2;
});

/** The field with zero at fixed ends. */
function atRest({ ends, lattice }: FiniteLattice, field: Float64Array): Float64Array {
  if (ends === "periodic") return field;
  return field.map((value, index) =>
    index < lattice.strands || index >= field.length - lattice.strands ? 0 : value,
  );
}

counted(
  "golden",
  "a quadratic displacement of a uniform chain has acceleration 2 elasticity / density",
  () => {
    const finite = finiteLattice(uniformChain(3, 2), 0.5, 6);
    const quadratic = Float64Array.from({ length: 7 }, (_, n) => (0.5 * n) ** 2);
    const accelerations = accelerationsOf(finite, quadratic);
    expect([...accelerations]).toEqual([0, 3, 3, 3, 3, 3, 0]);
  },
);

counted("behaviour", "the code is a loop over cells, as long for many cells as for few", () => {
  const source = (intervals: number) =>
    lowerLatticeAccelerations(finiteLattice(TWO_STRAND, 1, intervals)).source;
  expect(source(17)).toBe(source(17));
  expect(source(17).split("\n")).toHaveLength(source(101).split("\n").length);
  expect(source(101)).toContain("for (let i = 0; i < 200; i += 4)");
});

counted("behaviour", "impossible lattices are refused", () => {
  const make =
    (spacing: number, intervals: number, ends?: LatticeEnds, density = 1) =>
    () =>
      finiteLattice(
        {
          ...TWO_STRAND,
          density: [
            [1, 2],
            [4, density],
          ],
        },
        spacing,
        intervals,
        ends,
      );
  const refused = [make(0, 8), make(1, 1), make(1, 8.5), make(1, 7, "periodic"), make(1, 8, "fixed", 0)];
  for (const build of refused) expect(build).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  return refused.length;
});
