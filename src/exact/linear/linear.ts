import { type BudgetOptions, type SpentReason, UNLIMITED, withinBudget } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { asIntegers, type Integer, isIntegerRing } from "../integer.ts";
import { exactQuotient, type GcdDomain, gcdOfAll, metered } from "../ring.ts";
import { eliminate } from "./bareiss.ts";
import {
  backSubstitute,
  determinantByElimination,
  factoriseByElimination,
  lastPivot,
} from "./fraction-free.ts";
import { integerDeterminant } from "./integer-determinant.ts";
import { factoriseIntegers } from "./integer-factorisation.ts";
import { type Matrix, requireLength, squareSize } from "./matrix.ts";
import type { MatrixFactorisation } from "./matrix-factorisation.ts";
import { innerProduct } from "./matrix-ring.ts";
import { adjugateByMinors, determinantByMinors } from "./minors.ts";

/** Beyond, the minors of a matrix without zeros are too many. */
const LARGEST_EXPANSION = 16;

/** Below, elimination of integers takes less time than the primes; measured with entries of 8 to 200 bits. */
const LEAST_MODULAR_SIZE = 20;

/**
 * Factorises a square matrix without fractions, by the method that suits the domain: many integers modulo primes,
 * polynomials in many variables by their minors, anything else by fraction-free elimination.
 * Errors: E_SHAPE. Result reasons: "singular", "budget", "interrupted"; a budget that is spent in `solve` ends the
 * enclosing `withinBudget`.
 */
export function factorise<E>(
  domain: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<MatrixFactorisation<E>, "singular" | SpentReason> {
  const whole = integerEntries(domain, matrix);
  if (whole !== undefined) return factoriseOverIntegers(domain, whole, { budget });
  if (suitsMinors(domain, matrix)) return factoriseByMinors(domain, matrix, { budget });
  return factoriseByElimination(domain, matrix, { budget });
}

/**
 * The determinant of a square matrix by the method that suits the domain; one for a matrix without entries. Errors:
 * E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 */
export function determinant<E>(
  domain: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): E {
  const whole = integerEntries(domain, matrix);
  if (whole !== undefined) return domain.fromInteger(integerDeterminant(whole, { budget }).determinant);
  if (suitsMinors(domain, matrix)) return determinantByMinors(domain, matrix, { budget });
  return determinantByElimination(domain, matrix, { budget });
}

/** The entries of a large matrix over Z itself, as integers; `undefined` for any other. */
function integerEntries<E>(domain: GcdDomain<E>, matrix: Matrix<E>): Matrix<Integer> | undefined {
  const isLarge = matrix.length >= LEAST_MODULAR_SIZE;
  return isLarge && isIntegerRing(domain) ? matrix.map((row) => asIntegers(domain, row) ?? []) : undefined;
}

function factoriseOverIntegers<E>(
  domain: GcdDomain<E>,
  matrix: Matrix<Integer>,
  options: BudgetOptions,
): Result<MatrixFactorisation<E>, "singular" | SpentReason> {
  const factorised = factoriseIntegers(matrix, options);
  if (!factorised.ok) return factorised;
  const { size, determinant, solve } = factorised.value;
  const denominator = domain.fromInteger(determinant);
  return success({
    size,
    determinant: denominator,
    solve: (rightSide) => ({
      numerators: solve(asIntegers(domain, rightSide) ?? []).numerators.map(domain.fromInteger),
      denominator,
    }),
  });
}

/**
 * Elimination squares the minors of a polynomial matrix before it divides; with many variables that is what it costs.
 */
function suitsMinors<E>(domain: GcdDomain<E>, matrix: Matrix<E>): boolean {
  const variables = "variables" in domain && Array.isArray(domain.variables) ? domain.variables.length : 0;
  return matrix.length <= Math.min(variables, LARGEST_EXPANSION);
}

function factoriseByMinors<E>(
  unmetered: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions,
): Result<MatrixFactorisation<E>, "singular" | SpentReason> {
  const domain = metered(unmetered, budget);
  const size = squareSize(matrix);
  const expanded = withinBudget(() => adjugateByMinors(domain, matrix, { budget }));
  if (!expanded.ok) return expanded;
  const { determinant, entries } = expanded.value;
  if (domain.isZero(determinant)) {
    return failure("singular", `a ${size}×${size} matrix of determinant zero has no inverse`);
  }
  const solve = (rightSide: readonly E[]) => {
    requireLength(rightSide, size);
    return {
      numerators: entries.map((row) => innerProduct(domain, row, rightSide)),
      denominator: determinant,
    };
  };
  return success({ size, determinant, solve });
}

/** The rank of a matrix. Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`. */
export function rank<E>(
  domain: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): number {
  return eliminate(domain, matrix, { budget }).rank;
}

/**
 * A basis of the vectors that a matrix maps to zero, one for each column that its pivots leave free. Each has coprime
 * entries and a first nonzero entry of unit part one. Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 */
export function nullSpace<E>(
  unmetered: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Matrix<E> {
  const domain = metered(unmetered, budget);
  const elimination = eliminate(domain, matrix, { budget });
  const { rank: pivots, columnOrder } = elimination;
  const free = columnOrder.slice(pivots).map((_, index) => pivots + index);
  return free.map((column) => {
    const image = elimination.entries.slice(0, pivots).map((row) => domain.negate(at(row, column)));
    const vector = columnOrder.map(() => domain.zero);
    backSubstitute(domain, elimination, image, { budget }).forEach((entry, i) => {
      vector[at(columnOrder, i)] = entry;
    });
    vector[at(columnOrder, column)] = lastPivot(domain, elimination);
    return primitiveVector(domain, vector);
  });
}

function primitiveVector<E>(domain: GcdDomain<E>, vector: readonly E[]): readonly E[] {
  const content = gcdOfAll(domain, vector);
  const first = vector.find((entry) => !domain.isZero(entry)) ?? domain.one;
  const divisor = domain.multiply(content, domain.unitPart(first));
  return vector.map((entry) => exactQuotient(domain, entry, divisor));
}
