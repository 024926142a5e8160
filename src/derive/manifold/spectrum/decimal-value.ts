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

/** A part this much smaller than the number is the rounding of zero. */
const ROUNDING = 1e-12;

/** A complex number to five digits: `-0.31813+1.3372*i`. */
export function decimalText(value: ComplexNumber): string {
  const size = Math.hypot(value.re, value.im);
  const [re, im] = [value.re, value.im].map((part) =>
    Math.abs(part) <= ROUNDING * size ? 0 : Number(part.toPrecision(DIGITS)),
  );
  if (re === undefined || im === undefined || im === 0) return `${re ?? 0}`;
  const imaginary = Math.abs(im) === 1 ? "i" : `${Math.abs(im)}*i`;
  if (re === 0) return im < 0 ? `-${imaginary}` : imaginary;
  return `${re}${im < 0 ? "-" : "+"}${imaginary}`;
}

/** The factor i times an expression. */
export function timesImaginaryUnit(e: Expression): Expression {
  return multiply(constant("i"), e);
}
