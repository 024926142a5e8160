import { ResiduaError } from "../../core/errors.ts";
import { ownValue } from "../../core/own-value.ts";
import type { Expression } from "../expression.ts";
import { doubleArithmetic } from "./double-arithmetic.ts";
import { evaluateFloating } from "./evaluate-floating.ts";

/**
 * The value of an expression in doubles, interpreted: slow, and by definition what a compiled kernel must give,
 * to the last bit. `values` holds a number for each symbol.
 *
 * Errors: E_UNDECLARED for a symbol without a value, and those of `evaluateFloating`.
 */
export function evaluateExpression(e: Expression, values: Readonly<Record<string, number>>): number {
  return evaluateFloating({ ...doubleArithmetic, symbol: (name) => valueOfSymbol(values, name) }, e);
}

/** The value that a symbol has been given. Errors: E_UNDECLARED. */
export function valueOfSymbol<T>(values: Readonly<Record<string, T>>, name: string): T {
  const value = ownValue(values, name);
  if (value !== undefined) return value;
  throw new ResiduaError("E_UNDECLARED", `symbol '${name}' has no value; give it one`, { details: { name } });
}
