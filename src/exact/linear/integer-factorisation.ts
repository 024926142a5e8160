import { type BudgetOptions, type SpentReason, UNLIMITED, withinBudget } from "../../core/budget.ts";
import { invariant } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { bitLength, type Integer, multiplyIntegers } from "../integer.ts";
import { hadamardBits } from "./hadamard.ts";
import { integerDeterminant } from "./integer-determinant.ts";
import { liftingOf } from "./lifting.ts";
import { type Matrix, requireLength, squareSize } from "./matrix.ts";
import type { MatrixFactorisation } from "./matrix-factorisation.ts";

/**
 * Factorises a square integer matrix modulo one word-size prime, from which solutions are lifted. Solutions are proved:
 * the lifting of `matrix x = determinant rightSide` ends only where its remainder is zero.
 * Errors: E_SHAPE. Result reasons: "singular", "budget", "interrupted"; a budget spent in `solve` ends the
 * enclosing `withinBudget`.
 * Cost: one solution for the determinant; each 26 bits of a solution then cost as much as a substitution and a product
 * with the matrix, in doubles and without zeros.
 */
export function factoriseIntegers(
  matrix: Matrix<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<MatrixFactorisation<Integer>, "singular" | SpentReason> {
  const size = squareSize(matrix);
  const found = withinBudget(() => integerDeterminant(matrix, { budget }));
  if (!found.ok) return found;
  const { determinant, factorisation } = found.value;
  if (factorisation === undefined) return failure("singular", `a ${size}×${size} matrix of determinant zero`);
  const lifting = liftingOf(matrix, factorisation);
  const bits = hadamardBits(matrix);
  const solve = (rightSide: readonly Integer[]) => {
    requireLength(rightSide, size);
    const scaled = rightSide.map((entry) => multiplyIntegers(entry, determinant));
    const { solution, isExact } = lifting.lift(scaled, {
      digits: digitsFor(bits, rightSide, lifting.prime),
      budget,
    });
    invariant(
      isExact,
      "the determinant times a right-hand side has a whole solution within Hadamard's bound",
    );
    return { numerators: solution, denominator: determinant };
  };
  return success({ size, determinant, solve });
}

/**
 * Digits that hold every numerator of Cramer's rule: a sum of `n` minors times entries of the right-hand side. One more
 * is for the sign, and one for the last carry of digits of either sign.
 */
function digitsFor(bits: number, rightSide: readonly Integer[], prime: number): number {
  const largest = Math.max(0, ...rightSide.map(bitLength));
  return Math.ceil((bits + largest + bitLength(rightSide.length)) / Math.log2(prime)) + 2;
}
