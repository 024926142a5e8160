import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { column, emphasis, heading, math, paragraph, table, type Words } from "../../../report/build.ts";
import type { Block } from "../../../report/document.ts";
import { growthWarning } from "../results/growing-modes.ts";
import { isChosen } from "../results/is-chosen.ts";
import { shownModes } from "../results/shown-system.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { wavenumberText } from "../text/place-text.ts";
import { rootDefinitionBlocks } from "../text/root-definitions.ts";
import { rootBlocks } from "./delay-report.ts";

/** The spectrum, the modes that are followed, and what was assumed to find them. */
export function spectrumBlocks(solved: SolvedManifold, latex: LatexOptions): readonly Block[] {
  const { spectrum } = solved;
  const rows = spectrum.map((line): readonly Words[] => [
    line.tag === "solved" ? math(expressionLatex(line.value, latex)) : rootsOf(line.coefficients, latex),
    `${line.multiplicity}`,
    line.tag === "solved" ? line.realPart : "",
    isChosen(solved, line) ? "yes" : "",
  ]);
  const vector = (entries: readonly Expression[]) =>
    math(`\\left(${entries.map((entry) => expressionLatex(entry, latex)).join(",\\, ")}\\right)`);
  const modes = shownModes(solved).map((mode, j): readonly Words[] => [
    math(symbolLatex(amplitudeName(j))),
    math(expressionLatex(mode.eigenvalue, latex)),
    vector(mode.vector),
    vector(mode.adjoint),
  ]);
  const warning = growthWarning(solved);
  return [
    heading("Spectrum and modes"),
    ...(rows.length === 0
      ? rootBlocks(solved)
      : [
          table(
            [column("eigenvalue"), column("multiplicity", "number"), column("real part"), column("chosen")],
            rows,
            `The exact spectrum of the linear part${wavenumberText(solved)}.`,
          ),
        ]),
    ...(warning === undefined ? [] : [paragraph(emphasis(`Warning: ${warning}.`))]),
    table([column("amplitude"), column("eigenvalue"), column("vector"), column("adjoint vector")], modes, [
      "The modes that the manifold follows. Corrections at a mode's own rate are orthogonal to its adjoint vector, which so defines the amplitude.",
    ]),
    ...rootDefinitionBlocks(solved.roots, latex),
    ...assumptionBlocks(solved, latex),
  ];
}

function assumptionBlocks({ assumedPositive }: SolvedManifold, latex: LatexOptions): readonly Block[] {
  if (assumedPositive.length === 0) return [];
  const conditions = assumedPositive
    .flatMap((e) => [", ", math(`${expressionLatex(e, latex)} > 0`)])
    .slice(1);
  return [
    paragraph(
      "Parameters are taken to be real, with ",
      ...conditions,
      ": that decides which square roots are real, and with it signs of real parts and complex conjugates. No declaration says so.",
    ),
  ];
}

function rootsOf(coefficients: readonly Expression[], latex: LatexOptions): Words {
  const terms = coefficients.map((e, k) => `\\left(${expressionLatex(e, latex)}\\right)\\lambda^{${k}}`);
  return ["roots of ", math(terms.toReversed().join("+"))];
}
