import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { lowerLatticeAccelerations } from "../../../../src/lower/lower-lattice.ts";
import { densityAt, finiteLattice, massCount } from "../../../../src/models/finite-lattice.ts";
import { latticeModes } from "../../../../src/simulate/lattice/lattice-modes.ts";
import { counted } from "../../../counted.ts";
import { FIVE_STRAND, latticeArbitrary, TWO_STRAND, uniformChain } from "./sample-lattices.ts";

counted(
  "golden",
  "lowest frequencies of both lattices of the paper (computed independently with NumPy)",
  () => {
    const reference = [
      {
        lattice: TWO_STRAND,
        intervals: 16,
        omega: [0.1105622494527415, 0.21035223590967503, 0.2917916342389215],
      },
      {
        lattice: TWO_STRAND,
        intervals: 17,
        omega: [0.10530021013507716, 0.20210169422481572, 0.2836303959788255],
      },
      {
        lattice: FIVE_STRAND,
        intervals: 23,
        omega: [0.14549084117321617, 0.2883140035828104, 0.4269289592589883],
      },
      {
        lattice: FIVE_STRAND,
        intervals: 43,
        omega: [0.07853263256975404, 0.15657721729516477, 0.23351643216121795],
      },
    ];
    for (const { lattice, intervals, omega } of reference) {
      const modes = latticeModes(finiteLattice(lattice, 1, intervals), omega.length);
      // The references lose some digits: their solver errs by rounding units of the fastest frequency squared.
      modes.forEach(({ frequency }, m) => {
        expect(frequency / at(omega, m)).toBeCloseTo(1, 11);
      });
    }
    return 3 * reference.length;
  },
);

counted(
  "golden",
  "uniform chain between fixed ends: omega_m = 2 sqrt(elasticity/density) sin(m pi / 2N) / h",
  () => {
    const [intervals, spacing] = [12, 0.25];
    const modes = latticeModes(finiteLattice(uniformChain(3, 2), spacing, intervals), intervals - 1);
    modes.forEach(({ frequency }, index) => {
      const expected = (2 * Math.sqrt(3 / 2) * Math.sin(((index + 1) * Math.PI) / (2 * intervals))) / spacing;
      expect(frequency / expected).toBeCloseTo(1, 13);
    });
    return intervals - 1;
  },
);

counted(
  "property",
  "a mode's accelerations are -omega² times its displacements; modes are orthonormal",
  () => {
    fc.assert(
      fc.property(latticeArbitrary, fc.integer({ min: 3, max: 10 }), (lattice, intervals) => {
        const finite = finiteLattice(lattice, 0.7, intervals);
        const { strands } = lattice;
        const modes = latticeModes(finite, 2 * strands);
        const kernel = lowerLatticeAccelerations(finite);
        for (const { frequency, displacement } of modes) {
          const accelerations = new Float64Array(massCount(finite));
          kernel.evaluate(displacement, accelerations);
          accelerations.forEach((value, index) => {
            expect(value).toBeCloseTo(-(frequency ** 2) * at(displacement, index), 8);
          });
        }
        const density = (index: number) => densityAt(finite, Math.floor(index / strands), index % strands);
        modes.forEach((mode, m) => {
          modes.forEach((other, n) => {
            const product = mode.displacement.reduce(
              (sum, v, i) => sum + density(i) * v * at(other.displacement, i),
              0,
            );
            expect(product).toBeCloseTo(m === n ? 1 : 0, 10);
          });
        });
      }),
    );
  },
);

counted(
  "differential",
  "a few modes, from the banded eigenproblem, are the first of all, from the dense one",
  () => {
    const runs = 40;
    fc.assert(
      fc.property(
        latticeArbitrary,
        fc.integer({ min: 8, max: 16 }),
        fc.constantFrom("fixed", "periodic"),
        (lattice, cells, ends) => {
          const finite = finiteLattice(lattice, 0.7, cells * lattice.period, ends);
          const all = latticeModes(finite, massCount(finite) - (ends === "fixed" ? 2 * lattice.strands : 0));
          latticeModes(finite, 3).forEach(({ frequency }, m) => {
            // The slowest mode of a ring does not vibrate at all.
            expect(frequency ** 2).toBeCloseTo(at(all, m).frequency ** 2, 11);
          });
        },
      ),
      { numRuns: runs },
    );
    return 3 * runs;
  },
);

counted("golden", "slow modes of a chain of 4000 masses, relative errors of rounding (closed form)", () => {
  const intervals = 4001;
  latticeModes(finiteLattice(uniformChain(1, 1), 1, intervals), 3).forEach(({ frequency }, m) => {
    expect(frequency / (2 * Math.sin(((m + 1) * Math.PI) / (2 * intervals)))).toBeCloseTo(1, 12);
  });
  return 3;
});

counted("behaviour", "more modes than the lattice has are refused", () => {
  const finite = finiteLattice(uniformChain(1, 1), 1, 4);
  for (const count of [0, 4, 1.5]) {
    expect(() => latticeModes(finite, count)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  }
});
