import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Integer } from "../integer.ts";
import { centred, centredInteger, centredInverse } from "../modular/centred-residues.ts";
import { type DoubleField, residueAt, residueOfInteger } from "../modular/double-field.ts";
import type { Matrix } from "./matrix.ts";
import { addInnerProduct, type SparseEntry, sparseResidues } from "./sparse-residues.ts";

/** A square matrix modulo a prime below 2^26, as its rows of centred residues. */
export type ResidueMatrix = readonly Float64Array[];

/** The places of the pivots of an elimination, first to last. */
export type PivotOrder = readonly Position[];

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** Triangular factors of a regular matrix modulo a prime, without their zeros. */
export interface ModularFactorisation {
  readonly field: DoubleField;
  /** In 1 .. p-1. */
  readonly determinant: number;
  readonly pivots: PivotOrder;
  /** Writes the solution of `matrix x = rightSide`, in centred residues, to `solution`. */
  readonly solve: (rightSide: Float64Array, solution: Float64Array) => void;
}

export function residueMatrix(field: DoubleField, matrix: Matrix<Integer>): ResidueMatrix {
  return matrix.map((row) => {
    const residues = new Float64Array(row.length);
    row.forEach((entry, j) => {
      if (entry !== 0) residues[j] = centredInteger(field, entry);
    });
    return residues;
  });
}

export interface ModularOptions extends BudgetOptions {
  /** The pivots of another prime: they save the search for sparse ones, and are replaced where one of them is zero. */
  readonly pivots?: PivotOrder;
}

/**
 * Factorises a square matrix modulo a prime; `undefined` where its determinant is divisible by it. A spent budget ends the
 * enclosing `withinBudget`.
 */
export function factoriseModulo(
  field: DoubleField,
  matrix: ResidueMatrix,
  { pivots, budget = UNLIMITED }: ModularOptions = {},
): ModularFactorisation | undefined {
  const steps =
    (pivots === undefined ? undefined : eliminate(field, matrix, (_, step) => at(pivots, step), budget)) ??
    eliminate(field, matrix, sparsestPivot, budget);
  return steps === undefined ? undefined : ofSteps(field, steps);
}

/** One step: a pivot, the negated multipliers of the rows that follow, and what is left of the pivot's row. */
interface EliminationStep {
  readonly pivot: Position;
  readonly value: number;
  readonly multipliers: readonly SparseEntry[];
  readonly rest: readonly SparseEntry[];
}

/** The rows as they are, with the indices of the rows and columns that have had no pivot yet. */
interface Elimination {
  readonly rows: readonly Float64Array[];
  readonly openRows: readonly number[];
  readonly openColumns: readonly number[];
}

function eliminate(
  field: DoubleField,
  matrix: ResidueMatrix,
  choosePivot: (state: Elimination, step: number) => Position | undefined,
  budget: Budget,
): readonly EliminationStep[] | undefined {
  const rows = matrix.map((row) => row.slice());
  let [openRows, openColumns] = [[...rows.keys()], [...rows.keys()]];
  const steps: EliminationStep[] = [];
  while (steps.length < rows.length) {
    stopWhenSpent(budget, "eliminating modulo a prime");
    const pivot = choosePivot({ rows, openRows, openColumns }, steps.length);
    if (pivot === undefined || residueAt(at(rows, pivot.row), pivot.column) === 0) return undefined;
    openRows = openRows.filter((row) => row !== pivot.row);
    openColumns = openColumns.filter((column) => column !== pivot.column);
    steps.push(eliminateColumn(field, { rows, openRows, openColumns }, pivot));
  }
  return steps;
}

function eliminateColumn(
  field: DoubleField,
  { rows, openRows, openColumns }: Elimination,
  pivot: Position,
): EliminationStep {
  const { p, inverse } = field;
  const upper = at(rows, pivot.row);
  const value = residueAt(upper, pivot.column);
  const factor = -centredInverse(field, value);
  const rest = nonzeroEntries(openColumns, (column) => residueAt(upper, column));
  const multipliers = nonzeroEntries(openRows, (row) =>
    centred(residueAt(at(rows, row), pivot.column) * factor, p, inverse),
  );
  for (const { index, residue: multiplier } of multipliers) {
    const row = at(rows, index);
    for (const { index: column, residue } of rest) {
      row[column] = centred(residueAt(row, column) + multiplier * residue, p, inverse);
    }
  }
  return { pivot, value, multipliers, rest };
}

function nonzeroEntries(
  places: readonly number[],
  residueOf: (place: number) => number,
): readonly SparseEntry[] {
  const entries: SparseEntry[] = [];
  for (const index of places) {
    const residue = residueOf(index);
    if (residue !== 0) entries.push({ index, residue });
  }
  return entries;
}

/** The nonzero place whose row and column have the fewest other entries (Markowitz). */
function sparsestPivot({ rows, openRows, openColumns }: Elimination): Position | undefined {
  const rowCounts = new Int32Array(rows.length);
  const columnCounts = new Int32Array(rows.length);
  const occupied: Position[] = [];
  for (const row of openRows) {
    const entries = at(rows, row);
    for (const column of openColumns) {
      if (residueAt(entries, column) !== 0) occupied.push({ row, column });
    }
  }
  for (const { row, column } of occupied) {
    rowCounts[row] = at(rowCounts, row) + 1;
    columnCounts[column] = at(columnCounts, column) + 1;
  }
  let best: Position | undefined;
  let leastFill = Number.POSITIVE_INFINITY;
  for (const place of occupied) {
    const fill = (at(rowCounts, place.row) - 1) * (at(columnCounts, place.column) - 1);
    if (fill >= leastFill) continue;
    best = place;
    leastFill = fill;
  }
  return best;
}

function ofSteps(field: DoubleField, steps: readonly EliminationStep[]): ModularFactorisation {
  const { p, inverse } = field;
  const pivots = steps.map(({ pivot }) => pivot);
  const product = steps.reduce<number>(
    (total, { value }) => centred(total * value, p, inverse),
    permutationSign(pivots),
  );
  return {
    field,
    determinant: residueOfInteger(field, product),
    pivots,
    solve: substitution(field, steps),
  };
}

/** Forward and back substitution, both as inner products with sparse rows. */
function substitution(field: DoubleField, steps: readonly EliminationStep[]): ModularFactorisation["solve"] {
  const lower = sparseResidues(multipliersByRow(steps));
  const upper = sparseResidues(
    steps.map(({ rest }) => rest.map(({ index, residue }) => ({ index, residue: -residue }))),
  );
  const inversePivots = Float64Array.from(steps.map(({ value }) => centredInverse(field, value)));
  const rows = Int32Array.from(steps.map(({ pivot }) => pivot.row));
  const columns = Int32Array.from(steps.map(({ pivot }) => pivot.column));
  const eliminated = new Float64Array(steps.length);
  return (rightSide, solution) => {
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[step] ?? 0;
      eliminated[row] = addInnerProduct(field, lower, step, eliminated, residueAt(rightSide, row));
    }
    for (let step = rows.length - 1; step >= 0; step -= 1) {
      const rest = addInnerProduct(field, upper, step, solution, residueAt(eliminated, rows[step] ?? 0));
      solution[columns[step] ?? 0] = centred(rest * residueAt(inversePivots, step), field.p, field.inverse);
    }
  };
}

/** `[step]`: what multiplies the earlier pivots' rows in the row of this pivot. */
function multipliersByRow(steps: readonly EliminationStep[]): readonly (readonly SparseEntry[])[] {
  const stepOfRow = new Map(steps.map(({ pivot }, step) => [pivot.row, step]));
  const gathered = steps.map((): SparseEntry[] => []);
  for (const { pivot, multipliers } of steps) {
    for (const { index, residue } of multipliers) {
      gathered[stepOfRow.get(index) ?? 0]?.push({ index: pivot.row, residue });
    }
  }
  return gathered;
}

/** The sign of the permutation that maps each pivot's row to its column. */
function permutationSign(pivots: PivotOrder): 1 | -1 {
  const image = new Int32Array(pivots.length);
  for (const { row, column } of pivots) image[row] = column;
  let sign: 1 | -1 = 1;
  for (let start = 0; start < image.length; start += 1) {
    for (let next = at(image, start); next !== start; next = at(image, start)) {
      image[start] = at(image, next);
      image[next] = next;
      sign = sign === 1 ? -1 : 1;
    }
  }
  return sign;
}
