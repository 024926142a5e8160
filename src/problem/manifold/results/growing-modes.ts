import { expressionText } from "../../../expr/text.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { rootEntries } from "./delay-results.ts";
import { isChosen } from "./is-chosen.ts";

/** The eigenvalues with positive real part that the manifold does not follow, where their signs are known. */
function growingModes(solved: SolvedManifold): readonly string[] {
  const exact = solved.spectrum.flatMap((line) =>
    line.tag === "solved" && line.realPart === "positive" && !isChosen(solved, line)
      ? [expressionText(line.value)]
      : [],
  );
  const decimals = rootEntries(solved).flatMap(({ root, text, amplitudes }) =>
    root.re > 0 && amplitudes.length === 0 ? [text] : [],
  );
  return [...exact, ...decimals];
}

/** What that means, in a sentence; `undefined` where nothing grows. */
export function growthWarning(solved: SolvedManifold): string | undefined {
  const growing = growingModes(solved);
  if (growing.length === 0) return undefined;
  const [what, verb] = growing.length === 1 ? ["mode", "grows"] : ["modes", "grow"];
  return `the ${what} of eigenvalue ${growing.join(", ")} ${verb}, and the manifold does not follow ${growing.length === 1 ? "it" : "them"}: solutions near the manifold leave it`;
}
