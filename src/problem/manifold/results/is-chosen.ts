import type { SpectralLine } from "../../../derive/manifold/spectrum/exact-spectrum.ts";
import { expressionText } from "../../../expr/text.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** Whether a mode of an eigenvalue was chosen. */
export function isChosen({ result }: SolvedManifold, line: SpectralLine): boolean {
  if (line.tag === "unsolved") return false;
  const text = expressionText(line.value);
  return result.problem.modes.some(({ eigenvalue }) => expressionText(eigenvalue) === text);
}
