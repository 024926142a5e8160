import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import type { SpectralLine } from "../../../derive/manifold/spectrum/exact-spectrum.ts";
import { lineText } from "../../../derive/manifold/spectrum/spectrum-text.ts";
import { expressionText } from "../../../expr/text.ts";
import { growthWarning } from "../results/growing-modes.ts";
import { isChosen } from "../results/is-chosen.ts";
import { type ManifoldFormulas, manifoldFormulas, missingProjection } from "../results/manifold-formulas.ts";
import { analysedEquations, shownModes } from "../results/shown-system.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { amplitudeLines, displacementLines, limitCycleLines, transitionLines } from "./amplitude-text.ts";
import { assumptions } from "./assumptions.ts";
import { historyLines, rootLines } from "./delay-text.ts";
import { divisorLines } from "./divisor-text.ts";
import { errorText } from "./error-text.ts";
import { formulaRows, vectorRows } from "./formula-rows.ts";
import { noiseLines } from "./noise-text.ts";
import { deviationText, intervalLines, pairingText, wavenumberText } from "./place-text.ts";
import { rootDefinitionLines } from "./root-definitions.ts";

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

function projectionLines(
  solved: SolvedManifold,
  projection: ManifoldFormulas["projection"],
): readonly string[] {
  const missing = missingProjection(solved);
  if (missing !== undefined) return [`no projection along isochrons: ${missing}`, ""];
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
