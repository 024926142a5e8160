import { wholeExponent } from "./evaluate.ts";
import type { Expression } from "./expression.ts";

/** Bounds on the total degrees of numerator and denominator, when sums are put over the product of their denominators. */
export interface DegreeBound {
  readonly numerator: number;
  readonly denominator: number;
  /** A bound on the degree of the product of everything that must not vanish for the expression to be evaluated. */
  readonly poles: number;
}

/** The bound read off a rational expression, without expanding it. Errors: E_UNSUPPORTED for a power that is no whole number. */
export function degreeBound(e: Expression): DegreeBound {
  switch (e.tag) {
    case "number":
    case "constant":
    case "call":
      return { numerator: 0, denominator: 0, poles: 0 };
    case "symbol":
      return { numerator: 1, denominator: 0, poles: 0 };
    case "sum":
      return e.terms.map(degreeBound).reduce(boundOfSum);
    case "product":
      return e.factors.map(degreeBound).reduce(boundOfProduct);
    case "power":
      return boundOfPower(degreeBound(e.base), wholeExponent(e.exponent));
  }
}

/** The bound for the sum, and so for the difference, of two expressions. */
export function boundOfSum(a: DegreeBound, b: DegreeBound): DegreeBound {
  return {
    numerator: Math.max(a.numerator + b.denominator, b.numerator + a.denominator),
    denominator: a.denominator + b.denominator,
    poles: a.poles + b.poles,
  };
}

function boundOfProduct(a: DegreeBound, b: DegreeBound): DegreeBound {
  return {
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
    poles: a.poles + b.poles,
  };
}

function boundOfPower({ numerator, denominator, poles }: DegreeBound, exponent: number): DegreeBound {
  const size = Math.abs(exponent);
  return exponent >= 0
    ? { numerator: size * numerator, denominator: size * denominator, poles }
    : { numerator: size * denominator, denominator: size * numerator, poles: poles + numerator };
}
