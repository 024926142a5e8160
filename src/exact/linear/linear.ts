import { at, ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { exactQuotient, type GcdDomain, gcdOfAll } from "../ring.ts";
import { columnCount, crossQuotient, type Elimination, eliminate, type Matrix } from "./bareiss.ts";

/** A regular square matrix, eliminated once and for all right-hand sides. */
export interface Factorisation<E> {
  readonly size: number;
  readonly determinant: E;
  /**
   * The solution `x[i] = numerators[i] / denominator` of `matrix x = rightSide`, by Cramer's rule: the denominator is the
   * determinant, and common divisors are not cancelled. Errors: E_SHAPE.
   */
  readonly solve: (rightSide: readonly E[]) => Solution<E>;
}

export interface Solution<E> {
  readonly numerators: readonly E[];
  readonly denominator: E;
}

/**
 * Factorises a square matrix without fractions. Errors: E_SHAPE. Result reason: "singular".
 * Cost: n^3/3 steps of two products and an exact division; n^2 of them for each solution.
 */
export function factorise<E>(domain: GcdDomain<E>, matrix: Matrix<E>): Result<Factorisation<E>, "singular"> {
  const size = squareSize(matrix);
  const elimination = eliminate(domain, matrix);
  if (elimination.rank < size) {
    return failure("singular", `a ${size}×${size} matrix of rank ${elimination.rank} has no inverse`);
  }
  const determinant = signedPivot(domain, elimination);
  return success({
    size,
    determinant,
    solve: (rightSide) => ({
      numerators: cramerNumerators(domain, elimination, rightSide),
      denominator: determinant,
    }),
  });
}

/** The determinant of a square matrix; one for a matrix without entries. Errors: E_SHAPE. */
export function determinant<E>(domain: GcdDomain<E>, matrix: Matrix<E>): E {
  const size = squareSize(matrix);
  const elimination = eliminate(domain, matrix);
  return elimination.rank < size ? domain.zero : signedPivot(domain, elimination);
}

/** The rank of a matrix. Errors: E_SHAPE. */
export function rank<E>(domain: GcdDomain<E>, matrix: Matrix<E>): number {
  return eliminate(domain, matrix).rank;
}

/**
 * A basis of the vectors that a matrix maps to zero, one for each column that its pivots leave free. Each has coprime
 * entries and a first nonzero entry of unit part one. Errors: E_SHAPE.
 */
export function nullSpace<E>(domain: GcdDomain<E>, matrix: Matrix<E>): Matrix<E> {
  const elimination = eliminate(domain, matrix);
  const { rank: pivots, columnOrder } = elimination;
  const free = columnOrder.slice(pivots).map((_, index) => pivots + index);
  return free.map((column) => {
    const image = elimination.entries.slice(0, pivots).map((row) => domain.negate(at(row, column)));
    const vector = columnOrder.map(() => domain.zero);
    backSubstitute(domain, elimination, image).forEach((entry, i) => {
      vector[at(columnOrder, i)] = entry;
    });
    vector[at(columnOrder, column)] = lastPivot(domain, elimination);
    return primitiveVector(domain, vector);
  });
}

function squareSize<E>(matrix: Matrix<E>): number {
  const columns = columnCount(matrix);
  if (columns !== matrix.length) {
    throw new ResiduaError("E_SHAPE", `expected a square matrix, got ${matrix.length}×${columns}`);
  }
  return columns;
}

/** The determinant of the pivots' rows and columns, but for the sign of the permutations. */
function lastPivot<E>(domain: GcdDomain<E>, { rank: pivots, entries }: Elimination<E>): E {
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
): readonly E[] {
  const { rowOrder, columnOrder, sign } = elimination;
  if (rightSide.length !== rowOrder.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected a right-hand side of ${rowOrder.length} entries, got ${rightSide.length}`,
    );
  }
  const eliminated = eliminateRightSide(
    domain,
    elimination,
    rowOrder.map((row) => at(rightSide, row)),
  );
  const numerators = columnOrder.map(() => domain.zero);
  backSubstitute(domain, elimination, eliminated).forEach((entry, i) => {
    numerators[at(columnOrder, i)] = sign === 1 ? entry : domain.negate(entry);
  });
  return numerators;
}

/** The steps of the elimination, repeated on one more column. */
function eliminateRightSide<E>(
  domain: GcdDomain<E>,
  { entries }: Elimination<E>,
  column: readonly E[],
): readonly E[] {
  const result = [...column];
  let previous = domain.one;
  entries.forEach((row, step) => {
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
 * so that every division is exact.
 */
function backSubstitute<E>(
  domain: GcdDomain<E>,
  elimination: Elimination<E>,
  image: readonly E[],
): readonly E[] {
  const { entries } = elimination;
  const denominator = lastPivot(domain, elimination);
  const numerators = image.map(() => domain.zero);
  for (let i = image.length - 1; i >= 0; i -= 1) {
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

function primitiveVector<E>(domain: GcdDomain<E>, vector: readonly E[]): readonly E[] {
  const content = gcdOfAll(domain, vector);
  const first = vector.find((entry) => !domain.isZero(entry)) ?? domain.one;
  const divisor = domain.multiply(content, domain.unitPart(first));
  return vector.map((entry) => exactQuotient(domain, entry, divisor));
}
