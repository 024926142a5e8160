import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { type Field, type IntegralDomain, metered, type Ring, sum } from "../ring.ts";
import { type Matrix, squareSize } from "./matrix.ts";

/**
 * The characteristic polynomials of the leading principal submatrices of a lower Hessenberg matrix (zero right of
 * its first superdiagonal), over any commutative ring: `[i][k]` is the coefficient of x^k for order i, from order 0
 * on.
 * Errors: E_SHAPE; E_DOMAIN for another matrix. A spent budget ends the enclosing `withinBudget`. Cost: n^3/6 products.
 */
export function leadingCharacteristicPolynomials<E>(
  unmetered: Ring<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly (readonly E[])[] {
  const ring = metered(unmetered, budget);
  requireHessenberg(ring, matrix);
  const polynomials: (readonly E[])[] = [[ring.one]];
  matrix.forEach((row, i) => {
    const terms = [timesVariable(ring, at(polynomials, i))];
    let chain = ring.negate(ring.one);
    for (let j = i; j >= 0; j -= 1) {
      stopWhenSpent(budget, `finding the characteristic polynomial of order ${i + 1} of ${matrix.length}`);
      if (j < i) chain = ring.multiply(chain, at(at(matrix, j), j + 1));
      terms.push(scaled(ring, ring.multiply(chain, at(row, j)), at(polynomials, j)));
    }
    polynomials.push(sumOfPolynomials(ring, terms));
  });
  return polynomials;
}

export interface AssociatedOptions<E> extends BudgetOptions {
  /** What `leadingCharacteristicPolynomials` found for the matrix, where that is known. */
  readonly leading?: readonly (readonly E[])[];
}

/**
 * The associated polynomials q_0 = 1, ..., q_n of an unreduced lower Hessenberg matrix H: `[i][k]` is the
 * coefficient of x^k of `q_i = (x q_(i-1) - sum over j <= i of h_ij q_(j-1)) / h_(i,i+1)`, with `h_(n,n+1) = 1`. At
 * an eigenvalue, the root of q_n, q_0 to q_(n-1) are an eigenvector.
 * Errors: E_SHAPE; E_DOMAIN for another matrix, or where the domain lacks a quotient. A spent budget ends the enclosing
 * `withinBudget`.
 * Source: definition 2.2 of the moment-closure paper (eq. 17), after Elouafi & Hadj (2009).
 */
export function associatedPolynomials<E>(
  unmetered: IntegralDomain<E>,
  matrix: Matrix<E>,
  options: AssociatedOptions<E> = {},
): readonly (readonly E[])[] {
  const domain = metered(unmetered, options.budget ?? UNLIMITED);
  const leading = options.leading ?? leadingCharacteristicPolynomials(domain, matrix, options);
  let chain = domain.one;
  return leading.map((polynomial, i) => {
    if (i > 0 && i < matrix.length) chain = domain.multiply(chain, at(at(matrix, i - 1), i));
    if (domain.isZero(chain)) {
      throw new ResiduaError(
        "E_DOMAIN",
        `expected an unreduced Hessenberg matrix, got a zero right of entry ${i}, ${i}`,
      );
    }
    return polynomial.map((coefficient) => quotient(domain, coefficient, chain));
  });
}

function quotient<E>(domain: IntegralDomain<E>, a: E, b: E): E {
  const result = domain.divideExact(a, b);
  if (result === undefined) {
    throw new ResiduaError(
      "E_DOMAIN",
      `expected a field or a superdiagonal that divides, got ${domain.toText(b)}, which does not divide ${domain.toText(a)}`,
    );
  }
  return result;
}

/**
 * A lower Hessenberg matrix similar to a square one, over a field.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 * Cost: n^3 products. Source: Cohen, A Course in Computational Algebraic Number Theory, algorithm 2.2.9.
 */
export function toHessenberg<E>(
  unmetered: Field<E>,
  matrix: Matrix<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Matrix<E> {
  const field = metered(unmetered, budget);
  const size = squareSize(matrix);
  const entries = matrix.map((row) => [...row]);
  for (let i = 0; i + 2 < size; i += 1) {
    const pivot = at(entries, i).findIndex((entry, j) => j > i && !field.isZero(entry));
    if (pivot < 0) continue;
    exchange(entries, i + 1, pivot);
    for (let j = i + 2; j < size; j += 1) {
      stopWhenSpent(budget, `bringing row ${i + 1} of ${size} to Hessenberg form`);
      clearEntry(field, entries, i, j);
    }
  }
  return entries;
}

/** Exchanges two columns, and the rows of the same indices. */
function exchange<E>(entries: E[][], a: number, b: number): void {
  [entries[a], entries[b]] = [at(entries, b), at(entries, a)];
  for (const row of entries) [row[a], row[b]] = [at(row, b), at(row, a)];
}

/** Takes a multiple of column i + 1 from column j, which clears entry (i, j), and adds it of row j to row i + 1. */
function clearEntry<E>(field: Field<E>, entries: E[][], i: number, j: number): void {
  const row = at(entries, i);
  if (field.isZero(at(row, j))) return;
  const factor = field.divide(at(row, j), at(row, i + 1));
  for (const line of entries) {
    if (!field.isZero(at(line, i + 1))) {
      line[j] = field.subtract(at(line, j), field.multiply(factor, at(line, i + 1)));
    }
  }
  const [target, source] = [at(entries, i + 1), at(entries, j)];
  source.forEach((entry, k) => {
    if (!field.isZero(entry)) target[k] = field.add(at(target, k), field.multiply(factor, entry));
  });
}

function requireHessenberg<E>(ring: Ring<E>, matrix: Matrix<E>): void {
  squareSize(matrix);
  const i = matrix.findIndex((row, index) => row.some((entry, j) => j > index + 1 && !ring.isZero(entry)));
  if (i >= 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      `expected a lower Hessenberg matrix, got row ${i + 1} with an entry right of the superdiagonal`,
    );
  }
}

function timesVariable<E>(ring: Ring<E>, polynomial: readonly E[]): readonly E[] {
  return [ring.zero, ...polynomial];
}

function scaled<E>(ring: Ring<E>, factor: E, polynomial: readonly E[]): readonly E[] {
  return ring.isZero(factor) ? [] : polynomial.map((coefficient) => ring.multiply(factor, coefficient));
}

function sumOfPolynomials<E>(ring: Ring<E>, terms: readonly (readonly E[])[]): readonly E[] {
  const length = Math.max(...terms.map((term) => term.length));
  return Array.from({ length }, (_, k) =>
    sum(
      ring,
      terms.flatMap((term) => (k < term.length ? [at(term, k)] : [])),
    ),
  );
}
