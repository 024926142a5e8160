import { ResiduaError } from "../../../core/errors.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/** Errors: E_UNDECLARED for a weight of a symbol that does not occur. */
export function requireWeighed(
  file: LocatedProblem,
  { small = {}, truncate = [] }: ManifoldFileData,
  formulas: readonly Expression[],
  varying: readonly string[],
): void {
  const present = new Set([...varying, ...formulas.flatMap(symbolsOf)]);
  const weighed: readonly Path[] = [
    ...Object.keys(small).map((name) => ["small", name]),
    ...truncate.flatMap(({ weights }, k) =>
      Object.keys(weights).map((name) => ["truncate", k, "weights", name]),
    ),
  ];
  for (const path of weighed) {
    const name = `${path.at(-1)}`;
    if (present.has(name)) continue;
    throw new ResiduaError(
      "E_UNDECLARED",
      `a weight is given for '${name}', which the equations do not contain`,
      { place: file.keyPlace(path) },
    );
  }
}

/** A linear system may not contain the embedding's parameter; weights of other symbols are the file's own. */
export function truncationsOf(
  main: Truncation & { readonly embedding: string | undefined },
  { truncate = [] }: ManifoldFileData,
  equations: readonly Expression[],
): readonly Truncation[] {
  const present = new Set(equations.flatMap(symbolsOf));
  const { weights, below, embedding } = main;
  const isAbsent = embedding !== undefined && !present.has(embedding);
  return [{ weights: isAbsent ? {} : weights, below }, ...truncate];
}

/** Errors: E_DOMAIN for a truncation that drops whatever it weighs. */
export function requireKept(file: LocatedProblem, truncations: readonly Truncation[]): void {
  truncations.forEach(({ weights, below }, k) => {
    const weighed = Object.entries(weights).filter(([, weight]) => weight > 0);
    const least = Math.min(...weighed.map(([, weight]) => weight));
    if (weighed.length === 0 || least < below) return;
    const names = weighed.map(([name]) => name).join(", ");
    throw new ResiduaError(
      "E_DOMAIN",
      `errors of order ${below} leave nothing of ${names}, since the least weight is ${least}: expected ${least + 1} or more, or smaller weights`,
      { place: file.place(k === 0 ? ["errorOrder"] : ["truncate", k - 1, "below"]) },
    );
  });
}
