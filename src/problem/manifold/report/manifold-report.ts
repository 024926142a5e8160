import type { CheckedClaim } from "../../../check/claim.ts";
import type { DivisorZero } from "../../../derive/manifold/divisor-zeros.ts";
import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { expressionText } from "../../../expr/text.ts";
import {
  column,
  definition,
  formula,
  heading,
  math,
  paragraph,
  steps,
  table,
  type Words,
} from "../../../report/build.ts";
import { claimComparison, markOf } from "../../../report/claim-blocks.ts";
import type { Block, VerdictMark } from "../../../report/document.ts";
import { primesInWords } from "../../primes-in-words.ts";
import type { ManifoldNumerics } from "../manifold-numerics.ts";
import { kernelsOf } from "../results/delay-results.ts";
import { type ManifoldFormulas, manifoldFormulas, missingProjection } from "../results/manifold-formulas.ts";
import { analysedEquations } from "../results/shown-system.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { zerosOf } from "../text/divisor-text.ts";
import { errorLatex } from "../text/error-text.ts";
import { noiseBlocks } from "../text/noise-text.ts";
import { pairingText, placeBlocks } from "../text/place-text.ts";
import {
  definitionBlocks,
  displacementBlocks,
  limitCycleBlocks,
  transitionBlocks,
} from "./amplitude-report.ts";
import { historyBlocks } from "./delay-report.ts";
import { numericsBlocks } from "./manifold-numerics-report.ts";
import { spectrumBlocks } from "./spectrum-report.ts";
import { type SeriesTypesetting, typesetSeries } from "./typeset-series.ts";

export interface ManifoldReportParts {
  readonly solved: SolvedManifold;
  readonly claims: readonly CheckedClaim[];
  readonly latex: LatexOptions;
  /** Figures and words that follow the result. */
  readonly illustrations: readonly Block[];
  readonly numerics: ManifoldNumerics;
}

/** The body of a report on an invariant manifold. */
export function manifoldBlocks(parts: ManifoldReportParts): readonly Block[] {
  return [
    ...systemBlocks(parts),
    ...spectrumBlocks(parts.solved, parts.latex),
    ...resultBlocks(parts),
    ...parts.illustrations,
    ...derivationBlocks(parts),
    ...numericsBlocks(parts),
    heading("What was claimed, and what was found"),
    claimComparison(parts.claims),
  ];
}

function systemBlocks({ solved, latex }: ManifoldReportParts): readonly Block[] {
  const { file, result } = solved;
  const { problem } = result;
  const equation = (name: string, e: Expression) =>
    definition(
      `\\frac{d${symbolLatex(name)}}{dt} = ${expressionLatex(e, latex)}`,
      `d${name}/dt = ${expressionText(e)}`,
    );
  const embedding: readonly Block[] =
    file.embedding === undefined
      ? []
      : [
          paragraph(
            "The standard embedding multiplies a term of degree ",
            math("p"),
            " in the unknowns by ",
            math(`${symbolLatex(file.embedding)}^{p-1}`),
            ", and by one more power for each derivative in space and for each factor that varies in time. At ",
            math(`${symbolLatex(file.embedding)}=1`),
            ", where results are shown, it is the system itself.",
          ),
        ];
  return [
    heading("The system as analysed"),
    ...placeBlocks(solved, latex),
    ...analysedEquations(solved).map(([name, e]) => equation(name, e)),
    ...Object.entries(problem.timeDerivatives).map(([name, e]) => equation(name, e)),
    ...embedding,
    ...noiseBlocks(problem),
  ];
}

function resultBlocks({ solved, claims, latex }: ManifoldReportParts): readonly Block[] {
  const { manifold, evolution, projection } = manifoldFormulas(solved);
  const residual = claims.find(({ claim }) => claim.tag === "residual");
  const mark: { readonly verdict?: VerdictMark } =
    residual === undefined ? {} : { verdict: markOf(residual) };
  const error = errorLatex(solved.result.problem);
  const typeset = typesetSeries(
    [...manifold, ...evolution, ...projection, ...kernelsOf(solved)].flatMap(([, value]) => value),
    latex,
  );
  return [
    heading("The invariant manifold"),
    ...definitionBlocks(solved, latex),
    paragraph(
      "On the manifold the variables are these functions of the amplitudes",
      ...(error === "" ? [] : [", with errors ", math(error)]),
      ",",
    ),
    ...manifold.map(([name, value]) =>
      formula(`${symbolLatex(name)} = ${typeset.latex(value)}`, `${name} = ${expressionText(value)}`, mark),
    ),
    paragraph("and the amplitudes evolve as"),
    ...evolution.map(([name, value]) =>
      formula(
        `\\frac{d${symbolLatex(name)}}{dt} = ${typeset.latex(value)}`,
        `d${name}/dt = ${expressionText(value)}`,
        mark,
      ),
    ),
    ...displacementBlocks(solved, latex),
    ...limitCycleBlocks(solved, latex),
    ...transitionBlocks(solved, latex),
    ...projectionBlocks(solved, projection, { mark, typeset }),
    ...historyBlocks(solved, mark, { ...latex, series: typeset.latex }),
    ...cutBlocks(typeset),
  ];
}

function projectionBlocks(
  solved: SolvedManifold,
  projection: ManifoldFormulas["projection"],
  {
    mark,
    typeset,
  }: { readonly mark: { readonly verdict?: VerdictMark }; readonly typeset: SeriesTypesetting },
): readonly Block[] {
  const missing = missingProjection(solved);
  if (missing !== undefined) return [paragraph(`There is no projection along isochrons: ${missing}.`)];
  if (projection.length === 0) return [];
  return [
    paragraph(
      `A state near the manifold tends to the solution on it whose amplitudes differ by ${pairingText(solved)}the product of its deviation with these covectors, the projection along isochrons:`,
    ),
    ...projection.map(([name, entries]) =>
      formula(
        `${symbolLatex(name)} = \\left(${entries.map(typeset.latex).join(",\\; ")}\\right)`,
        `${name} = [${entries.map(expressionText).join(", ")}]`,
        mark,
      ),
    ),
  ];
}

function cutBlocks({ cutTo }: SeriesTypesetting): readonly Block[] {
  if (cutTo === undefined) return [];
  return [
    paragraph(
      `Series of more than ${cutTo} terms are typeset to that many, lowest orders first; copied as text they are whole.`,
    ),
  ];
}

function derivationBlocks({ solved, latex }: ManifoldReportParts): readonly Block[] {
  const { divisors, certificate } = solved.result;
  const rows = divisors.map((divisor): readonly Words[] => [
    math(expressionLatex(divisor.rate, latex)),
    divisor.resonant.length === 0
      ? ""
      : math(divisor.resonant.map((j) => symbolLatex(amplitudeName(j))).join(",\\,")),
    math(expressionLatex(divisor.determinant, latex)),
    zerosLatex(zerosOf(solved, divisor), latex),
  ]);
  return [
    heading("How it was derived"),
    paragraph(
      `Grade by grade, in ${certificate.iterations} ${certificate.iterations === 1 ? "iteration" : "iterations"}, the residual of the equations was formed and cancelled. A term that varies like `,
      math("e^{\\mu t}"),
      " sees the homological operator ",
      math("\\mu-L"),
      ", factorised once for each rate; where it is singular, the term resonates with a mode and enters the evolution (solvability), and the adjoint vectors make the correction unique (amplitude definition).",
    ),
    steps("The divisors", [
      table(
        [column("rate"), column("resonant modes"), column("determinant"), column("vanishes where")],
        rows,
        "Rates at which the homological operator was solved, and its determinant, bordered where modes resonate: results are singular where it vanishes.",
      ),
    ]),
    paragraph(
      `Certificate: the residual, recomputed from these results by products of whole series, ${certificate.exact ? "with all terms exact and " : ""}modulo the primes `,
      ...primesInWords(certificate),
      ` at random values of the parameters, is zero below order ${certificate.residualOrder}.`,
    ),
  ];
}

function zerosLatex(zeros: readonly DivisorZero[], latex: LatexOptions): Words {
  const texts = zeros.map((zero) =>
    zero
      .map(({ left, right }) => `${expressionLatex(left, latex)}=${expressionLatex(right, latex)}`)
      .join("\\text{ and }"),
  );
  return texts.length === 0 ? "" : math(texts.join(";\\ "));
}
