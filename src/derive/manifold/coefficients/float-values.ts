import { toFloatRational } from "../../../exact/rational.ts";
import type { Expression } from "../../../expr/expression.ts";
import { readRootSymbol } from "../../../expr/root-symbol.ts";
import {
  type ComplexNumber,
  complexExponential,
  complexProduct,
  complexReciprocal,
  complexSum,
} from "../../../numeric/complex-number.ts";
import { toFloatRoot } from "./root-values.ts";

/**
 * The value of a constant expression in doubles; `undefined` where it has a parameter, and for square roots, logarithms, sines
 * and cosines of what is not real in doubles.
 */
export function toFloatComplex(e: Expression): ComplexNumber | undefined {
  switch (e.tag) {
    case "number":
      return real(toFloatRational(e.value));
    case "constant":
      return e.name === "pi" ? real(Math.PI) : { re: 0, im: 1 };
    case "symbol": {
      const root = readRootSymbol(e.name);
      return root === undefined ? undefined : toFloatRoot(root);
    }
    case "sum":
      return combined(e.terms, complexSum);
    case "product":
      return combined(e.factors, complexProduct);
    case "power":
      return toFloatPower(e);
    case "call":
      return toFloatFunction(e);
  }
}

/** The value of a real constant expression in doubles; `undefined` where that has an imaginary part, or is none. */
export function toFloatReal(e: Expression): number | undefined {
  const value = toFloatComplex(e);
  return value?.im === 0 ? value.re : undefined;
}

function real(re: number): ComplexNumber {
  return { re, im: 0 };
}

function combined(
  parts: readonly Expression[],
  combine: (a: ComplexNumber, b: ComplexNumber) => ComplexNumber,
): ComplexNumber | undefined {
  const values = parts.map(toFloatComplex).filter((value) => value !== undefined);
  return values.length === parts.length ? values.reduce(combine) : undefined;
}

function toFloatPower({ base, exponent }: Expression & { tag: "power" }): ComplexNumber | undefined {
  const value = toFloatComplex(base);
  const k = toFloatReal(exponent);
  if (value === undefined || k === undefined) return undefined;
  if (value.im === 0) return Number.isInteger(k) || value.re > 0 ? real(value.re ** k) : undefined;
  if (!Number.isInteger(k)) return undefined;
  const size = Array.from({ length: Math.abs(k) }, () => value).reduce(complexProduct, real(1));
  return k < 0 ? complexReciprocal(size) : size;
}

function toFloatFunction({ name, argument }: Expression & { tag: "call" }): ComplexNumber | undefined {
  const value = toFloatComplex(argument);
  if (value === undefined) return undefined;
  if (value.im !== 0) return name === "exp" ? complexExponential(value) : undefined;
  if (name === "sqrt" && value.re < 0) return { re: 0, im: Math.sqrt(-value.re) };
  return real(Math[name](value.re));
}
