import * as fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import {
  determinantByElimination,
  factoriseByElimination,
} from "../../../../src/exact/linear/fraction-free.ts";
import { jordanChains } from "../../../../src/exact/linear/jordan-chains.ts";
import { rank } from "../../../../src/exact/linear/linear.ts";
import type { Matrix } from "../../../../src/exact/linear/matrix.ts";
import { imageOf, matrixRing } from "../../../../src/exact/linear/matrix-ring.ts";
import { type Rational, rational, rationals } from "../../../../src/exact/rational.ts";
import type { Field } from "../../../../src/exact/ring.ts";
import { wordPrimeField } from "../../../../src/exact/word-prime-field.ts";
import { counted } from "../../../counted.ts";
import { smallRational } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";
import { matrices } from "./sample-matrices.ts";

/** The matrix of blocks with ones above the diagonal, of sizes for one eigenvalue and other values after them. */
function jordanForm<E>(
  field: Field<E>,
  eigenvalue: E,
  sizes: readonly number[],
  others: readonly E[],
): Matrix<E> {
  const ends = new Set(sizes.map((_, i) => sizes.slice(0, i + 1).reduce((total, size) => total + size, 0)));
  const order = Math.max(0, ...ends);
  const values = [...Array.from({ length: order }, () => eigenvalue), ...others];
  return values.map((value, i) =>
    values.map((_, j) => {
      if (i === j) return value;
      return j === i + 1 && j < order && !ends.has(j) ? field.one : field.zero;
    }),
  );
}

function conjugated(matrix: Matrix<Rational>, basis: Matrix<Rational>): Matrix<Rational> {
  const square = matrixRing(rationals, matrix.length);
  const factorised = factoriseByElimination(rationals, basis);
  if (!factorised.ok) throw new Error(factorised.message);
  const columns = square.one.map((unit) => {
    const { numerators, denominator } = factorised.value.solve(unit);
    return numerators.map((numerator) => rationals.divide(numerator, denominator));
  });
  return square.multiply(square.multiply(basis, matrix), square.transpose(columns));
}

function areChains<E>(
  field: Field<E>,
  matrix: Matrix<E>,
  eigenvalue: E,
  chains: readonly Matrix<E>[],
): boolean {
  const square = matrixRing(field, matrix.length);
  const shifted = square.subtract(matrix, square.scalar(eigenvalue));
  const isImage = (vector: readonly E[], image: readonly E[]) =>
    imageOf(field, shifted, vector).every((entry, i) => field.equals(entry, at(image, i)));
  const zero = matrix.map(() => field.zero);
  const vectors = chains.flat();
  return (
    chains.every((chain) => chain.every((vector, i) => isImage(vector, chain[i - 1] ?? zero))) &&
    (vectors.length === 0 || rank(field, vectors) === vectors.length)
  );
}

const blockSizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });

counted("property", "chains have the lengths of the blocks that a random basis hides", () => {
  let checked = 0;
  fc.assert(
    fc.property(blockSizes, smallRational, fc.infiniteStream(smallRational), (sizes, eigenvalue, stream) => {
      const others = [rationals.add(eigenvalue, rationals.one)];
      const form = jordanForm(rationals, eigenvalue, sizes, others);
      const basis = form.map(() => form.map(() => stream.next().value ?? rationals.zero));
      fc.pre(!rationals.isZero(determinantByElimination(rationals, basis)));
      const matrix = conjugated(form, basis);
      const chains = jordanChains(rationals, matrix, eigenvalue);
      expect(chains.map(({ length }) => length)).toEqual(sizes.toSorted((a, b) => b - a));
      expect(areChains(rationals, matrix, eigenvalue, chains)).toBe(true);
      checked += 2;
    }),
    { numRuns: 80 },
  );
  return checked;
});

counted("property", "they exist over a prime field too", () => {
  const field = wordPrimeField(10_007);
  const matrix = jordanForm(field, 5, [1, 3, 2], [6, 7]);
  const chains = jordanChains(field, matrix, 5);
  expect(chains.map(({ length }) => length)).toEqual([3, 2, 1]);
  expect(areChains(field, matrix, 5, chains)).toBe(true);
  return 2;
});

counted(
  "identity",
  "none where the value is no eigenvalue, and eigenvectors alone where nothing is defective",
  () => {
    fc.assert(
      fc.property(matrices(smallRational, 3), smallRational, (matrix, value) => {
        const square = matrixRing(rationals, 3);
        const shifted = square.subtract(matrix, square.scalar(value));
        const isEigenvalue = rationals.isZero(determinantByElimination(rationals, shifted));
        return jordanChains(rationals, matrix, value).length > 0 === isEigenvalue;
      }),
      { numRuns: 100 },
    );
    const twice = matrixRing(rationals, 3).scalar(rational(2));
    expect(jordanChains(rationals, twice, rational(2)).map(({ length }) => length)).toEqual([1, 1, 1]);
    return 101;
  },
);

counted("wrong-twin", "a chain in the wrong order or for another eigenvalue is none", () => {
  const matrix = jordanForm(rationals, rational(2), [3], []);
  const chains = jordanChains(rationals, matrix, rational(2));
  expect(areChains(rationals, matrix, rational(2), chains)).toBe(true);
  expect(areChains(rationals, matrix, rational(2), [at(chains, 0).toReversed()])).toBe(false);
  expect(areChains(rationals, matrix, rational(3), chains)).toBe(false);
  return 2;
});

counted("behaviour", "shapes are checked", () => {
  expect(
    isRefused("E_SHAPE", () => jordanChains(rationals, [[rationals.one], [rationals.one]], rationals.one)),
  ).toBe(true);
});
