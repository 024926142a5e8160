import { type Expression, multiply, negate } from "../../expr/expression.ts";
import { isRootName } from "../../expr/root-symbol.ts";
import { radicalOf } from "./coefficients/radical.ts";
import { conjugateRoot } from "./coefficients/root-values.ts";

/**
 * The complex conjugate of an expression whose parameters are real, and in which polynomials under square roots have the signs
 * that `radicalOf` takes them to have.
 */
export function conjugate(e: Expression): Expression {
  switch (e.tag) {
    case "constant":
      return e.name === "i" ? negate(e) : e;
    case "number":
      return e;
    case "symbol":
      return isRootName(e.name) ? conjugateRoot(e.name) : e;
    case "sum":
      return { tag: "sum", terms: e.terms.map(conjugate) };
    case "product":
      return multiply(...e.factors.map(conjugate));
    case "power":
      return { tag: "power", base: conjugate(e.base), exponent: e.exponent };
    case "call":
      return conjugateOfFunction(e);
  }
}

function conjugateOfFunction(e: Expression & { tag: "call" }): Expression {
  const radical = e.name === "sqrt" ? radicalOf(e.argument) : undefined;
  if (radical === undefined) return { ...e, argument: conjugate(e.argument) };
  return radical.isNegative ? negate(e) : e;
}
