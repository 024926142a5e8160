import { toFloatRational } from "../../../exact/rational.ts";
import type { Expression } from "../../../expr/expression.ts";
import { readRootSymbol } from "../../../expr/root-symbol.ts";
import type { ComplexNumber } from "../../../numeric/complex-number.ts";
import { toFloatRoot } from "./root-values.ts";

/**
 * The value in doubles of an expression in numbers, i, pi, square roots of numbers and roots of polynomials with whole powers;
 * `undefined` where it has a parameter, or a function of another kind.
 */
export function toFloatComplex(e: Expression): ComplexNumber | undefined {
  switch (e.tag) {
    case "number":
      return { re: toFloatRational(e.value), im: 0 };
    case "constant":
      return e.name === "pi" ? { re: Math.PI, im: 0 } : { re: 0, im: 1 };
    case "symbol": {
      const root = readRootSymbol(e.name);
      return root === undefined ? undefined : toFloatRoot(root);
    }
    case "sum":
      return combined(e.terms, (a, b) => ({ re: a.re + b.re, im: a.im + b.im }));
    case "product":
      return combined(e.factors, product);
    case "power":
      return wholePower(e.base, e.exponent);
    case "call":
      return e.name === "sqrt" ? squareRoot(e.argument) : undefined;
  }
}

function product(a: ComplexNumber, b: ComplexNumber): ComplexNumber {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function combined(
  parts: readonly Expression[],
  combine: (a: ComplexNumber, b: ComplexNumber) => ComplexNumber,
): ComplexNumber | undefined {
  const values = parts.map(toFloatComplex).filter((value) => value !== undefined);
  return values.length === parts.length ? values.reduce(combine) : undefined;
}

function wholePower(base: Expression, exponent: Expression): ComplexNumber | undefined {
  const value = toFloatComplex(base);
  if (value === undefined || exponent.tag !== "number" || exponent.value.denominator !== 1) return undefined;
  const k = Number(exponent.value.numerator);
  let size: ComplexNumber = { re: 1, im: 0 };
  for (let count = 0; count < Math.abs(k); count += 1) size = product(size, value);
  if (k >= 0) return size;
  const square = size.re ** 2 + size.im ** 2;
  return { re: size.re / square, im: -size.im / square };
}

/** The square root of a real number. */
function squareRoot(argument: Expression): ComplexNumber | undefined {
  const value = toFloatComplex(argument);
  if (value === undefined || value.im !== 0) return undefined;
  return value.re < 0 ? { re: 0, im: Math.sqrt(-value.re) } : { re: Math.sqrt(value.re), im: 0 };
}
