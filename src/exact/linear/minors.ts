import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { metered, type Ring, sum } from "../ring.ts";
import { type Matrix, squareSize } from "./matrix.ts";

/** Sets of columns are the bits of one word; minors of all of them would not fit into memory long before. */
export const LARGEST_MINOR_EXPANSION = 30;

/** `(columns)`: the minor of the last rows, as many as there are columns in the set. */
type MinorsOfLastRows<E> = (columns: number) => E;

/**
 * The minors of the last k rows of a matrix and any k columns, each expanded once along its first row. There is no
 * division, and no intermediate result is larger than a minor: best where entries are sparse polynomials in many
 * variables. Minors of at most `knownRows` rows are taken from `known` instead.
 */
function minorsOfLastRows<E>(
  ring: Ring<E>,
  rows: Matrix<E>,
  budget: Budget,
  known: MinorsOfLastRows<E> = () => ring.one,
  knownRows = 0,
): MinorsOfLastRows<E> {
  const found = new Map<number, E>();
  const minor = (columns: number): E => {
    const count = bitCount(columns);
    if (count <= knownRows) return known(columns);
    const before = found.get(columns);
    if (before !== undefined) return before;
    const value = expandFirstRow(ring, at(rows, rows.length - count), columns, minor);
    stopWhenSpent(budget, "expanding minors of a matrix", ring.size?.(value));
    found.set(columns, value);
    return value;
  };
  return minor;
}

/** The alternating sum over the columns of a set of `row[column]` times the minor without it. */
function expandFirstRow<E>(ring: Ring<E>, row: readonly E[], columns: number, minor: MinorsOfLastRows<E>): E {
  const terms: E[] = [];
  let isPositive = true;
  for (let rest = columns; rest !== 0; rest &= rest - 1) {
    const column = lowestBit(rest);
    const entry = at(row, column);
    if (!ring.isZero(entry)) {
      const cofactor = minor(columns & ~(1 << column));
      if (!ring.isZero(cofactor)) {
        const product = ring.multiply(entry, cofactor);
        terms.push(isPositive ? product : ring.negate(product));
      }
    }
    isPositive = !isPositive;
  }
  return sum(ring, terms);
}

function lowestBit(set: number): number {
  return 31 - Math.clz32(set & -set);
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * The determinant of a square matrix over any commutative ring by expansion into minors; one for a matrix without
 * entries. Errors: E_SHAPE; E_UNSUPPORTED from size 31 on. A spent budget ends the enclosing `withinBudget`; its limit of
 * terms bounds each minor.
 * Cost: at most `n 2^(n-1)` products, and far fewer where rows have few entries.
 */
export function determinantByMinors<E>(
  unmetered: Ring<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): E {
  const size = requireExpandable(matrix);
  return minorsOfLastRows(metered(unmetered, budget), matrix, budget)(2 ** size - 1);
}

/**
 * The determinant of a matrix with one more row and column: `corner det(matrix) - left adj(matrix) right`, over any
 * commutative ring. Errors and budget: as `determinantByMinors`, for a matrix of size 30 on.
 */
export function borderedDeterminant<E>(
  ring: Ring<E>,
  matrix: Matrix<E>,
  { left, right, corner }: Border<E>,
  options: BudgetOptions = {},
): E {
  const size = squareSize(matrix);
  if (left.length !== size || right.length !== size) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected borders of ${size} entries, got ${left.length} at the left and ${right.length} at the right`,
    );
  }
  const bordered = [...matrix.map((row, i) => [...row, at(right, i)]), [...left, corner]];
  return determinantByMinors(ring, bordered, options);
}

/** The last row `[left, corner]` and the last column `[right, corner]` of a bordered matrix. */
export interface Border<E> {
  readonly left: readonly E[];
  readonly right: readonly E[];
  readonly corner: E;
}

/** A determinant with the transposed matrix of its cofactors, whose product with the matrix is the determinant. */
export interface Adjugate<E> {
  readonly determinant: E;
  /** `[i][j]`: the cofactor of entry (j, i). */
  readonly entries: Matrix<E>;
}

/** The adjugate of a square matrix over any commutative ring. Errors and budget: as `determinantByMinors`. */
export function adjugateByMinors<E>(
  unmetered: Ring<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Adjugate<E> {
  const size = requireExpandable(matrix);
  const ring = metered(unmetered, budget);
  const all = 2 ** size - 1;
  const minor = minorsOfLastRows(ring, matrix, budget);
  const cofactorsOfRow = matrix.map((_, r) => {
    const otherRows = [...matrix.slice(0, r), ...matrix.slice(r + 1)];
    // The rows below r are the last rows of the whole matrix too.
    const minorWithout = minorsOfLastRows(ring, otherRows, budget, minor, size - 1 - r);
    return matrix.map((__, c) => {
      const value = minorWithout(all & ~(1 << c));
      return (r + c) % 2 === 0 ? value : ring.negate(value);
    });
  });
  return {
    determinant: minor(all),
    entries: matrix.map((_, i) => cofactorsOfRow.map((cofactors) => at(cofactors, i))),
  };
}

function requireExpandable<E>(matrix: Matrix<E>): number {
  const size = squareSize(matrix);
  if (size > LARGEST_MINOR_EXPANSION) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `minors are expanded up to size ${LARGEST_MINOR_EXPANSION}, got ${size}; eliminate larger matrices`,
    );
  }
  return size;
}
