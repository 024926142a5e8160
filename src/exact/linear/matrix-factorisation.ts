import type { Field } from "../ring.ts";

/** A regular square matrix, factorised once and for all right-hand sides. */
export interface MatrixFactorisation<E> {
  readonly size: number;
  readonly determinant: E;
  /**
   * The solution `x[i] = numerators[i] / denominator` of `matrix x = rightSide`, by Cramer's rule: the denominator
   * is the determinant, and common divisors are not cancelled. Errors: E_SHAPE.
   */
  readonly solve: (rightSide: readonly E[]) => Solution<E>;
}

export interface Solution<E> {
  readonly numerators: readonly E[];
  readonly denominator: E;
}

/** The solution with its quotients in a field. Errors: E_SHAPE. */
export function solutionOver<E>(
  field: Field<E>,
  { solve }: Pick<MatrixFactorisation<E>, "solve">,
  rightSide: readonly E[],
): readonly E[] {
  const { numerators, denominator } = solve(rightSide);
  return numerators.map((numerator) => field.divide(numerator, denominator));
}
