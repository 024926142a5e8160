import { cancel } from "../../../expr/convert.ts";
import { add, type Expression, multiply } from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";

/** A sum over a product of symbols as a sum of quotients in lowest terms: `(a + b)/(a*b)` as `1/b + 1/a`. */
export function separateFractions(e: Expression): Expression {
  if (e.tag === "sum") return add(...e.terms.map(separateFractions));
  if (e.tag !== "product") return e;
  const [numerator, ...more] = e.factors.filter((factor) => factor.tag === "sum");
  const below = e.factors.filter(isReciprocalMonomial);
  if (numerator?.tag !== "sum" || more.length > 0 || below.length === 0 || !isRational(numerator)) return e;
  const others = e.factors.filter((factor) => factor !== numerator && !below.includes(factor));
  return add(...numerator.terms.map((term) => multiply(...others, cancel(multiply(term, ...below)))));
}

function isReciprocalMonomial(e: Expression): boolean {
  return (
    e.tag === "power" && e.exponent.tag === "number" && e.exponent.value.numerator < 0 && isMonomial(e.base)
  );
}

function isMonomial(e: Expression): boolean {
  if (e.tag === "product") return e.factors.every(isMonomial);
  if (e.tag === "power") return e.exponent.tag === "number" && isMonomial(e.base);
  return e.tag === "symbol" || e.tag === "number";
}
