import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { exactQuotient, type GcdDomain, type IntegralDomain, metered } from "../ring.ts";
import { columnCount, type Matrix } from "./matrix.ts";

/**
 * The outcome of fraction-free elimination, which stopped after `rank` steps. After step k every entry is a minor of
 * order k + 1 of the permuted matrix, so that all divisions are exact.
 */
export interface Elimination<E> {
  readonly rank: number;
  /** `[i]`: the original index of the row, the column, in place i. */
  readonly rowOrder: readonly number[];
  readonly columnOrder: readonly number[];
  /** The sign of both permutations together. */
  readonly sign: 1 | -1;
  /** Permuted: on and above the diagonal the eliminated rows, below it the multipliers of each step. */
  readonly entries: Matrix<E>;
}

/**
 * Eliminates below the diagonal, without fractions. A spent budget ends the enclosing `withinBudget`.
 * Source: Bareiss (1968), Sylvester's identity and multistep integer-preserving Gaussian elimination,
 * Math. Comp. 22; the one-step method.
 */
export function eliminate<E>(
  unmetered: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Elimination<E> {
  const domain = metered(unmetered, budget);
  const columns = columnCount(matrix);
  const entries = matrix.map((row) => [...row]);
  const rowOrder = matrix.map((_, i) => i);
  const columnOrder = Array.from({ length: columns }, (_, j) => j);
  let [rank, sign, previous]: [number, 1 | -1, E] = [0, 1, domain.one];
  for (; rank < Math.min(matrix.length, columns); rank += 1) {
    const pivot = bestPivot(domain, entries, rank);
    if (pivot === undefined) break;
    const doing = `eliminating column ${rank + 1} of ${columns}`;
    stopWhenSpent(budget, doing, domain.size?.(at(at(entries, pivot.row), pivot.column)));
    if (pivot.row !== rank) sign = sign === 1 ? -1 : 1;
    if (pivot.column !== rank) sign = sign === 1 ? -1 : 1;
    swap(entries, rank, pivot.row);
    swap(rowOrder, rank, pivot.row);
    for (const row of entries) swap(row, rank, pivot.column);
    swap(columnOrder, rank, pivot.column);
    for (let i = rank + 1; i < entries.length; i += 1) {
      stopWhenSpent(budget, doing);
      eliminateRow(domain, entries, rank, i, previous);
    }
    previous = at(at(entries, rank), rank);
  }
  return { rank, rowOrder, columnOrder, sign, entries };
}

function swap<T>(items: T[], i: number, j: number): void {
  [items[i], items[j]] = [at(items, j), at(items, i)];
}

/** The row keeps its multiplier at `step`, right of which it becomes `(pivot entry - multiplier above) / previous`. */
function eliminateRow<E>(domain: GcdDomain<E>, entries: E[][], step: number, i: number, previous: E): void {
  const [upper, row] = [at(entries, step), at(entries, i)];
  const [pivot, multiplier] = [at(upper, step), at(row, step)];
  for (let j = step + 1; j < row.length; j += 1) {
    row[j] = crossQuotient(domain, pivot, at(row, j), multiplier, at(upper, j), previous);
  }
}

/** `(a b - c d) / divisor`, which is exact, and cheap where products vanish. */
export function crossQuotient<E>(domain: IntegralDomain<E>, a: E, b: E, c: E, d: E, divisor: E): E {
  const [hasFirst, hasSecond] = [!domain.isZero(b), !domain.isZero(c) && !domain.isZero(d)];
  if (!hasFirst && !hasSecond) return domain.zero;
  const first = hasFirst ? domain.multiply(a, b) : domain.zero;
  const difference = hasSecond ? domain.subtract(first, domain.multiply(c, d)) : first;
  return exactQuotient(domain, difference, divisor);
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/**
 * The pivot whose row and column have the fewest other entries (Markowitz), and among those the smallest element;
 * `undefined` where only zeros are left.
 */
function bestPivot<E>(domain: GcdDomain<E>, entries: Matrix<E>, step: number): Position | undefined {
  const { rowCounts, columnCounts } = nonzeroCounts(domain, entries, step);
  let best: Position | undefined;
  let [leastFill, leastSize] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let row = step; row < entries.length; row += 1) {
    const line = at(entries, row);
    for (let column = step; column < line.length; column += 1) {
      const entry = at(line, column);
      const fill = (at(rowCounts, row) - 1) * (at(columnCounts, column) - 1);
      if (fill > leastFill || domain.isZero(entry)) continue;
      const size = domain.size?.(entry) ?? 1;
      if (fill === leastFill && size >= leastSize) continue;
      best = { row, column };
      [leastFill, leastSize] = [fill, size];
    }
  }
  return best;
}

function nonzeroCounts<E>(domain: GcdDomain<E>, entries: Matrix<E>, step: number) {
  const rowCounts = entries.map(() => 0);
  const columnCounts = (entries[0] ?? []).map(() => 0);
  for (let i = step; i < entries.length; i += 1) {
    const row = at(entries, i);
    for (let j = step; j < row.length; j += 1) {
      if (domain.isZero(at(row, j))) continue;
      rowCounts[i] = at(rowCounts, i) + 1;
      columnCounts[j] = at(columnCounts, j) + 1;
    }
  }
  return { rowCounts, columnCounts };
}
