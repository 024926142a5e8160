import {
  type Gaussian,
  gaussian,
  gaussians,
  IMAGINARY_UNIT,
  imaginaryPart,
  realPart,
} from "../../../exact/gaussian.ts";
import { type Rational, rationals } from "../../../exact/rational.ts";
import { power as ringPower } from "../../../exact/ring.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { cancel } from "../../../expr/convert.ts";
import { constant, type Expression } from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";
import { constantsAsSymbols } from "./constant-symbols.ts";

/** A number `factor pi^exponent`. */
interface PowerOfPi {
  readonly factor: Gaussian;
  readonly exponent: number;
}

/** The r for which an expression is `r i pi`, once its parameters cancel; `undefined` where it is nothing of the kind. */
export function rationalTurn(e: Expression): Rational | undefined {
  const value = powerOfPi(e) ?? withoutParameters(e);
  if (value === undefined) return undefined;
  if (gaussians.isZero(value.factor)) return rationals.zero;
  const isImaginary = rationals.isZero(realPart(value.factor));
  return value.exponent === 1 && isImaginary ? imaginaryPart(value.factor) : undefined;
}

/** The value of a rational function of parameters, i and pi from which the parameters cancel. */
function withoutParameters(e: Expression): PowerOfPi | undefined {
  const parameters = symbolsOf(e);
  if (parameters.length === 0 || !isRational(e, { constants: ["i", "pi"] })) return undefined;
  const reduced = cancel(constantsAsSymbols(e));
  if (symbolsOf(reduced).some((name) => parameters.includes(name))) return undefined;
  return powerOfPi(substitute(reduced, { i: constant("i"), pi: constant("pi") }));
}

function powerOfPi(e: Expression): PowerOfPi | undefined {
  switch (e.tag) {
    case "number":
      return { factor: gaussian(e.value, rationals.zero), exponent: 0 };
    case "constant":
      return e.name === "i"
        ? { factor: IMAGINARY_UNIT, exponent: 0 }
        : { factor: gaussians.one, exponent: 1 };
    case "sum":
      return e.terms.map(powerOfPi).reduce(sumOfPowers);
    case "product":
      return e.factors.map(powerOfPi).reduce(productOfPowers);
    case "power":
      return integerPower(e);
    case "symbol":
    case "call":
      return undefined;
  }
}

function sumOfPowers(a: PowerOfPi | undefined, b: PowerOfPi | undefined): PowerOfPi | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (gaussians.isZero(a.factor)) return b;
  if (gaussians.isZero(b.factor)) return a;
  return a.exponent === b.exponent
    ? { factor: gaussians.add(a.factor, b.factor), exponent: a.exponent }
    : undefined;
}

function productOfPowers(a: PowerOfPi | undefined, b: PowerOfPi | undefined): PowerOfPi | undefined {
  if (a === undefined || b === undefined) return undefined;
  return { factor: gaussians.multiply(a.factor, b.factor), exponent: a.exponent + b.exponent };
}

function integerPower({ base, exponent }: Expression & { tag: "power" }): PowerOfPi | undefined {
  const value = powerOfPi(base);
  if (value === undefined || exponent.tag !== "number" || exponent.value.denominator !== 1) return undefined;
  const k = Number(exponent.value.numerator);
  const factor = k < 0 ? gaussians.divide(gaussians.one, value.factor) : value.factor;
  return { factor: ringPower(gaussians, factor, Math.abs(k)), exponent: value.exponent * k };
}
