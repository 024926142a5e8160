import { at, ResiduaError } from "../core/errors.ts";
import { differentiate, substitute, symbolsOf } from "./calculus.ts";
import { add, type Expression, isNatural, multiply, symbol } from "./expression.ts";
import {
  delayName,
  derivativeName,
  derivativeOrders,
  jetName,
  type OperatorName,
  readJetSymbol,
} from "./jet-symbol.ts";
import { expressionText } from "./text.ts";

/**
 * What an operator makes of an expression, in terms of jet symbols: a derivative by the chain rule, an earlier value by
 * taking every symbol at the earlier time. Errors: E_PARSE for operands that the operator does not have.
 */
export function applyOperator(
  operator: OperatorName,
  subject: Expression,
  operands: readonly Expression[],
): Expression {
  const texts = operands.map(compactText);
  switch (operator) {
    case "d":
      return derivative(subject, texts);
    case "delay":
      return earlier(subject, onlyOperand(operator, texts));
    case "conv":
      return convolution(subject, onlyOperand(operator, texts));
  }
}

/** The text without spaces, as it stands in the names of jet symbols. */
function compactText(e: Expression): string {
  return expressionText(e).replaceAll(" ", "");
}

function onlyOperand(operator: OperatorName, texts: readonly string[]): string {
  if (texts.length === 1) return at(texts, 0);
  throw new ResiduaError("E_PARSE", `${operator} takes two arguments, got ${texts.length + 1}`);
}

function derivative(subject: Expression, operands: readonly string[]): Expression {
  if (operands.length === 0) {
    throw new ResiduaError("E_PARSE", "d takes a direction after its first argument, as in d(u,x)");
  }
  let result = subject;
  for (const [direction, order] of derivativeOrders(operands)) {
    for (let k = 0; k < order; k += 1) result = derivativeOnce(result, direction);
  }
  return result;
}

/** The chain rule. */
function derivativeOnce(e: Expression, direction: string): Expression {
  return add(
    ...symbolsOf(e).map((name) => multiply(differentiate(e, name), symbol(raisedName(name, direction)))),
  );
}

/** The derivative of a symbol, which may be one already. */
function raisedName(name: string, direction: string): string {
  const jet = readJetSymbol(name);
  if (jet?.operator !== "d") return derivativeName(name, [direction], [1]);
  const orders = new Map(derivativeOrders(jet.operands));
  orders.set(direction, (orders.get(direction) ?? 0) + 1);
  const directions = [...orders.keys()].toSorted();
  return derivativeName(
    jet.subject,
    directions,
    directions.map((each) => orders.get(each) ?? 0),
  );
}

function earlier(e: Expression, delay: string): Expression {
  const names = symbolsOf(e);
  return substitute(e, Object.fromEntries(names.map((name) => [name, symbol(delayName(name, delay))])));
}

function convolution(e: Expression, rate: string): Expression {
  return symbol(jetName({ operator: "conv", subject: noiseProductText(e), operands: [rate] }));
}

/** Powers of noises and of convolutions in the order of their texts, so that one product has one name. */
function noiseProductText(e: Expression): string {
  const factors = e.tag === "product" ? e.factors : [e];
  if (!factors.every(isPowerOfSymbol)) {
    throw new ResiduaError(
      "E_PARSE",
      `conv applies to a noise, to a convolution or to a product of such, got ${expressionText(e)}`,
    );
  }
  return factors.map(compactText).toSorted().join("*");
}

function isPowerOfSymbol(e: Expression): boolean {
  if (e.tag === "symbol") return true;
  return e.tag === "power" && isNatural(e.exponent) && e.base.tag === "symbol";
}
