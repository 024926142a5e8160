import { at } from "../../../core/errors.ts";
import { differentiate, substitute, symbolsOf } from "../../../expr/calculus.ts";
import { add, type Expression, multiply, negate, ONE, ZERO } from "../../../expr/expression.ts";
import { delayName } from "../../../expr/jet-symbol.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";
import { requireEquilibrium } from "../equilibrium/require-equilibrium.ts";
import { leadingEquations, smallSymbols, zeros } from "../leading-order.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import { delayFactor, isUnknown, symbolRoles } from "../symbol-roles.ts";
import type { ExpressionMatrix } from "./characteristic-norm.ts";

/** The linear part of a system at leading order: `du/dt = present u + sum of delayed_k u(t - delay_k)`. */
export interface LinearMatrices {
  readonly present: ExpressionMatrix;
  readonly delayed: readonly { readonly delay: Expression; readonly matrix: ExpressionMatrix }[];
}

/**
 * The slopes of the right-hand sides at the origin, where all small symbols vanish.
 * Errors: E_DOMAIN where they do not vanish there themselves.
 */
export function linearMatrices(problem: ManifoldProblem): LinearMatrices {
  const { variables, equations } = problem;
  const unknowns = equations.flatMap(symbolsOf).filter((name) => isUnknown(problem, name));
  const origin = zeros([...smallSymbols(problem), ...unknowns, ...variables]);
  equations.forEach((equation, i) => {
    requireEquilibrium(at(variables, i), simplestForm(equation, origin) ?? ZERO);
  });
  const largest = leadingEquations(problem);
  const slopes = (nameOf: (variable: string) => string) =>
    largest.map((e) => variables.map((variable) => substitute(differentiate(e, nameOf(variable)), origin)));
  return {
    present: slopes((variable) => variable),
    delayed: symbolRoles(problem).delays.map((text) => ({
      delay: parseExpression(text),
      matrix: slopes((variable) => delayName(variable, text)),
    })),
  };
}

/** `Delta(rate) = rate - present - sum of delayed_k exp(-rate delay_k)`, singular at eigenvalues. */
export function characteristicMatrix(
  { present, delayed }: LinearMatrices,
  rate: Expression,
): ExpressionMatrix {
  return present.map((row, i) =>
    row.map((entry, j) =>
      add(
        i === j ? rate : ZERO,
        negate(entry),
        ...delayed.map(({ delay, matrix }) =>
          negate(multiply(delayFactor(rate, delay), matrix[i]?.[j] ?? ZERO)),
        ),
      ),
    ),
  );
}

/** The derivative `Delta'(rate) = 1 + sum of delay_k delayed_k exp(-rate delay_k)`. */
export function characteristicDerivative(
  { present, delayed }: LinearMatrices,
  rate: Expression,
): ExpressionMatrix {
  return present.map((row, i) =>
    row.map((_, j) =>
      add(
        i === j ? ONE : ZERO,
        ...delayed.map(({ delay, matrix }) =>
          multiply(delay, delayFactor(rate, delay), matrix[i]?.[j] ?? ZERO),
        ),
      ),
    ),
  );
}
