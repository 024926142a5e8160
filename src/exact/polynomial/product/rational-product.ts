import { integers, multiplyIntegers } from "../../integer.ts";
import { areRationals, fromIntegralForm, integralForm, isIntegral } from "../integral-form.ts";
import type { Polynomial, TermSpace } from "../polynomial.ts";
import { integerProduct } from "./integer-product.ts";

/**
 * The product over the integers or, by common denominators, over the rationals: `undefined` where the coefficients are
 * of another ring, or where arithmetic with fractions serves better.
 */
export function rationalProduct<C>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> | undefined {
  const { coefficients } = space;
  const integral = { ...space, coefficients: integers };
  if (isIntegral(space, a) && isIntegral(space, b)) {
    const product = integerProduct(integral, a, b);
    return isIntegral(space, product) ? product : undefined;
  }
  if (!areRationals(coefficients)) return undefined;
  const left = integralForm(integral, coefficients, a);
  const right = a === b ? left : integralForm(integral, coefficients, b);
  if (left === undefined || right === undefined) return undefined;
  return fromIntegralForm(space, coefficients, {
    numerators: integerProduct(integral, left.numerators, right.numerators),
    denominator: multiplyIntegers(left.denominator, right.denominator),
  });
}
