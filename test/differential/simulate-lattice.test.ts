import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../src/core/errors.ts";
import { lowerLatticeAccelerations } from "../../src/lower/lower-lattice.ts";
import { finiteLattice, massCount } from "../../src/models/finite-lattice.ts";
import { multiplyBanded } from "../../src/numeric/banded/banded-matrix.ts";
import { blochEigenvalues } from "../../src/simulate/lattice/bloch.ts";
import { latticeMatrices } from "../../src/simulate/lattice/lattice-matrices.ts";
import { latticeModes } from "../../src/simulate/lattice/lattice-modes.ts";
import { counted } from "../counted.ts";
import { latticeArbitrary, TWO_STRAND } from "../unit/simulate/lattice/sample-lattices.ts";

const RUNS = 100;
const spacings = fc.double({ min: 0.2, max: 3, noNaN: true });

counted("differential", "the compiled stencil agrees with the assembled matrix", () => {
  for (const ends of ["fixed", "periodic"] as const) {
    fc.assert(
      fc.property(
        latticeArbitrary,
        fc.integer({ min: 2, max: 12 }),
        spacings,
        fc.nat(),
        (lattice, count, h, seed) => {
          const finite = finiteLattice(lattice, h, ends === "fixed" ? count : count * lattice.period, ends);
          const { moving, stiffness, density } = latticeMatrices(finite);
          const displacement = new Float64Array(massCount(finite));
          for (const index of moving) displacement[index] = Math.sin(seed + index ** 2);
          const accelerations = new Float64Array(displacement.length);
          lowerLatticeAccelerations(finite).evaluate(displacement, accelerations);
          const forces = multiplyBanded(
            stiffness,
            Float64Array.from(moving, (index) => at(displacement, index)),
          );
          for (const [row, index] of moving.entries()) {
            const expected = (-at(forces, row) / at(density, row)) * h ** 2;
            expect(at(accelerations, index) * h ** 2).toBeCloseTo(expected, 10);
          }
        },
      ),
      { numRuns: RUNS },
    );
  }
  return 2 * RUNS;
});

counted("differential", "a periodic lattice vibrates at the Bloch frequencies of its wavenumbers", () => {
  const runs = 40;
  fc.assert(
    fc.property(latticeArbitrary, fc.integer({ min: 2, max: 4 }), spacings, (lattice, cells, h) => {
      const intervals = cells * lattice.period;
      const finite = finiteLattice(lattice, h, intervals, "periodic");
      const modes = latticeModes(finite, massCount(finite)).map(({ frequency }) => (frequency * h) ** 2);
      const bloch = Array.from({ length: cells }, (_, m) => {
        const wavenumber = (2 * Math.PI * m) / (intervals * h);
        return [...blochEigenvalues(lattice, h, wavenumber)].map((eigenvalue) => eigenvalue * h ** 2);
      }).flat();
      bloch.sort((a, b) => a - b);
      expect(modes).toHaveLength(bloch.length);
      for (const [m, eigenvalue] of bloch.entries()) expect(at(modes, m)).toBeCloseTo(eigenvalue, 9);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("wrong-twin", "one elasticity a percent off shows in the spectrum", () => {
  const twin = {
    ...TWO_STRAND,
    longitudinal: [
      [2.02, 0.5],
      [0.1, 5],
    ],
  };
  const slowest = (lattice: typeof TWO_STRAND) =>
    at(latticeModes(finiteLattice(lattice, 1, 16), 1), 0).frequency;
  expect(Math.abs(slowest(twin) / slowest(TWO_STRAND) - 1)).toBeGreaterThan(1e-6);
});
