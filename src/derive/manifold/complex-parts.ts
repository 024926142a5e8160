import { constant } from "../../expr/expression.ts";
import type { CoefficientField } from "./coefficients/coefficient-field.ts";
import { conjugate } from "./conjugate.ts";

/**
 * The real and the imaginary part of a number, for real parameters. The field must contain i, and the conjugate.
 */
export function complexParts<E>({ field, value, expression }: CoefficientField<E>, a: E): readonly [E, E] {
  const conjugated = value(conjugate(expression(a)));
  const two = field.fromInteger(2);
  const twice = field.multiply(two, value(constant("i")));
  return [field.divide(field.add(a, conjugated), two), field.divide(field.subtract(a, conjugated), twice)];
}
