import { ownValue } from "../core/own-value.ts";
import { add, call, divide, type Expression, multiply, negate, number, ONE, subtract } from "./expression.ts";

/** Functions of the input syntax that are quotients and sums of elementary ones, and are read as these. */
const DERIVED = {
  tan: (x: Expression) => divide(call("sin", x), call("cos", x)),
  sinh: (x: Expression) => divide(subtract(call("exp", x), call("exp", negate(x))), number(2)),
  cosh: (x: Expression) => divide(add(call("exp", x), call("exp", negate(x))), number(2)),
  // The argument occurs once, and no value overflows to a quotient of infinities.
  tanh: (x: Expression) =>
    subtract(ONE, divide(number(2), add(call("exp", multiply(number(2), x)), number(1)))),
} as const;

type DerivedFunctionName = keyof typeof DERIVED;

export const DERIVED_FUNCTION_NAMES = Object.keys(DERIVED);

export function isDerivedFunctionName(name: string): name is DerivedFunctionName {
  return Object.hasOwn(DERIVED, name);
}

/** `tanh(x) = 1 - 2/(exp(2 x) + 1)` and its like. */
export function derivedFunction(name: DerivedFunctionName, argument: Expression): Expression {
  return DERIVED[name](argument);
}

const CORNER = "it has no power series where its argument vanishes: use a smooth function near it, as in ";

/** How to do without functions that the input syntax lacks; w stands for the name of a variable that is added. */
const REMEDIES: Readonly<Record<string, string>> = {
  abs: `${CORNER}sqrt(x^2 + delta^2)`,
  sign: `${CORNER}tanh(x/delta)`,
  sgn: `${CORNER}tanh(x/delta)`,
  ln: "the natural logarithm is log",
  log10: "write log(x)/log(10)",
  cot: "write cos(x)/sin(x)",
  sec: "write 1/cos(x)",
  csc: "write 1/sin(x)",
  coth: "write 1/tanh(x)",
  sech: "write 1/cosh(x)",
  atan: asVariable("1/(1 + x^2)"),
  arctan: asVariable("1/(1 + x^2)"),
  asin: asVariable("1/sqrt(1 - x^2)"),
  arcsin: asVariable("1/sqrt(1 - x^2)"),
  acos: asVariable("-1/sqrt(1 - x^2)"),
  arccos: asVariable("-1/sqrt(1 - x^2)"),
  asinh: "write log(x + sqrt(x^2 + 1))",
  acosh: "write log(x + sqrt(x^2 - 1))",
  atanh: "write log((1 + x)/(1 - x))/2",
  erf: asVariable("2*exp(-x^2)/sqrt(pi)"),
};

function asVariable(slope: string): string {
  return `let a further variable w stand for it, with the equation dw/dt = ${slope} times dx/dt for the argument x`;
}

/** How to do without a function that the input syntax lacks, where that is known. */
export function remedyFor(name: string): string | undefined {
  return ownValue(REMEDIES, name);
}
