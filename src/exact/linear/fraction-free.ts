import {
  type Budget,
  type BudgetOptions,
  type SpentReason,
  stopWhenSpent,
  UNLIMITED,
  withinBudget,
} from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { exactQuotient, type GcdDomain, metered } from "../ring.ts";
import { crossQuotient, type Elimination, eliminate } from "./bareiss.ts";
import { type Matrix, requireLength, squareSize } from "./matrix.ts";
import type { MatrixFactorisation } from "./matrix-factorisation.ts";

/**
 * Factorises a square matrix by fraction-free elimination, over any domain. Errors: E_SHAPE.
 * Result reasons: "singular", "budget", "interrupted"; a budget that is spent in `solve` ends the enclosing
 * `withinBudget`.
 * Cost: n^3/3 steps of two products and an exact division; n^2 of them for each solution.
 */
export function factoriseByElimination<E>(
  unmetered: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<MatrixFactorisation<E>, "singular" | SpentReason> {
  const domain = metered(unmetered, budget);
  const size = squareSize(matrix);
  const eliminated = withinBudget(() => eliminate(domain, matrix, { budget }));
  if (!eliminated.ok) return eliminated;
  const elimination = eliminated.value;
  if (elimination.rank < size) {
    return failure("singular", `a ${size}×${size} matrix of rank ${elimination.rank} has no inverse`);
  }
  const determinant = signedPivot(domain, elimination);
  return success({
    size,
    determinant,
    solve: (rightSide) => ({
      numerators: cramerNumerators(domain, elimination, rightSide, budget),
      denominator: determinant,
    }),
  });
}

/** The determinant by fraction-free elimination. Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`. */
export function determinantByElimination<E>(
  domain: GcdDomain<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): E {
  const size = squareSize(matrix);
  const elimination = eliminate(domain, matrix, { budget });
  return elimination.rank < size ? domain.zero : signedPivot(domain, elimination);
}

/** The determinant of the pivots' rows and columns, but for the sign of the permutations. */
export function lastPivot<E>(domain: GcdDomain<E>, { rank: pivots, entries }: Elimination<E>): E {
  return pivots === 0 ? domain.one : at(at(entries, pivots - 1), pivots - 1);
}

function signedPivot<E>(domain: GcdDomain<E>, elimination: Elimination<E>): E {
  const pivot = lastPivot(domain, elimination);
  return elimination.sign === 1 ? pivot : domain.negate(pivot);
}

function cramerNumerators<E>(
  domain: GcdDomain<E>,
  elimination: Elimination<E>,
  rightSide: readonly E[],
  budget: Budget,
): readonly E[] {
  const { rowOrder, columnOrder, sign } = elimination;
  requireLength(rightSide, rowOrder.length);
  const eliminated = eliminateRightSide(
    domain,
    elimination,
    rowOrder.map((row) => at(rightSide, row)),
    budget,
  );
  const numerators = columnOrder.map(() => domain.zero);
  backSubstitute(domain, elimination, eliminated, { budget }).forEach((entry, i) => {
    numerators[at(columnOrder, i)] = sign === 1 ? entry : domain.negate(entry);
  });
  return numerators;
}

/** The steps of the elimination, repeated on one more column. */
function eliminateRightSide<E>(
  domain: GcdDomain<E>,
  { entries }: Elimination<E>,
  column: readonly E[],
  budget: Budget,
): readonly E[] {
  const result = [...column];
  let previous = domain.one;
  entries.forEach((row, step) => {
    stopWhenSpent(budget, "eliminating a right-hand side");
    const pivot = at(row, step);
    for (let i = step + 1; i < result.length; i += 1) {
      const multiplier = at(at(entries, i), step);
      result[i] = crossQuotient(domain, pivot, at(result, i), multiplier, at(result, step), previous);
    }
    previous = pivot;
  });
  return result;
}

/**
 * The numerators over the last pivot of the solution of the eliminated rows. They are determinants by Cramer's rule,
 * so that every division is exact. A spent budget ends the enclosing `withinBudget`.
 */
export function backSubstitute<E>(
  domain: GcdDomain<E>,
  elimination: Elimination<E>,
  image: readonly E[],
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly E[] {
  const { entries } = elimination;
  const denominator = lastPivot(domain, elimination);
  const numerators = image.map(() => domain.zero);
  for (let i = image.length - 1; i >= 0; i -= 1) {
    stopWhenSpent(budget, "substituting back");
    const row = at(entries, i);
    let rest = domain.multiply(denominator, at(image, i));
    for (let j = i + 1; j < image.length; j += 1) {
      if (domain.isZero(at(row, j)) || domain.isZero(at(numerators, j))) continue;
      rest = domain.subtract(rest, domain.multiply(at(row, j), at(numerators, j)));
    }
    numerators[i] = exactQuotient(domain, rest, at(row, i));
  }
  return numerators;
}
