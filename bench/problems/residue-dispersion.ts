import { at } from "../../src/core/errors.ts";
import { sum } from "../../src/exact/ring.ts";
import type { Cell } from "./cell.ts";
import { RESIDUES, solveByElimination } from "./residues.ts";

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
  entryValue: (entry: string) => bigint,
  order: number,
): ResidueDispersion {
  const { add, subtract, multiply, divide, fromInteger, zero, one } = RESIDUES;
  const densities = cell.densities.map((entry) => entryValue(entry));
  const bonds = cell.bonds.map((bond) => ({ ...bond, value: entryValue(bond.elasticity) }));
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
    shapes.push([...solveByElimination(grounded, rest.slice(0, -1)), zero]);
  }
  return { speeds, shapes };
}

/** The shapes with the cell's mean at the amplitude: divided, as series in `i k h`, by their mean. */
export function shapesByMean({ shapes }: ResidueDispersion): ResidueDispersion["shapes"] {
  const { subtract, multiply, divide, fromInteger } = RESIDUES;
  const means = shapes.map((shape) => divide(sum(RESIDUES, shape), fromInteger(shape.length)));
  const quotients: (readonly bigint[])[] = [];
  for (const [m, shape] of shapes.entries()) {
    const known = quotients.map((quotient, a) => quotient.map((entry) => multiply(entry, at(means, m - a))));
    quotients.push(
      shape.map((entry, i) =>
        subtract(
          entry,
          sum(
            RESIDUES,
            known.map((terms) => at(terms, i)),
          ),
        ),
      ),
    );
  }
  return quotients;
}
