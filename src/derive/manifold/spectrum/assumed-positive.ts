import type { Expression } from "../../../expr/expression.ts";
import { partsOf } from "../../../expr/parts.ts";
import { expressionText } from "../../../expr/text.ts";
import { productOfFactors, radicalOf } from "../coefficients/radical.ts";
import { signOfReal } from "./real-part.ts";

/**
 * The polynomials that square roots in some expressions take to be positive (see `radicalOf`), where the parameters that are
 * declared positive leave that open; each once.
 */
export function assumedPositive(
  expressions: readonly Expression[],
  positive: readonly string[],
): readonly Expression[] {
  const assumed = new Map<string, Expression>();
  const visit = (e: Expression): void => {
    partsOf(e).forEach(visit);
    if (e.tag !== "call" || e.name !== "sqrt") return;
    const { factors, squares } = radicalOf(e.argument) ?? { factors: [], squares: [] };
    const radicands = factors.length === 0 ? [] : [productOfFactors(factors)];
    for (const polynomial of [...radicands, ...squares]) {
      if (signOfReal(polynomial, positive) !== "positive")
        assumed.set(expressionText(polynomial), polynomial);
    }
  };
  expressions.forEach(visit);
  return [...assumed.values()];
}
