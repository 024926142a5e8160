import type { ComplexNumber } from "../../numeric/complex-number.ts";
import type { Expression } from "../expression.ts";
import { complexArithmetic, partsOfComplex } from "./complex-arithmetic.ts";
import { doubleArithmetic } from "./double-arithmetic.ts";
import { valueOfSymbol } from "./evaluate-expression.ts";
import { evaluateFloating } from "./evaluate-floating.ts";

/** A value for each symbol. */
export type ComplexPoint = Readonly<Record<string, number | ComplexNumber>>;

/**
 * The value of an expression in complex doubles.
 *
 * Errors: E_UNDECLARED for a symbol without a value, and those of `complexArithmetic`.
 */
export function complexValue(e: Expression, values: ComplexPoint): ComplexNumber {
  const symbol = (name: string) => {
    const value = valueOfSymbol(values, name);
    return typeof value === "number" ? { re: value, im: undefined } : value;
  };
  const [re, im] = partsOfComplex(
    doubleArithmetic,
    evaluateFloating(complexArithmetic(doubleArithmetic, symbol), e),
  );
  return { re, im };
}
