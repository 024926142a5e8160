import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { withinBudget } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import {
  determinantByElimination,
  factoriseByElimination,
} from "../../../../src/exact/linear/fraction-free.ts";
import { determinant, factorise } from "../../../../src/exact/linear/linear.ts";
import { matrixRing } from "../../../../src/exact/linear/matrix-ring.ts";
import {
  adjugateByMinors,
  borderedDeterminant,
  determinantByMinors,
} from "../../../../src/exact/linear/minors.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { residueRing } from "../../../../src/exact/residue-ring.ts";
import { polynomialFraction } from "../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { polynomials, smallInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";
import { goldenLinearAlgebra, matrices } from "./sample-matrices.ts";

const ring = polynomialRing<Integer>(integers, ["x", "y", "z"]);
const read = (text: string) => polynomialFraction(parseExpression(text), ring).numerator;
const sparse = polynomials(ring, smallInteger, { terms: 2, degree: 1 });

/** The matrix that the golden determinants of Maxima belong to. */
const banded = (size: number) =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => read(["2*x+y", "-x-1", "y-z"][Math.abs(i - j)] ?? "0")),
  );

describe("expansion into minors", () => {
  counted("golden", "a banded determinant in three variables as in Maxima", () => {
    const { determinant5 } = goldenLinearAlgebra().symbolicMatrix;
    expect(ring.equals(determinantByMinors(ring, banded(5)), read(determinant5))).toBe(true);
  });

  counted("differential", "determinants are those of fraction-free elimination", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }).chain((size) => matrices(sparse, size)),
        (matrix) => ring.equals(determinantByMinors(ring, matrix), determinantByElimination(ring, matrix)),
      ),
      { numRuns: 100 },
    );
    return 100;
  });

  counted("differential", "solutions by cofactors are those of fraction-free elimination", () => {
    fc.assert(
      fc.property(matrices(sparse, 3, 4), (rows) => {
        const matrix = rows.map((row) => row.slice(0, 3));
        const rightSide = rows.map((row) => at(row, 3));
        const [expanded, eliminated] = [factorise(ring, matrix), factoriseByElimination(ring, matrix)];
        if (!expanded.ok || !eliminated.ok) return expanded.ok === eliminated.ok;
        expect(expanded.value.solve(rightSide)).toStrictEqual(eliminated.value.solve(rightSide));
        return true;
      }),
      { numRuns: 100 },
    );
    return 100;
  });

  counted(
    "property",
    "a matrix times its adjugate is its determinant, over a ring with zero divisors too",
    () => {
      const residues = residueRing(12n);
      const small = fc.bigInt({ min: 0n, max: 11n });
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 5 }).chain((size) => matrices(small, size)),
          (matrix) => {
            const square = matrixRing(residues, matrix.length);
            const { determinant: det, entries } = adjugateByMinors(residues, matrix);
            const scalar = square.scalar(det);
            return (
              square.equals(square.multiply(matrix, entries), scalar) &&
              square.equals(square.multiply(entries, matrix), scalar) &&
              det === determinantByMinors(residues, matrix)
            );
          },
        ),
        { numRuns: 150 },
      );
      return 450;
    },
  );

  counted("property", "a border is its corner times the determinant, less left adjugate right", () => {
    fc.assert(
      fc.property(matrices(sparse, 3, 5), sparse, (rows, corner) => {
        const matrix = rows.map((row) => row.slice(0, 3));
        const [left, right] = [rows.map((row) => at(row, 3)), rows.map((row) => at(row, 4))];
        const { determinant: det, entries } = adjugateByMinors(ring, matrix);
        const form = left.reduce(
          (total, l, i) =>
            right.reduce(
              (sum, r, j) => ring.add(sum, ring.multiply(l, ring.multiply(at(at(entries, i), j), r))),
              total,
            ),
          ring.zero,
        );
        const expected = ring.subtract(ring.multiply(corner, det), form);
        return ring.equals(borderedDeterminant(ring, matrix, { left, right, corner }), expected);
      }),
      { numRuns: 60 },
    );
    return 60;
  });

  counted(
    "wrong-twin",
    "one changed entry changes the determinant by its cofactor, and by nothing else",
    () => {
      const matrix = banded(4);
      const { determinant: det, entries } = adjugateByMinors(ring, matrix);
      let checked = 0;
      matrix.forEach((row, i) => {
        row.forEach((entry, j) => {
          const changed = matrix.with(i, row.with(j, ring.add(entry, ring.one)));
          const difference = ring.subtract(determinantByMinors(ring, changed), det);
          expect(ring.equals(difference, at(at(entries, j), i))).toBe(true);
          expect(ring.isZero(difference)).toBe(false);
          checked += 1;
        });
      });
      return checked;
    },
  );

  counted("behaviour", "shapes, sizes and budgets", () => {
    expect(isRefused("E_SHAPE", () => determinantByMinors(ring, [[ring.one], [ring.one]]))).toBe(true);
    expect(
      isRefused("E_SHAPE", () =>
        borderedDeterminant(ring, [[ring.one]], { left: [], right: [], corner: ring.one }),
      ),
    ).toBe(true);
    const large = matrixRing(integers, 31).one;
    expect(isRefused("E_UNSUPPORTED", () => determinantByMinors(integers, large))).toBe(true);
    const terms = { budget: { terms: 8 } };
    expect(withinBudget(() => determinantByMinors(ring, banded(5), terms))).toMatchObject({
      ok: false,
      reason: "budget",
    });
    expect(factorise(ring, banded(3), terms)).toMatchObject({ ok: false, reason: "budget" });
    expect(factorise(ring, banded(3), { budget: { signal: AbortSignal.abort() } })).toMatchObject({
      reason: "interrupted",
    });
    expect(withinBudget(() => determinant(ring, banded(5), { budget: { deadline: 0 } }))).toMatchObject({
      reason: "budget",
    });
    return 7;
  });
});
