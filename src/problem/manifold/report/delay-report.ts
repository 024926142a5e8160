import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { expressionText } from "../../../expr/text.ts";
import { column, formula, math, paragraph, table, type Words } from "../../../report/build.ts";
import type { Block, VerdictMark } from "../../../report/document.ts";
import { historyFormulas, rootEntries } from "../results/delay-results.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** The rightmost eigenvalues of equations with delays; nothing for others. */
export function rootBlocks(solved: SolvedManifold): readonly Block[] {
  const { rightmost } = solved;
  if (rightmost === undefined) return [];
  const introduction = "Equations with delays have infinitely many eigenvalues.";
  if (!rightmost.ok) return [paragraph(`${introduction} No table of them is shown: ${rightmost.message}.`)];
  const rows = rootEntries(solved).map(({ root, text, amplitudes }): readonly Words[] => [
    math(text.replace(/\*?i$/, "\\mathrm{i}")),
    `${root.multiplicity}`,
    amplitudes.length > 0 ? "yes" : "",
  ]);
  return [
    paragraph(introduction),
    table(
      [column("eigenvalue, about", "number"), column("multiplicity", "number"), column("chosen")],
      rows,
      "The rightmost eigenvalues, as information: roots of a discretised equation, mended by Newton's method. The chosen ones are verified exactly.",
    ),
  ];
}

/** What past deviations contribute to the projection; nothing without delays. */
export function historyBlocks(
  solved: SolvedManifold,
  mark: { readonly verdict?: VerdictMark },
  { series, ...latex }: LatexOptions & { readonly series: (e: Expression) => string },
): readonly Block[] {
  const history = historyFormulas(solved);
  if (history === undefined) return [];
  const r = symbolLatex(history.variable);
  return history.byDelay.flatMap(({ delay, kernels }) => {
    const tau = expressionLatex(delay, latex);
    return [
      paragraph(
        "Deviations ",
        math("v"),
        " in the past change the amplitudes too, by ",
        math(`\\int_0^{${tau}} k_j(${r})\\cdot v\\left(t-${tau}+${r}\\right)d${r}`),
        " with the kernels",
      ),
      ...kernels.map(([name, entries]) =>
        formula(
          `${symbolLatex(name)} = \\left(${entries.map(series).join(",\\; ")}\\right)`,
          `${name} = [${entries.map(expressionText).join(", ")}]`,
          mark,
        ),
      ),
    ];
  });
}
