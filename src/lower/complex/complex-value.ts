import type { Expression } from "../../expr/expression.ts";
import type { ComplexNumber } from "../../numeric/complex-number.ts";
import { valueOfSymbol } from "../evaluate-expression.ts";
import { evaluateFloating } from "../evaluate-floating.ts";
import { doubles } from "../interpreter/doubles.ts";
import { complexArithmetic, partsOfComplex } from "./complex-arithmetic.ts";

/**
 * The value of an expression in complex doubles, at real values of its symbols.
 *
 * Errors: E_UNDECLARED for a symbol without a value, and those of `complexArithmetic`.
 */
export function complexValue(e: Expression, values: Readonly<Record<string, number>>): ComplexNumber {
  const symbol = (name: string) => ({ re: valueOfSymbol(values, name), im: undefined });
  const [re, im] = partsOfComplex(doubles, evaluateFloating(complexArithmetic(doubles, symbol), e));
  return { re, im };
}
