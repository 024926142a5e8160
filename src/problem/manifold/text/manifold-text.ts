import { type RealTerms, realExpression } from "../../../derive/manifold/amplitudes/real-terms.ts";
import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../derive/manifold/manifold-result.ts";
import {
  type SeriesTerm,
  type SeriesTerms,
  seriesExpression,
} from "../../../derive/manifold/series-terms.ts";
import type { SpectralLine } from "../../../derive/manifold/spectrum/exact-spectrum.ts";
import { lineText } from "../../../derive/manifold/spectrum/spectrum-text.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { expressionText } from "../../../expr/text.ts";
import type { Json } from "../../problem-kind.ts";
import type { RealResult } from "../real-result.ts";
import { growthWarning } from "../results/growing-modes.ts";
import { isChosen } from "../results/is-chosen.ts";
import type { NamedRoot } from "../results/named-roots.ts";
import {
  analysedEquations,
  type NamedExpressions,
  shownCovector,
  shownModes,
  shownVariables,
} from "../results/shown-system.ts";
import type { SolvedManifold } from "../solve-manifold.ts";
import { alignedFormulas } from "./aligned-formulas.ts";
import {
  amplitudeJson,
  amplitudeLines,
  displacementLines,
  limitCycleLines,
  transitionLines,
} from "./amplitude-text.ts";
import { delayJson, historyLines, rootLines } from "./delay-text.ts";
import { divisorLines, divisorsJson } from "./divisor-text.ts";
import { formulaRows, vectorRows } from "./formula-rows.ts";
import { noiseLatex, noiseLines } from "./noise-text.ts";
import { deviationText, intervalLines, pairingText, placeJson, wavenumberText } from "./place-text.ts";
import { rootDefinitionLines, rootLatex, rootsJson } from "./root-definitions.ts";

/** A result as one expression, lowest order first; the embedding's parameter is evaluated at 1. */
export function resultExpression({ file }: SolvedManifold, terms: SeriesTerms): Expression {
  return seriesExpression(withoutEmbedding(file, terms), "explicit");
}

function withoutEmbedding<T extends Pick<SeriesTerm, "factors">>(
  { embedding }: SolvedManifold["file"],
  terms: readonly T[],
): readonly T[] {
  return terms.map((term) => ({ ...term, factors: term.factors.filter(({ name }) => name !== embedding) }));
}

/** The results by name: the variables on the manifold, and the evolution of the amplitudes. */
export interface ManifoldFormulas {
  readonly manifold: NamedExpressions;
  readonly evolution: NamedExpressions;
  /** By `z1`, `z2`, ..., or `z_r1`, `z_phi1`, ... for real amplitudes: the covectors that project onto the manifold along isochrons; none where there is no projection. */
  readonly projection: readonly (readonly [name: string, entries: readonly Expression[]])[];
}

/** The results in the amplitudes that the file asks for. */
export function manifoldFormulas(solved: SolvedManifold): ManifoldFormulas {
  return solved.real === undefined ? complexFormulas(solved) : realFormulas(solved, solved.real);
}

function realFormulas(
  solved: SolvedManifold,
  { manifold: { manifold, evolution, projection } }: RealResult,
): ManifoldFormulas {
  const shown = (terms: RealTerms) => realExpression(withoutEmbedding(solved.file, terms));
  return {
    manifold: shownVariables(solved, manifold.map(shown)),
    evolution: evolution.map(({ name, terms }) => [name, shown(terms)]),
    projection: projection.map(({ name, entries }) => [
      `z_${name}`,
      shownCovector(solved, entries.map(shown)),
    ]),
  };
}

function complexFormulas(solved: SolvedManifold): ManifoldFormulas {
  const { manifold, evolution, projection } = solved.result;
  const covectors = projection?.ok ? projection.value : [];
  const expressions = (row: readonly SeriesTerms[]) => row.map((terms) => resultExpression(solved, terms));
  return {
    manifold: shownVariables(solved, expressions(manifold)),
    evolution: evolution.map((terms, j) => [amplitudeName(j), resultExpression(solved, terms)]),
    projection: covectors.map((row, j) => [`z${j + 1}`, shownCovector(solved, expressions(row))]),
  };
}

/** What the errors are of: `O(eps^5)`, and other truncations beside it. */
export function errorText({ truncations }: InvariantManifold["problem"]): string {
  return truncations.flatMap(({ weights, below }) => errorTerm(Object.entries(weights), below)).join(" + ");
}

function errorTerm(weights: readonly (readonly [string, number])[], below: number): readonly string[] {
  const names = weights.map(([name, weight]) => (weight === 1 ? name : `${name}^(1/${weight})`));
  if (names.length === 0) return [];
  return [`O(${names.length === 1 ? names.join("") : `(${names.join(", ")})`}^${below})`];
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

/** The result for a terminal. */
export function manifoldText(solved: SolvedManifold): string {
  const { result, spectrum, file } = solved;
  const { problem, certificate, divisors } = result;
  const { manifold, evolution, projection } = manifoldFormulas(solved);
  const equations = analysedEquations(solved);
  const lines = equations.flatMap(([name, value]) => formulaRows(`d${name}/dt`, value));
  const modes = shownModes(solved).map(
    ({ eigenvalue, vector }, j) =>
      `  ${amplitudeName(j)}: eigenvalue ${expressionText(eigenvalue)}, vector [${vector.map(expressionText).join(", ")}]`,
  );
  const error = errorText(problem);
  const warning = growthWarning(solved);
  return [
    `invariant-manifold: ${counted(equations.length, "variable")}, ${counted(problem.modes.length, "mode")}${error === "" ? "" : `; errors ${error}`}`,
    "",
    "evolution:",
    ...evolution.flatMap(([name, value]) => formulaRows(`d${name}/dt`, value)),
    "",
    `analysed${deviationText(solved)}${file.embedding === undefined ? "" : `, with ${file.embedding} = 1 in results`}:`,
    ...lines,
    ...intervalLines(solved),
    "",
    ...noiseLines(problem),
    ...(spectrum.length === 0
      ? rootLines(solved)
      : [
          `spectrum${wavenumberText(solved)}: ${spectrum.map((line) => spectrumText(solved, line)).join(", ")}`,
        ]),
    ...(warning === undefined ? [] : [`warning: ${warning}`]),
    "modes:",
    ...modes,
    ...(solved.roots.length === 0
      ? []
      : ["roots:", ...rootDefinitionLines(solved.roots).map((line) => `  ${line}`)]),
    ...(solved.assumedPositive.length === 0 ? [] : [`assumed: ${assumptions(solved).join(", ")}`]),
    "",
    ...amplitudeLines(solved),
    "manifold:",
    ...manifold.flatMap(([name, value]) => formulaRows(name, value)),
    "",
    ...displacementLines(solved),
    ...limitCycleLines(solved),
    ...transitionLines(solved),
    ...projectionLines(solved, projection),
    ...historyLines(solved),
    ...divisorLines(solved),
    `certificate: the residual ${certificate.holds ? "vanishes" : "DOES NOT VANISH"} to the error order, recomputed ` +
      `${certificate.exact ? "exactly and " : ""}modulo the primes ${certificate.primes.join(" and ")}; ${counted(certificate.iterations, "iteration")}, ${counted(divisors.length, "divisor")}`,
  ].join("\n");
}

/** What square roots of parameters take for granted: `1 - xi^2 > 0`. */
function assumptions({ assumedPositive }: SolvedManifold): readonly string[] {
  return assumedPositive.map((e) => `${expressionText(e)} > 0`);
}

function projectionLines(
  solved: SolvedManifold,
  projection: ManifoldFormulas["projection"],
): readonly string[] {
  if (projection.length === 0) return [];
  return [
    `projection along isochrons, ${pairingText(solved)}z_j . (deviation from the manifold):`,
    ...projection.flatMap(([name, entries]) => vectorRows(name, entries)),
    "",
  ];
}

function spectrumText(solved: SolvedManifold, line: SpectralLine): string {
  return `${lineText(line)}${isChosen(solved, line) ? " (chosen)" : ""}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

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

/** The result object: expressions in the input syntax. */
export function manifoldJson(solved: SolvedManifold): Readonly<Record<string, Json>> {
  const { result, spectrum } = solved;
  const { problem, certificate } = result;
  const { manifold, evolution, projection } = manifoldFormulas(solved);
  const [main] = problem.truncations;
  const texts = (pairs: NamedExpressions) =>
    Object.fromEntries(pairs.map(([name, value]) => [name, expressionText(value)]));
  return {
    kind: "invariant-manifold",
    analysed: {
      equations: texts(analysedEquations(solved)),
      ...placeJson(solved),
      weights: { ...main?.weights },
      errorOrder: main?.below ?? 0,
      noise: [...(problem.noise ?? [])],
      truncations: problem.truncations.map(({ weights, below }) => ({ weights: { ...weights }, below })),
      style: problem.style,
    },
    spectrum: spectrum.map((line) => ({
      ...(line.tag === "solved"
        ? { eigenvalue: expressionText(line.value), realPart: line.realPart }
        : { polynomial: line.coefficients.map(expressionText) }),
      multiplicity: line.multiplicity,
      chosen: isChosen(solved, line),
    })),
    modes: shownModes(solved).map(({ eigenvalue, vector, adjoint }, j) => ({
      amplitude: amplitudeName(j),
      eigenvalue: expressionText(eigenvalue),
      vector: vector.map(expressionText),
      adjoint: adjoint.map(expressionText),
    })),
    roots: rootsJson(solved.roots),
    assumptions: assumptions(solved),
    manifold: texts(manifold),
    evolution: texts(evolution),
    projection: Object.fromEntries(projection.map(([name, entries]) => [name, entries.map(expressionText)])),
    ...delayJson(solved),
    manifoldErrorOrder: main?.below ?? 0,
    evolutionErrorOrder: main?.below ?? 0,
    divisors: divisorsJson(solved),
    ...amplitudeJson(solved),
    certificate: { ...certificate },
  };
}
