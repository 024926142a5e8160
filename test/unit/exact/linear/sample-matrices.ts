import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import type { Integer } from "../../../../src/exact/integer.ts";
import type { Matrix } from "../../../../src/exact/linear/matrix.ts";

/** Matrices of one shape. */
export function matrices<E>(entries: fc.Arbitrary<E>, rows: number, columns = rows): fc.Arbitrary<E[][]> {
  const row = fc.array(entries, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** The integer matrix that the golden values were computed from; see the script beside them. */
export function scrambledMatrix(size: number): Matrix<Integer> {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => {
      const [i, j] = [row + 1, column + 1];
      return ((7 * i * i + 3 * i * j + 11 * j ** 3) % 101) - 50;
    }),
  );
}

/** What PARI and Maxima found; the file holds the commands too. */
export interface GoldenLinearAlgebra {
  readonly integerMatrix: {
    readonly characteristicPolynomial12: readonly string[];
    readonly determinant20: string;
    readonly determinant40: string;
    readonly solution12: readonly string[];
    readonly rank8: number;
  };
  readonly symbolicMatrix: {
    readonly determinant5: string;
    readonly negatedCharacteristicPolynomial3: string;
  };
  readonly fiveStrandLattice: { readonly dispersion: readonly string[] };
}

export function goldenLinearAlgebra(): GoldenLinearAlgebra {
  const path = new URL("../../../golden/linear-algebra.json", import.meta.url);
  return JSON.parse(readFileSync(path, "utf8"));
}
