import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { centred, centredInverse } from "../modular/centred-residues.ts";
import { type DoubleField, residueAt } from "../modular/double-field.ts";
import type { ResidueMatrix } from "./modular-matrix.ts";

/**
 * The coefficients of `det(x - matrix)` modulo a prime, `[k]` of x^k, as centred residues: the matrix is brought into
 * lower Hessenberg form, and its leading principal submatrices follow one from another.
 * A spent budget ends the enclosing `withinBudget`. Cost: n^3 products for the form, n^3/6 for the polynomials.
 * Source: Cohen, A Course in Computational Algebraic Number Theory, algorithm 2.2.9.
 */
export function characteristicPolynomialModulo(
  field: DoubleField,
  matrix: ResidueMatrix,
  { budget = UNLIMITED }: BudgetOptions = {},
): Float64Array {
  const { p, inverse } = field;
  const form = hessenbergForm(field, matrix, { budget });
  const polynomials = [Float64Array.of(1)];
  form.forEach((row, i) => {
    stopWhenSpent(budget, `finding a characteristic polynomial modulo ${p}`);
    const next = new Float64Array(i + 2);
    next.set(at(polynomials, i), 1);
    let chain = -1;
    for (let j = i; j >= 0; j -= 1) {
      if (j < i) chain = centred(chain * residueAt(at(form, j), j + 1), p, inverse);
      if (chain === 0) break;
      addMultiple(field, next, centred(chain * residueAt(row, j), p, inverse), at(polynomials, j));
    }
    polynomials.push(next);
  });
  return at(polynomials, form.length);
}

/** A lower Hessenberg matrix similar to a square one. */
function hessenbergForm(
  field: DoubleField,
  matrix: ResidueMatrix,
  { budget = UNLIMITED }: BudgetOptions,
): ResidueMatrix {
  const rows = matrix.map((row) => row.slice());
  for (let i = 0; i + 2 < rows.length; i += 1) {
    stopWhenSpent(budget, `bringing a matrix to Hessenberg form modulo ${field.p}`);
    const pivot = at(rows, i).findIndex((entry, j) => j > i && entry !== 0);
    if (pivot < 0) continue;
    exchange(rows, i + 1, pivot);
    const factor = centredInverse(field, residueAt(at(rows, i), i + 1));
    for (let j = i + 2; j < rows.length; j += 1) {
      const multiplier = centred(residueAt(at(rows, i), j) * factor, field.p, field.inverse);
      if (multiplier !== 0) clearEntry(field, rows, { i, j, multiplier });
    }
  }
  return rows;
}

/** Exchanges two columns, and the rows of the same indices. */
function exchange(rows: Float64Array[], a: number, b: number): void {
  [rows[a], rows[b]] = [at(rows, b), at(rows, a)];
  for (const row of rows) [row[a], row[b]] = [residueAt(row, b), residueAt(row, a)];
}

interface Clearing {
  readonly i: number;
  readonly j: number;
  readonly multiplier: number;
}

/** Takes a multiple of column i + 1 from column j, which clears entry (i, j), and adds it of row j to row i + 1. */
function clearEntry(field: DoubleField, rows: ResidueMatrix, { i, j, multiplier }: Clearing): void {
  const { p, inverse } = field;
  for (const row of rows)
    row[j] = centred(residueAt(row, j) - multiplier * residueAt(row, i + 1), p, inverse);
  addMultiple(field, at(rows, i + 1), multiplier, at(rows, j));
}

/** Adds a multiple of a list of residues to another one that is as long at least. */
function addMultiple(
  { p, inverse }: DoubleField,
  target: Float64Array,
  factor: number,
  source: Float64Array,
): void {
  if (factor === 0) return;
  for (let k = 0; k < source.length; k += 1) {
    target[k] = centred(residueAt(target, k) + factor * residueAt(source, k), p, inverse);
  }
}
