import { type Budget, stopWhenSpent } from "../core/budget.ts";
import type { Polynomial, PolynomialRing } from "./polynomial/polynomial.ts";

/**
 * The ring, whose sums, products and quotients count against a budget: it ends the enclosing `withinBudget` between two
 * operations of an algorithm that knows nothing of budgets. A single operation is not interrupted.
 */
export function meteredRing<C>(ring: PolynomialRing<C>, budget: Budget, doing: string): PolynomialRing<C> {
  const metered =
    (operation: (a: Polynomial<C>, b: Polynomial<C>) => Polynomial<C>) =>
    (a: Polynomial<C>, b: Polynomial<C>) => {
      const result = operation(a, b);
      stopWhenSpent(budget, doing, ring.termCount(result));
      return result;
    };
  return {
    ...ring,
    add: metered(ring.add),
    subtract: metered(ring.subtract),
    multiply: metered(ring.multiply),
    gcd: metered(ring.gcd),
    divideExact: (a, b) => {
      const quotient = ring.divideExact(a, b);
      stopWhenSpent(budget, doing, quotient === undefined ? 0 : ring.termCount(quotient));
      return quotient;
    },
  };
}
