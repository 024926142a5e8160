import type { BudgetOptions } from "../../../core/budget.ts";
import { at, ResiduaError } from "../../../core/errors.ts";
import { type Expression, isNumber, ZERO } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { Mode } from "../manifold-problem.ts";
import type { SpectralLine } from "./exact-spectrum.ts";
import { characteristicMatrix, type LinearMatrices } from "./linear-matrices.ts";
import { modesOfCharacteristicMatrix, modesOfEigenvalue } from "./mode-vectors.ts";
import { approximateRoots, lineText, polynomialText } from "./spectrum-text.ts";

/** Which modes a manifold follows: those of eigenvalue zero, those with real part zero, all, or some by name. */
export type ModeChoice =
  | { readonly tag: "slow" | "centre" | "all" }
  | { readonly tag: "listed"; readonly eigenvalues: readonly Expression[] };

/**
 * The modes of a choice, found from the linear part alone: generalised eigenvectors and the left vectors dual to them.
 * Listed eigenvalues need no spectrum; equations with delays have infinitely many, and take a list only.
 *
 * Errors: E_DOMAIN where nothing is chosen, where a listed value is no eigenvalue, and where an eigenvalue that the choice
 * asks for has no closed form or depends on parameters in such a way that the choice is open.
 */
export function chooseModes(
  linear: LinearMatrices,
  spectrum: readonly SpectralLine[],
  choice: ModeChoice,
  options: BudgetOptions = {},
): readonly Mode[] {
  if (choice.tag === "listed") {
    return distinct(choice.eigenvalues).flatMap((value) => listedModes(linear, spectrum, value, options));
  }
  if (linear.delayed.length > 0 && choice.tag === "slow") return listedModes(linear, spectrum, ZERO, options);
  if (linear.delayed.length > 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      `equations with delays have infinitely many eigenvalues: list those to follow, as in 'modes: {eigenvalues: ["i", "-i"]}'`,
    );
  }
  const chosen = spectrum.filter((line) => isChosen(line, choice.tag));
  if (chosen.length === 0) throw nothingChosen(spectrum, choice.tag);
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
  linear: LinearMatrices,
  spectrum: readonly SpectralLine[],
  eigenvalue: Expression,
  options: BudgetOptions,
): readonly Mode[] {
  const modes =
    linear.delayed.length === 0
      ? modesOfEigenvalue(linear.present, eigenvalue, options)
      : modesOfCharacteristicMatrix(characteristicMatrix(linear, eigenvalue), eigenvalue, options);
  if (modes.length > 0) return modes;
  const remedy =
    spectrum.length === 0
      ? "its characteristic matrix is not singular there"
      : `its spectrum is ${spectrum.map(lineText).join(", ")}`;
  throw new ResiduaError(
    "E_DOMAIN",
    `${expressionText(eigenvalue)} is no eigenvalue of the linear part: ${remedy}`,
  );
}

function distinct(eigenvalues: readonly Expression[]): readonly Expression[] {
  const texts = eigenvalues.map(expressionText);
  return eigenvalues.filter((_, k) => texts.indexOf(at(texts, k)) === k);
}

function nothingChosen(spectrum: readonly SpectralLine[], choice: "slow" | "centre" | "all"): ResiduaError {
  const wanted = choice === "slow" ? "is zero" : "has real part zero";
  return new ResiduaError(
    "E_DOMAIN",
    `no eigenvalue of the linear part ${wanted}: the spectrum is ${spectrum.map(lineText).join(", ")}; list the eigenvalues to follow, as in 'modes: {eigenvalues: ["-1"]}', or give small terms of the linear part a small factor`,
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
    `the eigenvalues that are roots of ${polynomialText(coefficients)} have no closed form in square roots${decimals}: choose other modes, or change the linear part so that they have, with the difference as a small term`,
  );
}
