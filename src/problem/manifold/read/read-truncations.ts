import { ResiduaError } from "../../../core/errors.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/** What truncations are of: the equations as they are analysed, and the parameter of their embedding, where they have one. */
export interface TruncatedSystem {
  readonly embedding: string | undefined;
  readonly below: number;
  readonly equations: readonly Expression[];
  readonly timeDerivatives: Readonly<Record<string, Expression>>;
}

/**
 * The truncation of the error order, and those of the file. Errors, with their places: E_UNDECLARED for a weight of a symbol
 * that does not occur; E_DOMAIN for a truncation that drops whatever it weighs.
 */
export function readTruncations(
  file: LocatedProblem,
  data: ManifoldFileData,
  { embedding, below, equations, timeDerivatives }: TruncatedSystem,
): readonly Truncation[] {
  const { small = {}, truncate = [] } = data;
  const weights = embedding === undefined ? small : { [embedding]: 1 };
  requireWeighed(file, data, [...equations, ...Object.values(timeDerivatives)], Object.keys(timeDerivatives));
  requireKept(file, [{ weights, below }, ...truncate]);
  // A linear system does not contain the embedding's parameter; weights of other symbols are the file's own.
  const isAbsent = embedding !== undefined && !equations.flatMap(symbolsOf).includes(embedding);
  return [{ weights: isAbsent ? {} : weights, below }, ...truncate];
}

/** Errors: E_UNDECLARED for a weight of a symbol that does not occur. */
function requireWeighed(
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

/** Errors: E_DOMAIN for a truncation that drops whatever it weighs. */
function requireKept(file: LocatedProblem, truncations: readonly Truncation[]): void {
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
