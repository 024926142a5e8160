import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { metered, type Ring, sum } from "../ring.ts";
import { columnCount, type Matrix, transposed } from "./matrix.ts";

/**
 * The ring of square matrices of one size, as a value. It is no `Ring`: products do not commute, and what is written
 * for commutative rings must not see it. Errors of every operation: E_SHAPE for a matrix of another size.
 */
export interface MatrixRing<E> {
  readonly name: string;
  readonly entries: Ring<E>;
  readonly size: number;
  readonly metered: (budget: Budget) => MatrixRing<E>;
  readonly zero: Matrix<E>;
  readonly one: Matrix<E>;
  /** The multiple of the identity. */
  readonly scalar: (value: E) => Matrix<E>;
  readonly add: (a: Matrix<E>, b: Matrix<E>) => Matrix<E>;
  readonly subtract: (a: Matrix<E>, b: Matrix<E>) => Matrix<E>;
  readonly negate: (a: Matrix<E>) => Matrix<E>;
  readonly multiply: (a: Matrix<E>, b: Matrix<E>) => Matrix<E>;
  readonly scale: (factor: E, a: Matrix<E>) => Matrix<E>;
  readonly transpose: (a: Matrix<E>) => Matrix<E>;
  readonly trace: (a: Matrix<E>) => E;
  readonly isZero: (a: Matrix<E>) => boolean;
  readonly equals: (a: Matrix<E>, b: Matrix<E>) => boolean;
}

/** A budget spent in a product ends the enclosing `withinBudget`. */
export function matrixRing<E>(
  unmetered: Ring<E>,
  size: number,
  { budget = UNLIMITED }: BudgetOptions = {},
): MatrixRing<E> {
  const entries = metered(unmetered, budget);
  const checked = (a: Matrix<E>): Matrix<E> => requireSize(a, size);
  const entrywise = (a: Matrix<E>, b: Matrix<E>, operation: (x: E, y: E) => E): Matrix<E> => {
    checked(b);
    return checked(a).map((row, i) => row.map((entry, j) => operation(entry, at(at(b, i), j))));
  };
  const scalar = (value: E): Matrix<E> =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? value : entries.zero)),
    );
  const isZero = (a: Matrix<E>) => checked(a).every((row) => row.every(entries.isZero));
  const subtract = (a: Matrix<E>, b: Matrix<E>) => entrywise(a, b, entries.subtract);
  return {
    name: `${entries.name}^${size}x${size}`,
    entries,
    size,
    metered: (other) => matrixRing(unmetered, size, { budget: other }),
    zero: scalar(entries.zero),
    one: scalar(entries.one),
    scalar,
    add: (a, b) => entrywise(a, b, entries.add),
    subtract,
    negate: (a) => checked(a).map((row) => row.map(entries.negate)),
    multiply: (a, b) => {
      const columns = transposed(checked(b));
      return checked(a).map((row) =>
        columns.map((column) => {
          stopWhenSpent(budget, "multiplying matrices");
          return innerProduct(entries, row, column);
        }),
      );
    },
    scale: (factor, a) => checked(a).map((row) => row.map((entry) => entries.multiply(factor, entry))),
    transpose: (a) => transposed(checked(a)),
    trace: (a) =>
      sum(
        entries,
        checked(a).map((row, i) => at(row, i)),
      ),
    isZero,
    equals: (a, b) => isZero(subtract(a, b)),
  };
}

/** The sum of products of entries, without those of zeros. */
export function innerProduct<E>(ring: Ring<E>, a: readonly E[], b: readonly E[]): E {
  let total = ring.zero;
  a.forEach((entry, i) => {
    if (!ring.isZero(entry)) total = ring.add(total, ring.multiply(entry, at(b, i)));
  });
  return total;
}

/** The product of a matrix and a vector. A spent budget ends the enclosing `withinBudget`. */
export function imageOf<E>(
  ring: Ring<E>,
  matrix: Matrix<E>,
  vector: readonly E[],
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly E[] {
  return matrix.map((row) => {
    stopWhenSpent(budget, "multiplying a matrix with a vector");
    return innerProduct(ring, row, vector);
  });
}

function requireSize<E>(a: Matrix<E>, size: number): Matrix<E> {
  const columns = columnCount(a);
  if (a.length !== size || columns !== size) {
    throw new ResiduaError("E_SHAPE", `expected a ${size}×${size} matrix, got ${a.length}×${columns}`);
  }
  return a;
}
