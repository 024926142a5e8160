import { at } from "../../../core/errors.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";

/** Which modes a manifold follows: those of eigenvalue zero, those with real part zero, all, or some by name. */
export type ModeChoice =
  | { readonly tag: "slow" | "centre" | "all" }
  | { readonly tag: "listed"; readonly eigenvalues: readonly Expression[] };

/** Expressions without those whose text came before. */
export function distinct(expressions: readonly Expression[]): readonly Expression[] {
  const texts = expressions.map(expressionText);
  return expressions.filter((_, k) => texts.indexOf(at(texts, k)) === k);
}
