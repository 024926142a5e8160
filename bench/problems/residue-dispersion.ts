import { at, invariant } from "../../src/core/errors.ts";
import { CERTIFICATE_PRIMES, primeField } from "../../src/exact/prime-field.ts";
import { type Rational, rationalFromText, rationals } from "../../src/exact/rational.ts";
import { type Field, sum } from "../../src/exact/ring.ts";
import type { Cell } from "./cell.ts";

/** The residues in which answers are checked. */
export const RESIDUES: Field<bigint> = primeField(CERTIFICATE_PRIMES[0]);

/** The residue of an exact number given as text. */
export function residueOfText(text: string): bigint {
  return residueOf(rationalFromText(text));
}

export function residueOf(value: Rational): bigint {
  return RESIDUES.divide(
    RESIDUES.fromInteger(rationals.numerator(value)),
    RESIDUES.fromInteger(rationals.denominator(value)),
  );
}

/** `u = sum shapes[m] (i k h)^m` with the last mass at the amplitude, and `h² U_tt = sum speeds[m] (i k h)^m U`. */
export interface ResidueDispersion {
  readonly speeds: readonly bigint[];
  readonly shapes: readonly (readonly bigint[])[];
}

/**
 * The slow wave of a cell with entries in the residues, straight from the equations of motion: Taylor coefficients in
 * the wavenumber, each from one elimination. No code is shared with the derivation that it checks.
 */
export function residueDispersion(
  cell: Cell,
  valueOf: (entry: string) => bigint,
  order: number,
): ResidueDispersion {
  const { add, subtract, negate, multiply, divide, fromInteger, zero, one } = RESIDUES;
  const densities = cell.densities.map(valueOf);
  const bonds = cell.bonds.map((bond) => ({ ...bond, value: valueOf(bond.elasticity) }));
  const stiffness = densities.map(() => densities.map(() => zero));
  for (const { mass, other, value } of bonds) {
    const row = at(stiffness, mass);
    row[mass] = add(at(row, mass), value);
    row[other] = subtract(at(row, other), value);
  }
  const shapes = [densities.map(() => one)];
  const speeds = [zero];
  for (let m = 1; m <= order; m += 1) {
    const forces = densities.map(() => zero);
    for (let a = 1, factorial = one; a <= m; a += 1, factorial = multiply(factorial, fromInteger(a))) {
      for (const { mass, other, step, value } of bonds) {
        const share = divide(multiply(value, at(at(shapes, m - a), other)), factorial);
        forces[mass] = add(at(forces, mass), multiply(fromInteger(step ** a), share));
      }
      densities.forEach((density, i) => {
        const inertia = a < m ? multiply(at(speeds, a), at(at(shapes, m - a), i)) : zero;
        forces[i] = subtract(at(forces, i), multiply(density, inertia));
      });
    }
    const speed = divide(sum(RESIDUES, forces), sum(RESIDUES, densities));
    const rest = forces.map((force, i) => subtract(force, multiply(speed, at(densities, i))));
    const grounded = stiffness.slice(0, -1).map((row) => row.slice(0, -1));
    speeds.push(speed);
    shapes.push([...solveByElimination(RESIDUES, grounded, rest.slice(0, -1)), negate(zero)]);
  }
  return { speeds, shapes };
}

/** The solution of a regular system, by Gauss and Jordan's elimination. */
export function solveByElimination<E>(
  field: Field<E>,
  matrix: readonly (readonly E[])[],
  rightSide: readonly E[],
): readonly E[] {
  const rows = matrix.map((row, i) => [...row, at(rightSide, i)]);
  for (let column = 0; column < rows.length; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= column && !field.isZero(at(row, column)));
    invariant(pivot >= 0, "the system of a check is regular");
    const pivotRow = at(rows, pivot).map((entry) => field.divide(entry, at(at(rows, pivot), column)));
    rows[pivot] = at(rows, column);
    rows[column] = pivotRow;
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = at(row, column);
      rows[i] = row.map((entry, j) => field.subtract(entry, field.multiply(factor, at(pivotRow, j))));
    });
  }
  return rows.map((row) => at(row, rows.length));
}
