import type { BudgetOptions } from "../../../core/budget.ts";
import { characteristicPolynomial } from "../../../exact/linear/characteristic-polynomial.ts";
import type { Expression } from "../../../expr/expression.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { type SquareRootNorm, squareRootNorm } from "../coefficients/square-root-norm.ts";

/** A square matrix of constant expressions. */
export type ExpressionMatrix = readonly (readonly Expression[])[];

/** The characteristic polynomial of a matrix, and a polynomial over the integers that has all of its roots. */
export interface CharacteristicNorm extends SquareRootNorm {
  /** Lowest first, the last one 1. */
  readonly coefficients: readonly Expression[];
}

/**
 * The characteristic polynomial `det(lambda - matrix)` and its norm.
 * Errors: E_SHAPE, E_UNSUPPORTED for entries that are not exact. A spent budget ends the enclosing `withinBudget`.
 */
export function characteristicNorm(
  matrix: ExpressionMatrix,
  options: BudgetOptions = {},
): CharacteristicNorm {
  const coefficients = overCoefficients(matrix.flat(), ({ field, value, expression }) =>
    characteristicPolynomial(
      field,
      matrix.map((row) => row.map(value)),
      options,
    ).map(expression),
  );
  return { coefficients, ...squareRootNorm(coefficients) };
}
