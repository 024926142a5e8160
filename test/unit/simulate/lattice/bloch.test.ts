import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { latticeOf } from "../../../../src/models/lattice.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import {
  blochEigenvalues,
  blochFrequencies,
  slowBlochEigenvalue,
  slowBlochWave,
} from "../../../../src/simulate/lattice/bloch.ts";
import { counted } from "../../../counted.ts";
import { latticeArbitrary, TWO_STRAND, uniformChain } from "./sample-lattices.ts";

/**
 * omega² h² = c2 K² - c4 K⁴ + c6 K⁶ - c8 K⁸ + … for K = k h on the two-strand lattice of Figure 3, derived elsewhere in
 * exact rational arithmetic. Source of c2: Chen, Roberts & Bunder, Figure 3.
 */
const DISPERSION = [
  13216 / 40395,
  -19127462612576 / 65914784629875,
  // Rounded from 17112661821154474985792/107556846956375926246875.
  0.1591034165225689,
  // Rounded from 319593176404293156618460301344/35101306610213865963658783734375.
  0.009104879768529674,
];
const PHASES = [0.02, 0.03, 0.04, 0.06];

/** The errors of the truncated dispersion relation at PHASES. */
function dispersionErrors(coefficients: readonly number[], spacing: number): readonly number[] {
  return PHASES.map((phase) => {
    const model = coefficients.reduce((sum, c, m) => sum + c * phase ** (2 * m + 2), 0);
    return Math.abs(slowBlochEigenvalue(TWO_STRAND, spacing, phase / spacing) * spacing ** 2 - model);
  });
}

counted("golden", "the models of order k², k⁴, k⁶ err by k⁴, k⁶, k⁸ (exact coefficients)", () => {
  for (const spacing of [1, 0.37]) {
    for (const terms of [1, 2, 3]) {
      const { observedOrder: order } = fitOrder(
        PHASES,
        dispersionErrors(DISPERSION.slice(0, terms), spacing),
      );
      expect(Math.abs(order - (2 * terms + 2))).toBeLessThan(0.2);
    }
  }
  return 6;
});

counted("golden", "the k⁸ term itself is seen, to its first correction", () => {
  const [error = 0] = dispersionErrors(DISPERSION.slice(0, 3), 1);
  // The next term is about 12 K² of this one.
  expect(Math.abs(error / (at(DISPERSION, 3) * at(PHASES, 0) ** 8) - 1)).toBeLessThan(0.01);
});

counted("wrong-twin", "a coefficient one percent off, or of the wrong sign, loses its order", () => {
  const [c2 = 0, c4 = 0, c6 = 0] = DISPERSION;
  const twins = [
    [c2, c4 * 1.01, c6],
    [c2, -c4, c6],
    [c2, c4, -c6],
  ];
  for (const twin of twins) expect(fitOrder(PHASES, dispersionErrors(twin, 1)).observedOrder).toBeLessThan(7);
  return twins.length;
});

counted("golden", "uniform chain: omega² = 4 elasticity sin²(k h / 2) / (density h²) (closed form)", () => {
  const phases = [1e-6, 1e-3, 0.1, 1, 3];
  for (const phase of phases) {
    const expected = (4 * 3 * Math.sin(phase / 2) ** 2) / (2 * 0.5 ** 2);
    // Full relative accuracy, however small k is: this is what the energy quotient is for.
    expect(slowBlochEigenvalue(uniformChain(3, 2), 0.5, phase / 0.5) / expected).toBeCloseTo(1, 14);
  }
  return phases.length;
});

counted("golden", "diatomic chain: both branches (closed form)", () => {
  const [first, second] = [1, 3];
  const chain = latticeOf({ longitudinal: [[2], [2]], cross: [[[0]], [[0]]], density: [[first], [second]] });
  const phases = [0.05, 0.4, 1.2];
  for (const phase of phases) {
    const sum = 2 * (1 / first + 1 / second);
    const product = (16 * Math.sin(phase) ** 2) / (first * second);
    const root = Math.sqrt(sum ** 2 - product);
    const [slow = 0, fast = 0] = blochEigenvalues(chain, 1, phase);
    expect(fast).toBeCloseTo(sum + root, 12);
    // The smaller root from the product of both, since `sum - root` cancels.
    expect(slow / (product / (sum + root))).toBeCloseTo(1, 12);
  }
  return 2 * phases.length;
});

counted(
  "golden",
  "strong contrast costs accuracy, and the estimate of the error says so (80 digits, elsewhere)",
  () => {
    const column = (entries: readonly number[]) => entries.map((entry) => [entry]);
    const chain = latticeOf({
      longitudinal: column([800, 0.09, 0.06, 400, 5e-5, 7000]),
      cross: Array.from({ length: 6 }, () => [[0]]),
      density: column([2e-3, 5e-4, 6000, 7000, 0.4, 50000]),
    });
    const exact: readonly (readonly [number, number])[] = [
      [0.3, 1.9460512769058e-9],
      [0.1, 2.76875424884e-10],
      [0.03, 2.5609337975854e-11],
      [0.01, 2.8523072526764e-12],
      [0.001, 2.8531527821645e-14],
    ];
    for (const [wavenumber, expected] of exact) {
      const { eigenvalue, relativeError } = slowBlochWave(chain, 1, wavenumber);
      expect(Math.abs(eigenvalue - expected)).toBeLessThan(relativeError * eigenvalue);
    }
    expect(slowBlochWave(TWO_STRAND, 1, 0.01).relativeError).toBeLessThan(1e-14);
    return exact.length + 1;
  },
);

counted("property", "branches ascend, are even in k, and the slow one vanishes at k = 0", () => {
  fc.assert(
    fc.property(latticeArbitrary, fc.double({ min: 0, max: 3, noNaN: true }), (lattice, wavenumber) => {
      const frequencies = blochFrequencies(lattice, 1, wavenumber);
      expect(frequencies).toHaveLength(lattice.strands * lattice.period);
      expect([...frequencies]).toEqual([...frequencies].sort((a, b) => a - b));
      blochFrequencies(lattice, 1, -wavenumber).forEach((frequency, m) => {
        expect(frequency).toBeCloseTo(at(frequencies, m), 10);
      });
      expect(slowBlochEigenvalue(lattice, 1, 0)).toBeLessThan(1e-24);
    }),
  );
});
