import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import type { Field } from "../ring.ts";
import { type Dense, divideByMonic, leadingOf, multiplyDense, scaleDense, subtractDense } from "./dense.ts";

/** The polynomial with leading coefficient one that has the same roots; zero stays zero. */
export function monic<E>(field: Field<E>, a: Dense<E>): Dense<E> {
  return a.length === 0 ? a : scaleDense(field, a, field.divide(field.one, leadingOf(a)));
}

/** The monic greatest common divisor; zero for two zeros. */
export function monicGcd<E>(field: Field<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  let [x, y] = [a, monic(field, b)];
  while (y.length > 0) [x, y] = [y, monic(field, divideByMonic(field, x, y)[1])];
  return monic(field, x);
}

/** The monic gcd of `a` and `b`, and an `s` with `s a = gcd` modulo b. */
export interface HalfCofactors<E> {
  readonly gcd: Dense<E>;
  readonly s: Dense<E>;
}

/**
 * The extended Euclidean algorithm for one cofactor, with monic remainders throughout; b is not zero. A spent budget ends
 * the enclosing `withinBudget`.
 */
export function halfCofactors<E>(
  field: Field<E>,
  a: Dense<E>,
  b: Dense<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): HalfCofactors<E> {
  // Every remainder is r = s a modulo b.
  let [r, s]: [Dense<E>, Dense<E>] = [monic(field, b), []];
  let next: [Dense<E>, Dense<E>] = [a, [field.one]];
  while (next[0].length > 0) {
    stopWhenSpent(budget, "finding cofactors of polynomials in one variable");
    const inverse = field.divide(field.one, leadingOf(next[0]));
    const [divisor, cofactor] = [scaleDense(field, next[0], inverse), scaleDense(field, next[1], inverse)];
    const [quotient, rest] = divideByMonic(field, r, divisor);
    const restCofactor = subtractDense(field, s, multiplyDense(field, quotient, cofactor));
    [r, s] = [divisor, cofactor];
    next = [rest, restCofactor];
  }
  return { gcd: r, s };
}
