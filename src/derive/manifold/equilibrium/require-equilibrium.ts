import { ResiduaError } from "../../../core/errors.ts";
import { type Expression, isNumber } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";

/** Errors: E_DOMAIN where the value of a right-hand side at the origin is not zero. */
export function requireEquilibrium(variable: string, value: Expression): void {
  const reduced = simplestForm(value) ?? value;
  if (!isNumber(reduced, 0)) throw noEquilibrium(variable, expressionText(reduced));
}

/** The error for a right-hand side with a value at the origin; its details name the variable and that value. */
export function noEquilibrium(variable: string, residual: string): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    `the origin is no equilibrium: d${variable}/dt = ${residual} there; let the variables be the deviations from an equilibrium, or give a forcing a small factor`,
    { details: { variable, residual } },
  );
}
