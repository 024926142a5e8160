import { constant, divide, type Expression, multiply, number } from "../../../expr/expression.ts";
import type { ComplexNumber } from "../../../numeric/complex-number.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { conjugate } from "../conjugate.ts";
import { realValue } from "./real-part.ts";

const DIGITS = 5;

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

/** A complex number to five digits: `-0.31813+1.3372*i`. */
export function decimalText({ re, im }: ComplexNumber): string {
  const rounded = (part: number) => Number(part.toPrecision(DIGITS));
  const real = `${rounded(re)}`;
  if (im === 0) return real;
  const size = rounded(Math.abs(im));
  const imaginary = size === 1 ? "i" : `${size}*i`;
  if (re === 0) return im < 0 ? `-${imaginary}` : imaginary;
  return `${real}${im < 0 ? "-" : "+"}${imaginary}`;
}

/** The factor i times an expression. */
export function timesImaginaryUnit(e: Expression): Expression {
  return multiply(constant("i"), e);
}
