import { at } from "../../../core/errors.ts";
import type { Part } from "../series/part.ts";
import type { OperatorMatrix } from "./jacobians.ts";
import type { OperatorParts } from "./operator-parts.ts";
import type { Rows } from "./rows.ts";

/** Whether a monomial is wanted in a product of the row of a mode with a column. */
export type IsWanted = (mode: number, column: number, monomial: number) => boolean;

/** The products at a grade of rows, `[grade]`, with a matrix: of those monomials that are wanted. */
export function rowProducts<E>(
  operators: OperatorParts<E>,
  rows: readonly Rows<E>[],
  matrix: OperatorMatrix<E>,
  grade: number,
  isWanted?: IsWanted,
): Rows<E> {
  const columns = Array.from({ length: matrix(grade)[0]?.length ?? 0 }, (_, column) => column);
  return (rows[0] ?? []).map((_, mode) =>
    columns.map((column) => {
      const pairs = rows.flatMap((lower, shift) => {
        const right = matrix(grade - shift);
        return at(lower, mode).map((part, k): readonly [Part<E>, Part<E>] => [
          part,
          at(at(right, k), column),
        ]);
      });
      return operators.products(pairs, isWanted && ((monomial) => isWanted(mode, column, monomial)));
    }),
  );
}
