import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { manifoldFormulas } from "../results/manifold-formulas.ts";
import type { NamedRoot } from "../results/named-roots.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { alignedFormulas } from "./aligned-formulas.ts";
import { noiseLatex } from "./noise-text.ts";
import { rootLatex } from "./root-definitions.ts";

/** The result as amsmath LaTeX. */
export function manifoldLatex(solved: SolvedManifold, options: LatexOptions): string {
  const { manifold, evolution } = manifoldFormulas(solved);
  const formulas = alignedFormulas([
    ...manifold.map(([name, value]) => [symbolLatex(name), expressionLatex(value, options)] as const),
    ...evolution.map(
      ([name, value]) => [`\\dot ${symbolLatex(name)}`, expressionLatex(value, options)] as const,
    ),
  ]);
  const roots = rootsIn(solved.roots, [...manifold, ...evolution]);
  return [formulas, ...rootLatex(roots, options), ...noiseLatex(solved.result.problem)].join("\n");
}

/** The roots whose names occur in formulas. */
function rootsIn(
  roots: readonly NamedRoot[],
  formulas: readonly (readonly [string, Expression])[],
): readonly NamedRoot[] {
  const names = new Set(formulas.flatMap(([, value]) => symbolsOf(value)));
  return roots.filter(({ name }) => names.has(name));
}
