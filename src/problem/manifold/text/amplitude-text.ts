import type { GradedSum } from "../../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycle } from "../../../derive/manifold/amplitudes/limit-cycles.ts";
import { polynomialText } from "../../../derive/manifold/spectrum/spectrum-text.ts";
import { ONE } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import {
  amplitudeDefinitions,
  cycleOrbit,
  displacementFormulas,
  functionDefinitions,
  positiveOnCycle,
  shownSum,
  sumErrorText,
} from "../results/amplitude-results.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { formulaRows } from "./formula-rows.ts";

/** The lines that a terminal shows of amplitudes that the file defines. */
export function amplitudeLines(solved: SolvedManifold): readonly string[] {
  const definitions = [...functionDefinitions(solved), ...amplitudeDefinitions(solved)];
  if (definitions.length === 0) return [];
  return [
    "amplitudes:",
    ...definitions.flatMap(({ complex, value }) => formulaRows(expressionText(complex), value)),
    "",
  ];
}

/** The lines on the displacement, where the file asks for it. */
export function displacementLines(solved: SolvedManifold): readonly string[] {
  const formulas = displacementFormulas(solved);
  if (formulas.length === 0) return [];
  return [
    `displacement, the value of ${expressionText(solved.real?.displacement?.of ?? ONE)} at zero angle:`,
    ...formulas.flatMap(([name, value]) => formulaRows(name, value)),
    "",
  ];
}

export function limitCycleLines(solved: SolvedManifold): readonly string[] {
  const found = solved.real?.limitCycles;
  if (found === undefined) return [];
  const { modulus, cycles, unsolved } = found;
  const lines = cycles.flatMap((cycle) => [
    `${cycleTitle(cycle)}:`,
    ...cycleLines(solved, modulus, cycle),
    "",
  ]);
  const others = unsolved.map(
    (coefficients) =>
      `further limit cycles: ${modulus}^2 at leading order is a root of ${polynomialText(coefficients)}`,
  );
  if (lines.length === 0 && others.length === 0) return ["no limit cycle at leading order", ""];
  return [...lines, ...others, ...(others.length === 0 ? [] : [""])];
}

export function transitionLines(solved: SolvedManifold): readonly string[] {
  const { transition } = solved;
  if (transition === undefined) return [];
  const { parameter, curves, unsolved } = transition;
  return [
    "transition curves, where the evolution near zero has solutions that rest:",
    ...(curves.length + unsolved.length === 0 ? ["  none"] : []),
    ...curves.flatMap((sum) =>
      formulaRows(parameter, shownSum(solved, sum), sumErrorText(solved, sum, parameter)),
    ),
    ...unsolved.map(
      (coefficients) => `  ${parameter} at leading order is a root of ${polynomialText(coefficients)}`,
    ),
    "",
  ];
}

function cycleTitle(cycle: LimitCycle): string {
  const { exists, stability, assumedPositive } = cycle;
  const where = exists === "positive" ? "" : `, where ${expressionText(positiveOnCycle(cycle))} > 0`;
  const assumed = assumedPositive.map((e) => `, taking ${expressionText(e)} > 0`).join("");
  const kind = { negative: "attracting ", positive: "repelling ", zero: "", nonzero: "", undecided: "" };
  return `${kind[stability]}limit cycle${where}${assumed}`;
}

function cycleLines(solved: SolvedManifold, modulus: string, cycle: LimitCycle): readonly string[] {
  const series = (name: string, sum: GradedSum) =>
    formulaRows(name, shownSum(solved, sum), sumErrorText(solved, sum));
  const { errorOrder } = cycle.modulus;
  return [
    ...series(modulus, cycle.modulus),
    ...series("frequency", cycle.frequency),
    ...series("exponent", cycle.exponent),
    ...cycleOrbit(solved, cycle).flatMap(([name, value]) =>
      formulaRows(name, value, sumErrorText(solved, { errorOrder })),
    ),
  ];
}
