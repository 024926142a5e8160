import {
  type Budget,
  type BudgetOptions,
  type SpentReason,
  stopWhenSpent,
  UNLIMITED,
  withinBudget,
} from "../../core/budget.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { type Integer, integers } from "../integer.ts";
import { doubleFieldOfIndex } from "../modular/double-field.ts";
import { sum } from "../ring.ts";
import { hadamardBits, primeCountFor } from "./hadamard.ts";
import { liftingOf } from "./lifting.ts";
import { type Matrix, requireLength, squareSize } from "./matrix.ts";
import type { Solution } from "./matrix-factorisation.ts";
import { factoriseModulo, type ModularFactorisation, residueMatrix } from "./modular-matrix.ts";
import { reconstructVector } from "./rational-reconstruction.ts";

/** Enough for small solutions, and little loss for others. */
const FIRST_DIGITS = 8;

/**
 * The solution of one integer system, over its least common denominator up to sign and without the determinant:
 * p-adic digits are lifted until fractions that fit them satisfy the equations, which is checked in full.
 * Errors: E_SHAPE. Result reasons: "singular", "budget", "interrupted".
 */
export function solveIntegers(
  matrix: Matrix<Integer>,
  rightSide: readonly Integer[],
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<Solution<Integer>, "singular" | SpentReason> {
  requireLength(rightSide, squareSize(matrix));
  const found = withinBudget(() => {
    const factorisation = regularImage(matrix, { budget });
    return factorisation === undefined
      ? undefined
      : liftedSolution(matrix, rightSide, factorisation, { firstDigits: FIRST_DIGITS, budget });
  });
  if (!found.ok) return found;
  if (found.value !== undefined) return success(found.value);
  return failure("singular", `a ${matrix.length}×${matrix.length} matrix of determinant zero`);
}

/**
 * A factorisation modulo the first prime that does not divide the determinant; `undefined` where that is zero, as it
 * is where more primes divide it than Hadamard's bound has room for. A spent budget ends the enclosing `withinBudget`.
 */
export function regularImage(
  matrix: Matrix<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): ModularFactorisation | undefined {
  const primes = primeCountFor(hadamardBits(matrix));
  for (let index = 0; index < primes; index += 1) {
    stopWhenSpent(budget, "looking for a prime that does not divide a determinant");
    const field = doubleFieldOfIndex(index);
    const factorisation = factoriseModulo(field, residueMatrix(field, matrix), { budget });
    if (factorisation !== undefined) return factorisation;
  }
  return undefined;
}

interface LiftedOptions {
  /** Tried first; then twice as many each time. */
  readonly firstDigits: number;
  readonly budget: Budget;
}

/** The solution of a system that is regular modulo a prime. A spent budget ends the enclosing `withinBudget`. */
export function liftedSolution(
  matrix: Matrix<Integer>,
  rightSide: readonly Integer[],
  factorisation: ModularFactorisation,
  { firstDigits, budget }: LiftedOptions,
): Solution<Integer> {
  const lifting = liftingOf(matrix, factorisation);
  for (let digits = firstDigits; ; digits *= 2) {
    const lifted = lifting.lift(rightSide, { digits, budget });
    const candidate = lifted.isExact
      ? { numerators: lifted.solution, denominator: 1 }
      : reconstructVector(lifted.solution, BigInt(lifting.prime) ** BigInt(lifted.digits));
    if (candidate !== undefined && solves(matrix, rightSide, candidate)) return candidate;
  }
}

/** Whether `matrix numerators = denominator rightSide`, exactly. */
export function solves(
  matrix: Matrix<Integer>,
  rightSide: readonly Integer[],
  { numerators, denominator }: Solution<Integer>,
): boolean {
  return matrix.every((row, i) => {
    const image = sum(
      integers,
      row.flatMap((entry, j) => (entry === 0 ? [] : [integers.multiply(entry, numerators[j] ?? 0)])),
    );
    return integers.equals(image, integers.multiply(denominator, rightSide[i] ?? 0));
  });
}
