import { rationalText } from "../exact/rational.ts";
import type { Expression } from "./expression.ts";
import { fractionParts } from "./fraction-parts.ts";

/**
 * The expression in the input syntax; parsing the text gives back an equal expression.
 * @example expressionText(parseExpression("a/(2*b)")) // "a/(2*b)"
 */
export function expressionText(e: Expression): string {
  switch (e.tag) {
    case "number":
      return rationalText(e.value);
    case "constant":
    case "symbol":
      return e.name;
    case "sum":
      return sumText(e.terms);
    case "product":
      return productText(e);
    case "power":
      return powerText(e);
    case "call":
      return `${e.name}(${expressionText(e.argument)})`;
  }
}

function sumText(terms: readonly Expression[]): string {
  const [first = "", ...rest] = terms.map(expressionText);
  return rest.reduce(
    (text, term) => (term.startsWith("-") ? `${text} - ${term.slice(1)}` : `${text} + ${term}`),
    first,
  );
}

function productText(e: Expression): string {
  const { isNegative, numerator, denominator } = fractionParts(e);
  const above = numerator.length === 0 ? "1" : numerator.map(factorText).join("*");
  const below = denominator.map(factorText);
  const quotient =
    below.length === 0 ? above : `${above}/${below.length === 1 ? below[0] : `(${below.join("*")})`}`;
  return isNegative ? `-${quotient}` : quotient;
}

/** A factor, in parentheses where the product's sign would tear it apart: a reciprocal is written as a quotient. */
function factorText(e: Expression): string {
  const text = expressionText(e);
  return e.tag === "sum" || e.tag === "product" || isReciprocal(e) ? `(${text})` : text;
}

function powerText(e: Expression & { tag: "power" }): string {
  return isReciprocal(e) ? productText(e) : `${operandText(e.base)}^${operandText(e.exponent)}`;
}

function isReciprocal(e: Expression): boolean {
  return e.tag === "power" && e.exponent.tag === "number" && e.exponent.value.numerator < 0;
}

/** An operand of `^`, in parentheses unless it is one word or a natural number. */
function operandText(e: Expression): string {
  const text = expressionText(e);
  return /^\w+$/.test(text) || e.tag === "call" ? text : `(${text})`;
}
