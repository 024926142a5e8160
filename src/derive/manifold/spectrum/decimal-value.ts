import { constant, divide, type Expression, multiply, number } from "../../../expr/expression.ts";
import type { ComplexNumber } from "../../../numeric/complex-number.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { conjugate } from "../conjugate.ts";
import { realValue } from "./real-part.ts";

/** The value of a constant in doubles; `undefined` where it has a symbol. */
export function decimalValue(e: Expression): ComplexNumber | undefined {
  const mirrored = conjugate(e);
  const parts = overCoefficients([e, mirrored, constant("i")], ({ field, value, expression }) => {
    const [a, b] = [value(e), value(mirrored)];
    const twice = [field.add(a, b), field.divide(field.subtract(a, b), value(constant("i")))];
    return twice.map((part) => realValue(divide(expression(part), number(2))));
  });
  const [re, im] = parts;
  return re === undefined || im === undefined ? undefined : { re, im };
}

/** The factor i times an expression. */
export function timesImaginaryUnit(e: Expression): Expression {
  return multiply(constant("i"), e);
}
