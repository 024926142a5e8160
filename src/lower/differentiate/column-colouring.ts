import { at } from "../../core/errors.ts";
import type { JacobianPattern } from "./jacobian-pattern.ts";

/** Columns by colour, so that no row has entries in two columns of a colour. */
export interface ColumnColouring {
  readonly colourCount: number;
  /** The colour of each column, from 0. */
  readonly colours: Int32Array;
}

/**
 * A colouring of a Jacobian's columns, each in order with the first colour that is free. One Jacobian-vector product for
 * each colour, along the sum of its columns, gives all entries: that in row r and column c is element r of the product
 * of the colour of c. A band of width b takes b colours, however long it is.
 *
 * Source: Curtis, Powell & Reid (1974), On the estimation of sparse Jacobian matrices, IMA J. Appl. Math. 13.
 */
export function columnColouring(pattern: JacobianPattern): ColumnColouring {
  const rowsOfColumn = grouped(pattern.columns, pattern.rows, pattern.columnCount);
  const columnsOfRow = grouped(pattern.rows, pattern.columns, pattern.rowCount);
  const colours = new Int32Array(pattern.columnCount).fill(UNCOLOURED);
  let colourCount = 0;
  for (let column = 0; column < pattern.columnCount; column++) {
    const taken = new Set<number>();
    for (const row of at(rowsOfColumn, column)) {
      for (const other of at(columnsOfRow, row)) taken.add(at(colours, other));
    }
    let colour = 0;
    while (taken.has(colour)) colour++;
    colours[column] = colour;
    colourCount = Math.max(colourCount, colour + 1);
  }
  return { colourCount, colours };
}

const UNCOLOURED = -1;

function grouped(keys: Int32Array, values: Int32Array, count: number): readonly (readonly number[])[] {
  const groups = Array.from({ length: count }, (): number[] => []);
  for (const [k, key] of keys.entries()) at(groups, key).push(at(values, k));
  return groups;
}
