import { at, invariant } from "../../src/core/errors.ts";
import { CERTIFICATE_PRIMES, primeField } from "../../src/exact/prime-field.ts";
import { type Rational, rationalFromText } from "../../src/exact/rational.ts";
import type { Field } from "../../src/exact/ring.ts";

/** The residues in which answers are checked. */
export const RESIDUES: Field<bigint> = primeField(CERTIFICATE_PRIMES[0]);

/** The residue of an exact number given as text; of nothing, zero. */
export function residueOfText(text: string | undefined, field = RESIDUES): bigint {
  return text === undefined ? field.zero : residueOf(rationalFromText(text), field);
}

export function residueOf({ numerator, denominator }: Rational, field = RESIDUES): bigint {
  return field.divide(field.fromInteger(numerator), field.fromInteger(denominator));
}

/** The solution of a regular system of residues, by Gauss and Jordan's elimination. */
export function solveByElimination(
  matrix: readonly (readonly bigint[])[],
  rightSide: readonly bigint[],
): readonly bigint[] {
  const { isZero, divide, subtract, multiply } = RESIDUES;
  const rows = matrix.map((row, i) => [...row, at(rightSide, i)]);
  for (let column = 0; column < rows.length; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= column && !isZero(at(row, column)));
    invariant(pivot >= 0, "the system of a check is regular");
    const pivotRow = at(rows, pivot).map((entry) => divide(entry, at(at(rows, pivot), column)));
    rows[pivot] = at(rows, column);
    rows[column] = pivotRow;
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = at(row, column);
      rows[i] = row.map((entry, j) => subtract(entry, multiply(factor, at(pivotRow, j))));
    });
  }
  return rows.map((row) => at(row, rows.length));
}
