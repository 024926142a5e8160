import fc from "fast-check";
import { at } from "../../../../src/core/errors.ts";
import { type Lattice, latticeOf } from "../../../../src/models/lattice.ts";

/** Two strands of period two with the numbers of Figure 3. Source: Chen, Roberts & Bunder, Figure 3. */
export const TWO_STRAND: Lattice<number> = latticeOf({
  longitudinal: [
    [2, 1 / 2],
    [1 / 10, 5],
  ],
  cross: [
    [
      [0, 1],
      [1, 0],
    ],
    [
      [0, 1 / 10],
      [1 / 10, 0],
    ],
  ],
  density: [
    [1, 2],
    [4, 1 / 2],
  ],
});

/** The same numbers by the symbols of examples/lattice-two-strand-symbolic.yaml. */
export const TWO_STRAND_VALUES: Readonly<Record<string, string>> = {
  kappa00: "2",
  kappa01: "1/2",
  kappa10: "1/10",
  kappa11: "5",
  kappa0: "1",
  kappa1: "1/10",
  rho00: "1",
  rho01: "2",
  rho10: "4",
  rho11: "1/2",
};

/** One strand of equal springs and masses. */
export function uniformChain(elasticity: number, density: number): Lattice<number> {
  return latticeOf({ longitudinal: [[elasticity]], cross: [[[0]]], density: [[density]] });
}

const AMPLITUDE = [0.929, 0.776, 0.487, 0.436, 0.447];
const PHASE = [-1.217, 0.053, 0.068, 1.996, 1.852];
const DENSITY_AMPLITUDE = [0.963, 0.547, 0.521, 0.231, 0.489];
const DENSITY_PHASE = [0.779, 1.126, -0.656, -0.833, 3.066];
const CROSS_AMPLITUDE = [
  [0, 0.939, 0.208, 0.195, 0.311],
  [0.939, 0, 0.301, 0.226, 0.923],
  [0.208, 0.301, 0, 0.171, 0.43],
  [0.195, 0.226, 0.171, 0, 0.185],
  [0.311, 0.923, 0.43, 0.185, 0],
];
const CROSS_PHASE = [
  [0, 0.596, -2.404, -2.604, 1.447],
  [0.596, 0, -1.278, -1.492, -0.072],
  [-2.404, -1.278, 0, 1.891, 0.493],
  [-2.604, -1.492, 1.891, 0, -1.651],
  [1.447, -0.072, 0.493, -1.651, 0],
];

/**
 * Five strands of period ten. Source: Chen, Roberts & Bunder, eq. 16 and Table 1, with the conventions that the table
 * of Appendix A implies: longitudinal elasticities at midpoints, cross elasticities with a factor 1/5.
 */
export const FIVE_STRAND: Lattice<number> = latticeOf({
  longitudinal: table(10, (n, j) => 1 / (1 + at(AMPLITUDE, j) * Math.cos(angle(n + 1 / 2) + at(PHASE, j)))),
  cross: Array.from({ length: 10 }, (_, n) => table(5, (i, j) => (i === j ? 0 : crossElasticity(n, i, j)))),
  density: table(10, (n, j) => 1 + at(DENSITY_AMPLITUDE, j) * Math.sin(angle(n) + at(DENSITY_PHASE, j))),
});

function angle(n: number): number {
  return (2 * Math.PI * n) / 10;
}

function crossElasticity(n: number, i: number, j: number): number {
  const [amplitude, phase] = [at(at(CROSS_AMPLITUDE, i), j), at(at(CROSS_PHASE, i), j)];
  return 1 / 5 / (1 + amplitude * Math.cos(angle(n) + phase));
}

function table(rows: number, entry: (row: number, column: number) => number): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 5 }, (__, column) => entry(row, column)),
  );
}

/** Lattices of one to three strands and period one to four, with entries between 1/10 and 10. */
export const latticeArbitrary: fc.Arbitrary<Lattice<number>> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([strands, period]) => {
    const value = fc.double({ min: 0.1, max: 10, noNaN: true });
    const row = fc.array(value, { minLength: strands, maxLength: strands });
    const rows = fc.array(row, { minLength: period, maxLength: period });
    const squares = fc.array(fc.array(row, { minLength: strands, maxLength: strands }), {
      minLength: period,
      maxLength: period,
    });
    return fc.record({ longitudinal: rows, cross: squares.map((all) => all.map(symmetric)), density: rows });
  })
  .map(latticeOf);

function symmetric(square: readonly (readonly number[])[]): number[][] {
  return square.map((row, i) =>
    row.map((_, j) => (i === j ? 0 : at(at(square, Math.min(i, j)), Math.max(i, j)))),
  );
}
