import type { RealArithmetic } from "./complex-arithmetic.ts";
import { type ElementaryFunction, powerBySquaring } from "./evaluate-floating.ts";
import { roundConstant } from "./round-constant.ts";

const multiply = (a: number, b: number) => a * b;

/** Double-precision arithmetic as IEEE 754 and the platform's elementary functions have it. */
export const doubleArithmetic: RealArithmetic<number> = {
  exact: roundConstant,
  pi: () => Math.PI,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  power: (base, exponent) => powerBySquaring(multiply, base, exponent),
  apply: applyFunction,
};

function applyFunction(
  name: ElementaryFunction,
  [x = Number.NaN, y = Number.NaN]: readonly number[],
): number {
  switch (name) {
    case "exp":
      return Math.exp(x);
    case "log":
      return Math.log(x);
    case "sin":
      return Math.sin(x);
    case "cos":
      return Math.cos(x);
    case "sqrt":
      return Math.sqrt(x);
    case "pow":
      return x ** y;
    case "abs":
      return Math.abs(x);
  }
}
