import { symbolsOf } from "../../../expr/calculus.ts";
import { add, call, type Expression, multiply, negate, ONE } from "../../../expr/expression.ts";
import { withParts } from "../../../expr/parts.ts";

/**
 * A real expression with `i sqrt(x)` written as `sqrt(-x)` wherever x contains parameters. Coefficients have a root of one of x
 * and -x only, so that in what is real its odd powers have the factor i throughout, or not at all.
 */
export function withRealRoots(e: Expression): Expression {
  const inside = withParts(e, withRealRoots);
  return inside.tag === "product" ? realProduct(inside) : inside;
}

function realProduct(e: Expression & { readonly tag: "product" }): Expression {
  const { factors } = e;
  const root = factors.find(
    (factor) => factor.tag === "call" && factor.name === "sqrt" && symbolsOf(factor).length > 0,
  );
  const turned = factors.findIndex((factor) => factor !== root && withoutImaginaryUnit(factor) !== undefined);
  if (turned < 0 || root?.tag !== "call") return e;
  const { argument } = root;
  const opposite = argument.tag === "sum" ? add(...argument.terms.map(negate)) : negate(argument);
  const others = factors.flatMap((factor, k) => {
    if (factor === root) return [];
    return k === turned ? [withoutImaginaryUnit(factor) ?? factor] : [factor];
  });
  return multiply(...others, call("sqrt", opposite));
}

/** What i multiplies in an expression; `undefined` where it is no factor of all of it. */
function withoutImaginaryUnit(e: Expression): Expression | undefined {
  switch (e.tag) {
    case "constant":
      return e.name === "i" ? ONE : undefined;
    case "product": {
      const index = e.factors.findIndex((factor) => withoutImaginaryUnit(factor) !== undefined);
      if (index < 0) return undefined;
      return multiply(
        ...e.factors.map((factor, k) => (k === index ? (withoutImaginaryUnit(factor) ?? factor) : factor)),
      );
    }
    case "sum": {
      const terms = e.terms.map(withoutImaginaryUnit).filter((term) => term !== undefined);
      return terms.length === e.terms.length ? add(...terms) : undefined;
    }
    case "number":
    case "symbol":
    case "power":
    case "call":
      return undefined;
  }
}
