import { ResiduaError } from "../../../core/errors.ts";
import { substitute } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { overCoefficients } from "./over-coefficients.ts";

/**
 * An expression in its simplest form once the values make it a constant, where there is an exact one; `undefined` where it
 * divides by zero.
 */
export function simplestForm(
  e: Expression,
  values: Readonly<Record<string, Expression>> = {},
): Expression | undefined {
  try {
    const constant = substitute(e, values);
    try {
      return overCoefficients([constant], ({ value, expression }) => expression(value(constant)));
    } catch (error) {
      if (error instanceof ResiduaError && error.code === "E_UNSUPPORTED") return constant;
      throw error;
    }
  } catch (error) {
    if (error instanceof ResiduaError && error.code === "E_DIVISION_BY_ZERO") return undefined;
    throw error;
  }
}
