import { at } from "../../../core/errors.ts";
import type { Ring } from "../../../exact/ring.ts";
import { type Part, PartSum } from "../series/part.ts";

/** `[mode][column]`: a row of operators for each mode, at one grade. */
export type Rows<E> = readonly (readonly Part<E>[])[];

/** Rows under construction. */
export class RowSums<E> {
  readonly #sums: readonly (readonly PartSum<E>[])[];

  constructor(ring: Ring<E>, modes: number, columns: number) {
    this.#sums = Array.from({ length: modes }, () =>
      Array.from({ length: columns }, () => new PartSum(ring)),
    );
  }

  at(mode: number, column: number): PartSum<E> {
    return at(at(this.#sums, mode), column);
  }

  addMultiple(rows: Rows<E>, factor: E): void {
    rows.forEach((row, mode) => {
      row.forEach((part, column) => {
        this.at(mode, column).addMultiple(part, factor);
      });
    });
  }

  total(): Rows<E> {
    return this.#sums.map((row) => row.map((sum) => sum.total()));
  }
}

export function isAnyLeft<E>(rows: Rows<E>): boolean {
  return rows.some((row) => row.some((part) => part.size > 0));
}

export function mapRows<E>(
  rows: Rows<E>,
  image: (part: Part<E>, mode: number, column: number) => Part<E>,
): Rows<E> {
  return rows.map((row, mode) => row.map((part, column) => image(part, mode, column)));
}
