import { DISPLACEMENT } from "../../../derive/manifold/amplitudes/displacement.ts";
import type { GradedSum } from "../../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycle, LimitCycles } from "../../../derive/manifold/amplitudes/limit-cycles.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { expressionText } from "../../../expr/text.ts";
import { definition, math, paragraph, subheading } from "../../../report/build.ts";
import type { Block } from "../../../report/document.ts";
import {
  amplitudeDefinitions,
  cycleOrbit,
  type Definition,
  displacementFormulas,
  functionDefinitions,
  positiveOnCycle,
  shownSum,
  sumErrorLatex,
  sumErrorText,
} from "../results/amplitude-results.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** What the amplitudes of a report are, where the file says. */
export function definitionBlocks(solved: SolvedManifold, latex: LatexOptions): readonly Block[] {
  return [
    ...introduced(
      functionDefinitions(solved),
      "The amplitudes are these functions of the variables on the manifold:",
      latex,
    ),
    ...introduced(
      amplitudeDefinitions(solved),
      "Results are shown in real amplitudes, which carry the growth and oscillation of their modes; the other mode of each oscillation has the conjugate amplitude:",
      latex,
    ),
  ];
}

function introduced(
  definitions: readonly Definition[],
  words: string,
  latex: LatexOptions,
): readonly Block[] {
  if (definitions.length === 0) return [];
  return [
    paragraph(words),
    ...definitions.map(({ complex, value }) =>
      definition(
        `${expressionLatex(complex, latex)} = ${expressionLatex(value, latex)}`,
        `${expressionText(complex)} = ${expressionText(value)}`,
      ),
    ),
  ];
}

/** The evolution of the displacement, for a file that asks for it. */
export function displacementBlocks(solved: SolvedManifold, latex: LatexOptions): readonly Block[] {
  const found = solved.real?.displacement;
  if (found === undefined) return [];
  return [
    paragraph(
      "The displacement ",
      math(DISPLACEMENT),
      " is the value of ",
      math(expressionLatex(found.of, latex)),
      " at zero angle. In it",
    ),
    ...displacementFormulas(solved).map(([name, value]) => {
      const derivative = /^d(.*)\/dt$/.exec(name)?.[1];
      const left = derivative === undefined ? symbolLatex(name) : `\\frac{d${symbolLatex(derivative)}}{dt}`;
      return definition(`${left} = ${expressionLatex(value, latex)}`, `${name} = ${expressionText(value)}`);
    }),
  ];
}

/** The limit cycles: modulus and frequency as series, and the orbits as Fourier series. */
export function limitCycleBlocks(solved: SolvedManifold, latex: LatexOptions): readonly Block[] {
  const found = solved.real?.limitCycles;
  if (found === undefined) return [];
  const { modulus, cycles, unsolved } = found;
  if (cycles.length === 0 && unsolved.length === 0) {
    return [paragraph("At leading order the modulus rests nowhere but at zero: there is no limit cycle.")];
  }
  return [
    subheading(cycles.length === 1 ? "The limit cycle" : "Limit cycles"),
    ...cycles.flatMap((cycle) => cycleBlocks(solved, { modulus, cycle }, latex)),
    ...unsolvedBlocks(found, latex),
  ];
}

/** The transition curves of a file that asks for them. */
export function transitionBlocks(solved: SolvedManifold, latex: LatexOptions): readonly Block[] {
  const { transition } = solved;
  if (transition === undefined) return [];
  const { parameter, curves, unsolved } = transition;
  const name = symbolLatex(parameter);
  return [
    subheading("Transition curves"),
    paragraph(
      curves.length + unsolved.length === 0
        ? "The evolution near zero amplitudes has solutions that rest on no curve."
        : "The evolution near zero amplitudes has solutions that rest on these curves:",
    ),
    ...curves.map((sum) => {
      const value = shownSum(solved, sum);
      return definition(
        `${name} = ${expressionLatex(value, latex)}${sumErrorLatex(solved, sum, latex, parameter)}`,
        `${parameter} = ${expressionText(value)}${sumErrorText(solved, sum, parameter)}`,
      );
    }),
    ...unsolved.map((coefficients) => {
      const terms = coefficients.map((e, m) => `\\left(${expressionLatex(e, latex)}\\right){${name}}^{${m}}`);
      return paragraph(
        "Others, which are not followed, have at leading order ",
        math(`${terms.join("+")}=0`),
        ".",
      );
    }),
  ];
}

function cycleBlocks(
  solved: SolvedManifold,
  { modulus, cycle }: { readonly modulus: string; readonly cycle: LimitCycle },
  latex: LatexOptions,
): readonly Block[] {
  const series = (names: readonly [latex: string, text: string], sum: GradedSum) =>
    shown(names, shownSum(solved, sum), sum);
  const shown = (
    names: readonly [latex: string, text: string],
    value: Expression,
    errors: Pick<GradedSum, "errorOrder">,
  ) =>
    definition(
      `${names[0]} = ${expressionLatex(value, latex)}${sumErrorLatex(solved, errors, latex)}`,
      `${names[1]} = ${expressionText(value)}${sumErrorText(solved, errors)}`,
    );
  const r = symbolLatex(modulus);
  const where =
    cycle.exists === "positive"
      ? []
      : [" It exists where ", math(`${expressionLatex(positiveOnCycle(cycle), latex)}>0`), "."];
  const assumed = cycle.assumedPositive.flatMap((e) => [
    " The formulas take ",
    math(`${expressionLatex(e, latex)}>0`),
    " for granted: where it is negative, so is ",
    math(r),
    ", and the angle is half a turn ahead.",
  ]);
  return [
    paragraph(
      "Where ",
      math(`\\dot ${r}=0`),
      ` the modulus rests, and the angle turns with the frequency of ${STABILITY[cycle.stability]} limit cycle.`,
      ...where,
      ...assumed,
    ),
    series([r, modulus], cycle.modulus),
    series(["\\omega", "frequency"], cycle.frequency),
    paragraph("Distances of moduli near by from it grow at the rate"),
    series(["\\sigma", "exponent"], cycle.exponent),
    paragraph("and on it the variables are"),
    ...cycleOrbit(solved, cycle).map(([name, value]) =>
      shown([symbolLatex(name), name], value, cycle.modulus),
    ),
  ];
}

const STABILITY = {
  negative: "an attracting",
  positive: "a repelling",
  zero: "a",
  nonzero: "a",
  undecided: "a",
} as const;

function unsolvedBlocks({ modulus, unsolved }: LimitCycles, latex: LatexOptions): readonly Block[] {
  return unsolved.map((coefficients) => {
    const terms = coefficients.map(
      (e, m) => `\\left(${expressionLatex(e, latex)}\\right)${symbolLatex(modulus)}^{${2 * m}}`,
    );
    return paragraph(
      "Further limit cycles, which are not followed, have leading moduli with ",
      math(`${terms.join("+")}=0`),
      ".",
    );
  });
}
