import * as fc from "fast-check";
import { describe } from "vitest";
import { type Integer, integers } from "../../src/exact/integer.ts";
import { determinant, factorise, rank } from "../../src/exact/linear/linear.ts";
import type { Matrix } from "../../src/exact/linear/matrix.ts";
import type { PolynomialRing } from "../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import { type Rational, rational, rationals } from "../../src/exact/rational.ts";
import type { Ring } from "../../src/exact/ring.ts";
import { counted } from "../counted.ts";
import { anyInteger, polynomials, smallInteger } from "../laws/arbitraries.ts";

/** The determinant by expansion along the first row. */
function byCofactors<E>(ring: Ring<E>, matrix: Matrix<E>): E {
  const [first, ...rest] = matrix;
  if (first === undefined) return ring.one;
  return first.reduce((total, entry, j) => {
    const minor = rest.map((row) => row.filter((_, column) => column !== j));
    const term = ring.multiply(entry, byCofactors(ring, minor));
    return j % 2 === 0 ? ring.add(total, term) : ring.subtract(total, term);
  }, ring.zero);
}

/** Gauss-Jordan elimination over the rationals, first nonzero pivot: the reduced rows and how many pivots they have. */
function reduceRows(matrix: Matrix<Rational>): { readonly rows: Matrix<Rational>; readonly pivots: number } {
  let rows = matrix.map((row) => [...row]);
  let pivots = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const found = rows.findIndex((row, i) => i >= pivots && !isZeroAt(row, column));
    const chosen = rows[found];
    if (chosen === undefined) continue;
    rows = [chosen, ...rows.filter((_, i) => i !== found)].map((row) => [...row]);
    rows = [...rows.slice(1, pivots + 1), rows[0] ?? [], ...rows.slice(pivots + 1)];
    const pivotRow = (rows[pivots] ?? []).map((entry) =>
      rationals.divide(entry, chosen[column] ?? rationals.one),
    );
    rows = rows.map((row, i) =>
      i === pivots
        ? pivotRow
        : row.map((entry, j) =>
            rationals.subtract(
              entry,
              rationals.multiply(row[column] ?? rationals.zero, pivotRow[j] ?? rationals.zero),
            ),
          ),
    );
    pivots += 1;
  }
  return { rows, pivots };
}

function isZeroAt(row: readonly Rational[], column: number): boolean {
  return rationals.isZero(row[column] ?? rationals.zero);
}

function squares<E>(entries: fc.Arbitrary<E>, size: number, columns = size): fc.Arbitrary<E[][]> {
  const row = fc.array(entries, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: size, maxLength: size });
}

describe("fraction-free elimination", () => {
  const entries = fc.oneof(fc.constant<Integer>(0), smallInteger, anyInteger);

  counted("differential", "solves as Gauss-Jordan elimination over the rationals does", () => {
    fc.assert(
      fc.property(squares(entries, 5, 6), (rows) => {
        const { rows: reduced } = reduceRows(rows.map((row) => row.map((entry) => rational(entry))));
        const factorisation = factorise(
          integers,
          rows.map((row) => row.slice(0, 5)),
        );
        if (!factorisation.ok) return true;
        const { numerators, denominator } = factorisation.value.solve(rows.map((row) => row[5] ?? 0));
        return numerators.every((numerator, i) =>
          rationals.equals(rational(numerator, denominator), reduced[i]?.[5] ?? rationals.zero),
        );
      }),
      { numRuns: 300 },
    );
  });

  counted("differential", "finds the rank that rational elimination finds", () => {
    fc.assert(
      fc.property(squares(fc.constantFrom<Integer>(0, 0, 0, 1, -1, 2), 4, 6), (rows) => {
        const { pivots } = reduceRows(rows.map((row) => row.map((entry) => rational(entry))));
        return rank(integers, rows) === pivots;
      }),
      { numRuns: 500 },
    );
  });

  counted("differential", "finds the determinants that cofactors give, over the integers", () => {
    fc.assert(
      fc.property(squares(entries, 5), (rows) =>
        integers.equals(determinant(integers, rows), byCofactors(integers, rows)),
      ),
      { numRuns: 300 },
    );
  });

  counted("differential", "finds the determinants that cofactors give, over polynomials", () => {
    const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, ["x", "y", "z"]);
    fc.assert(
      fc.property(squares(polynomials(ring, smallInteger, { terms: 2, degree: 1 }), 4), (rows) =>
        ring.equals(determinant(ring, rows), byCofactors(ring, rows)),
      ),
      { numRuns: 100 },
    );
  });
});
