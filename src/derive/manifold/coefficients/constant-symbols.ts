import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { add, constant, type Expression, multiply, power, symbol } from "../../../expr/expression.ts";

/** The name under which pi is a symbol of polynomials, which no parameter can have. */
export const PI = "pi";

/** An expression with constants as symbols of their own names, but for the arguments of functions. */
export function constantsAsSymbols(e: Expression): Expression {
  switch (e.tag) {
    case "constant":
      return symbol(e.name);
    case "sum":
      return add(...e.terms.map(constantsAsSymbols));
    case "product":
      return multiply(...e.factors.map(constantsAsSymbols));
    case "power":
      return power(constantsAsSymbols(e.base), e.exponent);
    case "number":
    case "symbol":
    case "call":
      return e;
  }
}

/** What an indeterminate of a polynomial stands for: a parameter, or pi. */
export function symbolOrPi(name: string): Expression {
  return name === PI ? constant("pi") : symbol(name);
}

/** An expression in which pi was a symbol. */
export function withPi(e: Expression): Expression {
  return symbolsOf(e).includes(PI) ? substitute(e, { [PI]: constant("pi") }) : e;
}
