import { type Expression, negate } from "../../expr/expression.ts";
import { replaceParts } from "../../expr/parts.ts";
import { isRootName } from "../../expr/root-symbol.ts";
import { radicalOf } from "./coefficients/radical.ts";
import { conjugateRoot } from "./coefficients/root-values.ts";

/**
 * The complex conjugate of an expression whose parameters are real, and in which polynomials under square roots have the signs
 * that `radicalOf` takes them to have.
 */
export function conjugate(e: Expression): Expression {
  return replaceParts(e, conjugateOfPart);
}

/** The conjugate of an atom or of a square root; `undefined` where it is that of the parts. */
function conjugateOfPart(e: Expression): Expression | undefined {
  switch (e.tag) {
    case "constant":
      return e.name === "i" ? negate(e) : e;
    case "symbol":
      return isRootName(e.name) ? conjugateRoot(e.name) : e;
    case "call": {
      const radical = e.name === "sqrt" ? radicalOf(e.argument) : undefined;
      if (radical === undefined) return undefined;
      return radical.isNegative ? negate(e) : e;
    }
    case "number":
    case "sum":
    case "product":
    case "power":
      return undefined;
  }
}
