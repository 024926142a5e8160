import { ResiduaError } from "../core/errors.ts";
import type { Expression } from "../expr/expression.ts";
import { type Arithmetic, type ElementaryFunction, evaluateFloating } from "./evaluate-floating.ts";

/**
 * The value of an expression in doubles, interpreted: slow, and by definition what a compiled kernel must give,
 * to the last bit. `values` holds a number for each symbol.
 *
 * Errors: E_UNDECLARED for a symbol without a value, and those of `evaluateFloating`.
 */
export function evaluateExpression(e: Expression, values: Readonly<Record<string, number>>): number {
  return evaluateFloating(doubles(values), e);
}

function doubles(values: Readonly<Record<string, number>>): Arithmetic<number> {
  return {
    constant: (value) => value,
    symbol: (name) => valueOfSymbol(values, name),
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    multiply: (a, b) => a * b,
    divide: (a, b) => a / b,
    negate: (a) => -a,
    apply: applyFunction,
  };
}

function valueOfSymbol(values: Readonly<Record<string, number>>, name: string): number {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value !== undefined) return value;
  throw new ResiduaError("E_UNDECLARED", `symbol '${name}' has no value; give it one`, { details: { name } });
}

function applyFunction(
  name: ElementaryFunction,
  [x = Number.NaN, y = Number.NaN]: readonly number[],
): number {
  switch (name) {
    case "exp":
      return Math.exp(x);
    case "log":
      return Math.log(x);
    case "sin":
      return Math.sin(x);
    case "cos":
      return Math.cos(x);
    case "sqrt":
      return Math.sqrt(x);
    case "pow":
      return x ** y;
  }
}
