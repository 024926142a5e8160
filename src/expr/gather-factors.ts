import { type Expression, isNatural, multiply, number, power } from "./expression.ts";
import { expressionText } from "./text.ts";

/** A product with equal factors as powers of one: `u*u*u` as `u^3`; other expressions as they are. */
export function gatherFactors(e: Expression): Expression {
  if (e.tag !== "product") return e;
  const gathered = new Map<string, { readonly base: Expression; exponent: number }>();
  for (const factor of e.factors) {
    const { base, exponent } = naturalPower(factor);
    const key = expressionText(base);
    const known = gathered.get(key);
    if (known === undefined) gathered.set(key, { base, exponent });
    else known.exponent += exponent;
  }
  return multiply(...[...gathered.values()].map(({ base, exponent }) => power(base, number(exponent))));
}

function naturalPower(e: Expression): { readonly base: Expression; readonly exponent: number } {
  return e.tag === "power" && isNatural(e.exponent)
    ? { base: e.base, exponent: Number(e.exponent.value.numerator) }
    : { base: e, exponent: 1 };
}
