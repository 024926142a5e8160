import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { metered, type Ring, sum } from "../ring.ts";
import { type Matrix, squareSize } from "./matrix.ts";
import { imageOf, innerProduct } from "./matrix-ring.ts";

/**
 * The coefficients of `det(x - matrix)`, `[k]` of x^k and the last one one, over any commutative ring and without a
 * division.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 * Cost: about n^4/4 products. Source: Berkowitz (1984), Inf. Process. Lett. 18, after Samuelson (1942).
 */
export function divisionFreeCharacteristicPolynomial<E>(
  unmetered: Ring<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly E[] {
  const ring = metered(unmetered, budget);
  const size = squareSize(matrix);
  // Highest power first, for the leading principal submatrices one after another.
  let descending: readonly E[] = [ring.one];
  for (let order = 0; order < size; order += 1) {
    stopWhenSpent(budget, `finding the characteristic polynomial of order ${order + 1} of ${size}`);
    descending = toeplitzProduct(ring, borderSequence(ring, matrix, order, budget), descending);
  }
  return descending.toReversed();
}

/** With the submatrix A of an order and its border R, C, a: `1, -a, -R C, -R A C, -R A^2 C, ...`. */
function borderSequence<E>(ring: Ring<E>, matrix: Matrix<E>, order: number, budget: Budget): readonly E[] {
  const inner = matrix.slice(0, order).map((row) => row.slice(0, order));
  const row = at(matrix, order).slice(0, order);
  let column: readonly E[] = matrix.slice(0, order).map((line) => at(line, order));
  const sequence = [ring.one, ring.negate(at(at(matrix, order), order))];
  for (let power = 0; power < order; power += 1) {
    sequence.push(ring.negate(innerProduct(ring, row, column)));
    if (power + 1 < order) column = imageOf(ring, inner, column, { budget });
  }
  return sequence;
}

/** The product with the lower triangular Toeplitz matrix of a first column, one row longer than the vector. */
function toeplitzProduct<E>(ring: Ring<E>, firstColumn: readonly E[], vector: readonly E[]): readonly E[] {
  return firstColumn.map((_, i) =>
    sum(
      ring,
      vector.slice(0, i + 1).map((entry, j) => ring.multiply(at(firstColumn, i - j), entry)),
    ),
  );
}
