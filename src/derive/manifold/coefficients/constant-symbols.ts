import { substitute } from "../../../expr/calculus.ts";
import { constant, type Expression, symbol } from "../../../expr/expression.ts";
import { replaceParts } from "../../../expr/parts.ts";

/** The name under which pi is a symbol of polynomials, which no parameter can have. */
export const PI = "pi";

/** An expression with constants as symbols of their own names, but for the arguments of functions. */
export function constantsAsSymbols(e: Expression): Expression {
  return replaceParts(e, (part) => {
    if (part.tag === "call") return part;
    return part.tag === "constant" ? symbol(part.name) : undefined;
  });
}

/** What an indeterminate of a polynomial stands for: a parameter, or pi. */
export function symbolOrPi(name: string): Expression {
  return name === PI ? constant("pi") : symbol(name);
}

/** An expression in which pi was a symbol. */
export function withPi(e: Expression): Expression {
  return substitute(e, { [PI]: constant("pi") });
}
