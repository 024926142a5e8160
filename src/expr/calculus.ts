import { ownValue } from "../core/own-value.ts";
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  ONE,
  power,
  subtract,
  ZERO,
} from "./expression.ts";
import { partsOf, replaceParts } from "./parts.ts";

/** The names of the symbols that occur, in order of first occurrence. */
export function symbolsOf(e: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.tag === "symbol") found.add(part.name);
    else partsOf(part).forEach(visit);
  };
  visit(e);
  return [...found];
}

/** Whether the imaginary unit occurs. */
export function hasImaginaryUnit(e: Expression): boolean {
  return e.tag === "constant" ? e.name === "i" : partsOf(e).some(hasImaginaryUnit);
}

/** The expression with symbols replaced, all at once. */
export function substitute(e: Expression, values: Readonly<Record<string, Expression>>): Expression {
  return replaceParts(e, (part) => (part.tag === "symbol" ? ownValue(values, part.name) : undefined));
}

/** The partial derivative with respect to a symbol. */
export function differentiate(e: Expression, name: string): Expression {
  switch (e.tag) {
    case "number":
    case "constant":
      return ZERO;
    case "symbol":
      return e.name === name ? ONE : ZERO;
    case "sum":
      return add(...e.terms.map((term) => differentiate(term, name)));
    case "product":
      return productDerivative(e.factors, name);
    case "power":
      return powerDerivative(e.base, e.exponent, name);
    case "call":
      return multiply(outerDerivative(e), differentiate(e.argument, name));
  }
}

function productDerivative(factors: readonly Expression[], name: string): Expression {
  return add(
    ...factors.map((factor, index) =>
      multiply(differentiate(factor, name), ...factors.filter((_, other) => other !== index)),
    ),
  );
}

/** `(b^n)' = n b^(n-1) b'` for an exponent free of the symbol, else through `exp(n log b)`. */
function powerDerivative(base: Expression, exponent: Expression, name: string): Expression {
  const lowered = multiply(exponent, power(base, subtract(exponent, ONE)), differentiate(base, name));
  if (!symbolsOf(exponent).includes(name)) return lowered;
  return add(lowered, multiply(power(base, exponent), call("log", base), differentiate(exponent, name)));
}

function outerDerivative({ name, argument }: Expression & { tag: "call" }): Expression {
  switch (name) {
    case "exp":
      return call("exp", argument);
    case "log":
      return divide(ONE, argument);
    case "sin":
      return call("cos", argument);
    case "cos":
      return negate(call("sin", argument));
    case "sqrt":
      return divide(ONE, multiply(number(2), call("sqrt", argument)));
  }
}
