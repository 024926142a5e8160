import type { InvariantManifold } from "../../../derive/manifold/manifold-result.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { orderText } from "../results/order-text.ts";

/** What the errors are of: `O(eps^5)`, and other truncations beside it. */
export function errorText({ truncations }: InvariantManifold["problem"]): string {
  return truncations.flatMap(({ weights, below }) => errorTerm(Object.entries(weights), below)).join(" + ");
}

function errorTerm(weights: readonly (readonly [string, number])[], below: number): readonly string[] {
  const names = weights.map(([name, weight]) => (weight === 1 ? name : `${name}^(1/${weight})`));
  if (names.length === 0) return [];
  return [orderText(names, below)];
}

/** The same in LaTeX. */
export function errorLatex({ truncations }: InvariantManifold["problem"]): string {
  const terms = truncations.flatMap(({ weights, below }) => {
    const names = Object.entries(weights).map(([name, weight]) =>
      weight === 1 ? symbolLatex(name) : `{${symbolLatex(name)}}^{1/${weight}}`,
    );
    const base = names.length === 1 ? names.join("") : `\\left(${names.join(",\\,")}\\right)`;
    return names.length === 0 ? [] : [`\\mathcal{O}\\left({${base}}^{${below}}\\right)`];
  });
  return terms.join("+");
}
