import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import { expressionText } from "../../../expr/text.ts";
import type { Json } from "../../problem-kind.ts";
import { isChosen } from "../results/is-chosen.ts";
import { type ManifoldFormulas, manifoldFormulas } from "../results/manifold-formulas.ts";
import { analysedEquations, type NamedExpressions, shownModes } from "../results/shown-system.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { amplitudeJson } from "./amplitude-json.ts";
import { assumptions } from "./assumptions.ts";
import { delayJson } from "./delay-text.ts";
import { divisorsJson } from "./divisor-text.ts";
import { placeJson } from "./place-text.ts";
import { rootsJson } from "./root-definitions.ts";

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
    projection: projectionJson(result.projection, projection),
    ...delayJson(solved),
    manifoldErrorOrder: main?.below ?? 0,
    evolutionErrorOrder: main?.below ?? 0,
    divisors: divisorsJson(solved),
    ...amplitudeJson(solved),
    certificate: { ...certificate },
  };
}

/** The covectors by name, or why there are none; empty where none were asked for. */
function projectionJson(
  outcome: SolvedManifold["result"]["projection"],
  covectors: ManifoldFormulas["projection"],
): Json {
  return outcome?.ok === false
    ? { reason: outcome.reason, message: outcome.message }
    : Object.fromEntries(covectors.map(([name, entries]) => [name, entries.map(expressionText)]));
}
