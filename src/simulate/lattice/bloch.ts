import { at } from "../../core/errors.ts";
import { type Bond, bondsOf, type Lattice } from "../../models/lattice.ts";
import { addToEntry, type SquareMatrix, zeroMatrix } from "../../numeric/square-matrix.ts";
import { type EigenPair, generalisedSymmetricEigen } from "../../numeric/symmetric-eigen.ts";

/** A mass of the cell, with its bonds as it sees them. */
interface CellMass {
  readonly density: number;
  readonly bonds: readonly CellBond[];
}

/** A bond with the index of the other mass in the cell, and the phase `exp(i k h step)` that a wave gains along it. */
interface CellBond {
  readonly elasticity: number;
  readonly other: number;
  /** `Re (exp(i k h step) - 1)` and `Im exp(i k h step)`: both keep full relative accuracy for small k h. */
  readonly cosineMinusOne: number;
  readonly sine: number;
}

/**
 * The squared frequencies omega² of all waves `u = w_(n mod p, j) exp(i (k n h - omega t))` of wavenumber k on the
 * infinite lattice, ascending; the first is the slow wave that homogenised models follow.
 *
 * Units: k in 1/length, results per time². Shapes: p s results.
 * Precision: a few rounding units relative where elasticities and densities have like sizes, the slow one at small k too;
 * `slowBlochWave` estimates it where they have not. The dense Hermitian problem gives the waves' shapes w; for the
 * eigenvalue its absolute error, rounding units of the largest one, would drown the k⁸ term of the slow one. Rayleigh's quotient
 * `omega² = sum over bonds of elasticity |w_other exp(i k h step) - w|² / (h² sum over masses of density |w|²)`
 * is stationary at w, so errors of w enter squared, and it is a sum of positive terms. Each term is computed as
 * `(w_other - w) + w_other (exp(i k h step) - 1)`, where neither part loses digits although both are of size k h.
 * Cost: O((p s)³).
 * Source: Chen, Roberts & Bunder, eq. 5 and 6.
 */
export function blochEigenvalues(
  lattice: Lattice<number>,
  spacing: number,
  wavenumber: number,
): Float64Array {
  const cell = cellMasses(lattice, wavenumber * spacing);
  const density = [...cell, ...cell].map((mass) => mass.density);
  const pairs = generalisedSymmetricEigen(realStiffness(cell), Float64Array.from(density));
  // A complex eigenvector w spans the two real ones of w and i w, so that every eigenvalue comes twice.
  const waves = pairs.filter((_, m) => m % 2 === 0);
  return Float64Array.from(waves, (wave) => energyQuotient(cell, wave) / spacing ** 2).sort();
}

/** The frequencies omega of all waves of wavenumber k, ascending; see `blochEigenvalues`. */
export function blochFrequencies(
  lattice: Lattice<number>,
  spacing: number,
  wavenumber: number,
): Float64Array {
  return blochEigenvalues(lattice, spacing, wavenumber).map(Math.sqrt);
}

/** omega² of the slowest wave of wavenumber k; see `blochEigenvalues`. */
export function slowBlochEigenvalue(lattice: Lattice<number>, spacing: number, wavenumber: number): number {
  return slowBlochWave(lattice, spacing, wavenumber).eigenvalue;
}

/** The slowest wave of a wavenumber. */
export interface SlowBlochWave {
  /** omega² */
  readonly eigenvalue: number;
  /** About how far the eigenvalue may be off, as a fraction of it; infinite where another wave is as slow. */
  readonly relativeError: number;
}

/**
 * The slowest wave of wavenumber k, with an estimate of its error. The dense problem is solved for a matrix that is off by
 * `delta`, rounding units of the largest eigenvalue. To first order the shape then contains `delta/(lambda_m - lambda)`
 * of the wave m, and Rayleigh's quotient is too large by the sum over m of `delta² / (lambda_m - lambda)`.
 */
export function slowBlochWave(lattice: Lattice<number>, spacing: number, wavenumber: number): SlowBlochWave {
  const [eigenvalue = 0, ...others] = blochEigenvalues(lattice, spacing, wavenumber);
  const roundings = 2 * (others.length + 1) * Number.EPSILON;
  const delta = roundings * Math.max(eigenvalue, ...others);
  const excess = others.reduce((sum, other) => sum + delta ** 2 / (other - eigenvalue), 0);
  return { eigenvalue, relativeError: roundings + excess / eigenvalue };
}

function cellMasses(lattice: Lattice<number>, phase: number): readonly CellMass[] {
  const { strands, period, density } = lattice;
  const cellBond = (n: number, { elasticity, step, strand }: Bond<number>): CellBond => ({
    elasticity,
    other: ((n + step + period) % period) * strands + strand,
    cosineMinusOne: -2 * Math.sin((phase * step) / 2) ** 2,
    sine: Math.sin(phase * step),
  });
  return density.flatMap((row, n) =>
    row.map((value, j) => ({
      density: value,
      bonds: bondsOf(lattice, n, j).map((bond) => cellBond(n, bond)),
    })),
  );
}

/**
 * The Hermitian matrix `-L_k` of eq. 6 as the real symmetric matrix [[Re, -Im], [Im, Re]] that acts on the real parts
 * of a wave followed by its imaginary parts.
 */
function realStiffness(cell: readonly CellMass[]): SquareMatrix {
  const size = cell.length;
  const matrix = zeroMatrix(2 * size);
  for (const [row, { bonds }] of cell.entries()) {
    for (const { elasticity, other, cosineMinusOne, sine } of bonds) {
      for (const part of [0, size]) {
        addToEntry(matrix, part + row, part + row, elasticity);
        addToEntry(matrix, part + row, part + other, -elasticity * (1 + cosineMinusOne));
      }
      addToEntry(matrix, row, size + other, elasticity * sine);
      addToEntry(matrix, size + row, other, -elasticity * sine);
    }
  }
  return matrix;
}

function energyQuotient(cell: readonly CellMass[], { vector }: EigenPair): number {
  const size = cell.length;
  let potential = 0;
  let kinetic = 0;
  for (const [row, { density, bonds }] of cell.entries()) {
    const [re, im] = [at(vector, row), at(vector, size + row)];
    kinetic += density * (re ** 2 + im ** 2);
    for (const { elasticity, other, cosineMinusOne, sine } of bonds) {
      const [otherRe, otherIm] = [at(vector, other), at(vector, size + other)];
      const stretchRe = otherRe - re + (otherRe * cosineMinusOne - otherIm * sine);
      const stretchIm = otherIm - im + (otherRe * sine + otherIm * cosineMinusOne);
      potential += elasticity * (stretchRe ** 2 + stretchIm ** 2);
    }
  }
  // Each bond has been met from both its masses.
  return potential / 2 / kinetic;
}
