import type { Series } from "../../../exact/series.ts";
import { type Expression, isNumber, orderedSum } from "../../../expr/expression.ts";

/** A sum by ascending grade, and the grade of its errors. */
export interface GradedSum {
  readonly terms: readonly { readonly grade: number; readonly value: Expression }[];
  readonly errorOrder: number;
}

export function gradedSumExpression({ terms }: GradedSum): Expression {
  return orderedSum(terms.map(({ value }) => value));
}

/** A power series as a sum whose grades are raised by `shift`. */
export function gradedSum<E>(
  series: Series<E>,
  expression: (coefficient: E) => Expression,
  shift = 0,
): GradedSum {
  const terms = series.coefficients.map((c, n) => ({ grade: n + shift, value: expression(c) }));
  return {
    terms: terms.filter(({ value }) => !isNumber(value, 0)),
    errorOrder: series.precision + shift,
  };
}
