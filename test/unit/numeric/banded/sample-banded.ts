import fc from "fast-check";
import { at } from "../../../../src/core/errors.ts";
import { addToBanded, type BandedMatrix, zeroBanded } from "../../../../src/numeric/banded/banded-matrix.ts";

/** Thousandths: what underflows has tests of its own. */
const entries = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000);

/** Random banded matrices with a random vector of the same size. */
export const bandedSystem = fc
  .record({
    size: fc.integer({ min: 1, max: 14 }),
    lower: fc.integer({ min: 0, max: 4 }),
    upper: fc.integer({ min: 0, max: 4 }),
  })
  .chain(({ size, lower, upper }) =>
    fc.record({
      matrix: fc
        .array(entries, { minLength: size * (lower + 1 + upper), maxLength: size * (lower + 1 + upper) })
        .map((values) => bandedFrom(size, lower, upper, values)),
      vector: fc
        .array(entries, { minLength: size, maxLength: size })
        .map((values) => Float64Array.from(values)),
    }),
  );

/** Random symmetric banded matrices, some of whose entries are zero or repeat. */
export const symmetricBanded = fc
  .record({ size: fc.integer({ min: 1, max: 12 }), reach: fc.integer({ min: 0, max: 3 }) })
  .chain(({ size, reach }) =>
    fc
      .array(fc.oneof(entries, fc.constantFrom(0, 1, -1, 2)), {
        minLength: size * (reach + 1),
        maxLength: size * (reach + 1),
      })
      .map((values) => symmetricFrom(size, reach, values)),
  );

/** The values, row by row, that fall inside the matrix. */
export function bandedFrom(
  size: number,
  lower: number,
  upper: number,
  values: readonly number[],
): BandedMatrix {
  const matrix = zeroBanded(size, lower, upper);
  const width = lower + 1 + upper;
  values.forEach((value, index) => {
    const row = Math.floor(index / width);
    const column = row + (index % width) - lower;
    if (column >= 0 && column < size) addToBanded(matrix, row, column, value);
  });
  return matrix;
}

/** The values, row by row from the diagonal to the right, and the same below it. */
export function symmetricFrom(size: number, reach: number, values: readonly number[]): BandedMatrix {
  const matrix = zeroBanded(size, reach, reach);
  for (let row = 0; row < size; row++) {
    for (let step = 0; step <= reach && row + step < size; step++) {
      const value = at(values, row * (reach + 1) + step);
      addToBanded(matrix, row, row + step, value);
      if (step > 0) addToBanded(matrix, row + step, row, value);
    }
  }
  return matrix;
}

/** 2 on the diagonal, -1 beside it: eigenvalues 4 sin²(m pi / (2 n + 2)), m = 1 .. n. */
export function secondDifference(size: number): BandedMatrix {
  return symmetricFrom(
    size,
    1,
    Array.from({ length: 2 * size }, (_, k) => (k % 2 === 0 ? 2 : -1)),
  );
}
