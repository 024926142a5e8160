import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Integer } from "../integer.ts";
import { doubleFieldOfIndex } from "../modular/double-field.ts";
import { EMPTY_LIFT, extendLift, integersOf } from "../modular/mixed-radix.ts";
import { metered, type Ring, sum } from "../ring.ts";
import { wordPrimeField } from "../word-prime-field.ts";
import { hadamardBits, primeCountFor } from "./hadamard.ts";
import { leadingCharacteristicPolynomials, toHessenberg } from "./hessenberg.ts";
import type { Matrix } from "./matrix.ts";
import { squareSize } from "./matrix.ts";
import { imageOf, innerProduct } from "./matrix-ring.ts";

/**
 * The coefficients of `det(x - matrix)`, `[k]` of x^k and the last one one, over any commutative ring and without a
 * division.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 * Cost: about n^4/4 products. Source: Berkowitz (1984), Inf. Process. Lett. 18, after Samuelson (1942).
 */
export function characteristicPolynomial<E>(
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

/**
 * The same for an integer matrix, from Hessenberg forms modulo word-size primes, as many as a bound on the
 * coefficients asks for.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`. Cost: n^3 for every 25 bits of the bound.
 */
export function integerCharacteristicPolynomial(
  matrix: Matrix<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly Integer[] {
  const size = squareSize(matrix);
  // A coefficient is a sum of principal minors, of which there are less than 2^size.
  const primes = primeCountFor(hadamardBits(matrix) + size);
  let lift = EMPTY_LIFT;
  for (let index = 0; index < primes; index += 1) {
    stopWhenSpent(budget, `finding a characteristic polynomial modulo prime ${index + 1} of ${primes}`);
    const double = doubleFieldOfIndex(index);
    const field = wordPrimeField(double.p);
    const form = toHessenberg(
      field,
      matrix.map((row) => row.map(field.fromInteger)),
      { budget },
    );
    const residues = at(leadingCharacteristicPolynomials(field, form, { budget }), size);
    lift = extendLift(lift, double, Float64Array.from(residues));
  }
  return Array.from({ length: size + 1 }, (_, k) => integersOf(lift)(k));
}
