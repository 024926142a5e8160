import type { BudgetOptions } from "../../../core/budget.ts";
import { ResiduaError } from "../../../core/errors.ts";
import { type Expression, isNumber } from "../../../expr/expression.ts";
import { isRootName } from "../../../expr/root-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import type { Mode } from "../manifold-problem.ts";
import { assumedPositive } from "./assumed-positive.ts";
import type { ExpressionMatrix } from "./characteristic-norm.ts";
import { chooseDelayModes } from "./choose-delay-modes.ts";
import type { SpectralLine, SpectrumOptions } from "./exact-spectrum.ts";
import type { LinearMatrices } from "./linear-matrices.ts";
import { distinct, type ModeChoice } from "./mode-choice.ts";
import { modesOfEigenvalue } from "./mode-vectors.ts";
import { approximateRoots, lineText, polynomialText } from "./spectrum-text.ts";

/**
 * The modes of a choice, found from the linear part alone: generalised eigenvectors and the left vectors dual to them.
 * Listed eigenvalues need no spectrum. For equations with delays see `chooseDelayModes`.
 *
 * Errors: E_DOMAIN where nothing is chosen, where a listed value is no eigenvalue, and where an eigenvalue that the choice
 * asks for has no closed form or depends on parameters in such a way that the choice is open.
 */
export function chooseModes(
  linear: LinearMatrices,
  spectrum: readonly SpectralLine[],
  choice: ModeChoice,
  { positive = [], ...options }: SpectrumOptions = {},
): readonly Mode[] {
  if (linear.delayed.length > 0) return chooseDelayModes(linear, choice, options);
  if (choice.tag === "listed") {
    return distinct(choice.eigenvalues).flatMap((value) =>
      listedModes(linear.present, spectrum, value, options),
    );
  }
  const chosen = spectrum.filter((line) => isChosen(line, choice.tag));
  if (chosen.length === 0) throw nothingChosen(spectrum, choice.tag, positive);
  return chosen.flatMap((line) => {
    if (line.tag === "unsolved") throw noClosedForm(line.coefficients);
    return modesOfEigenvalue(linear.present, line.value, options);
  });
}

function isChosen(line: SpectralLine, choice: "slow" | "centre" | "all"): boolean {
  if (choice === "all") return true;
  if (line.tag === "solved" && choice === "slow") return isNumber(line.value, 0);
  if (choice === "slow") return false;
  if (line.tag === "solved") {
    if (line.realPart === "undecided") throw openSign(expressionText(line.value));
    return line.realPart === "zero";
  }
  if (line.touchesImaginaryAxis === "undecided")
    throw openSign(`a root of ${polynomialText(line.coefficients)}`);
  return line.touchesImaginaryAxis;
}

function listedModes(
  matrix: ExpressionMatrix,
  spectrum: readonly SpectralLine[],
  eigenvalue: Expression,
  options: BudgetOptions,
): readonly Mode[] {
  const modes = modesOfEigenvalue(matrix, spectralValue(spectrum, eigenvalue), options);
  if (modes.length > 0) return modes;
  throw new ResiduaError(
    "E_DOMAIN",
    `${expressionText(eigenvalue)} is no eigenvalue of the linear part: its spectrum is ${spectrum.map(lineText).join(", ")}`,
  );
}

/** The form that the spectrum gives to an eigenvalue; itself where it is none. */
function spectralValue(spectrum: readonly SpectralLine[], eigenvalue: Expression): Expression {
  const same = spectrum.find((line) => line.tag === "solved" && isSameConstant(line.value, eigenvalue));
  return same?.tag === "solved" ? same.value : eigenvalue;
}

/** Roots of polynomials have one name each; other eigenvalues may be written in several ways. */
function isSameConstant(a: Expression, b: Expression): boolean {
  const isRoot = [a, b].some((e) => e.tag === "symbol" && isRootName(e.name));
  if (isRoot) return expressionText(a) === expressionText(b);
  return overCoefficients([a, b], ({ field, value }) => field.equals(value(a), value(b)));
}

function nothingChosen(
  spectrum: readonly SpectralLine[],
  choice: "slow" | "centre" | "all",
  positive: readonly string[],
): ResiduaError {
  const wanted = choice === "slow" ? "is zero" : "has real part zero";
  const values = spectrum.flatMap((line) => (line.tag === "solved" ? [line.value] : []));
  const assumed = assumedPositive(values, positive).map((e) => `${expressionText(e)} > 0`);
  const where = assumed.length === 0 ? "" : ` where ${assumed.join(" and ")}`;
  return new ResiduaError(
    "E_DOMAIN",
    `no eigenvalue of the linear part ${wanted}: the spectrum is ${spectrum.map(lineText).join(", ")}${where}; list the eigenvalues to follow, as in 'modes: {eigenvalues: ["-1"]}', or give small terms of the linear part a small factor`,
  );
}

function openSign(text: string): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    `whether ${text} lies on the imaginary axis depends on the parameters: list the eigenvalues to follow, or give the parameters values`,
  );
}

function noClosedForm(coefficients: readonly Expression[]): ResiduaError {
  const roots = approximateRoots(coefficients);
  const decimals = roots === undefined ? "" : `; they are about ${roots.join(", ")}`;
  return new ResiduaError(
    "E_DOMAIN",
    `the eigenvalues that are roots of ${polynomialText(coefficients)} are of too high a degree to compute with exactly${decimals}: choose other modes, or replace the linear part by one with decimals for which they are rational, with the difference as a small term`,
  );
}
