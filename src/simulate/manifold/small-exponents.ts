import type { ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";

/**
 * The powers of one small size that stand for the small symbols of a problem, such that all that its truncations drop
 * is of the order `below` of the first one, or smaller.
 *
 * A term that truncation j drops has `sum of w_j(symbol) exponent >= below_j`; hence the largest of `w_j below_1 / below_j` over
 * all truncations will do for each symbol.
 */
export function smallExponents({ truncations }: ManifoldProblem): ReadonlyMap<string, number> {
  const exponents = new Map<string, number>();
  const main = truncations[0]?.below ?? 0;
  for (const { weights, below } of truncations) {
    for (const [name, weight] of Object.entries(weights)) {
      if (weight === 0) continue;
      exponents.set(name, Math.max(exponents.get(name) ?? 0, (weight * main) / below));
    }
  }
  return exponents;
}
