import { ResiduaError } from "../../../core/errors.ts";
import type { NearResonance } from "../../../derive/manifold/near-resonance.ts";
import type { Rational } from "../../../exact/rational.ts";
import { exactValue } from "../../../expr/evaluate.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import { withPlace } from "../../with-place.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/**
 * The near resonances that a file asks for. Errors, each with its place: E_DOMAIN for a tolerance that is not positive, and
 * in a graph, which takes all terms; E_UNDECLARED for values of what is no parameter; E_UNSUPPORTED for other than numbers.
 */
export function readResonance(
  file: LocatedProblem,
  { resonance, style }: ManifoldFileData,
  parameters: readonly string[],
): NearResonance | undefined {
  if (resonance === undefined) return undefined;
  if (style === "graph") {
    throw new ResiduaError(
      "E_DOMAIN",
      "the evolution of a graph takes all terms, resonant or not: leave out the tolerance, or the style",
      { place: file.keyPlace(["resonance"]) },
    );
  }
  const tolerance = readNumber(file, ["resonance", "tolerance"]);
  if (tolerance.numerator <= 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      "expected a positive tolerance: without any, only exact resonance counts",
      {
        place: file.place(["resonance", "tolerance"]),
      },
    );
  }
  const names = Object.keys(resonance.at ?? {});
  const unknown = names.find((name) => !parameters.includes(name));
  if (unknown !== undefined) {
    throw new ResiduaError("E_UNDECLARED", `a value is given for '${unknown}', which is no parameter`, {
      place: file.keyPlace(["resonance", "at", unknown]),
    });
  }
  const values = names.map((name) => [name, readNumber(file, ["resonance", "at", name])] as const);
  return { tolerance, values: Object.fromEntries(values) };
}

function readNumber(file: LocatedProblem, path: Path): Rational {
  return withPlace(
    () => file.place(path),
    () => exactValue(parseExpression(file.text(path), { symbols: [], origin: file.origin(path) })),
  );
}
