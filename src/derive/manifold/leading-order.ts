import { substitute } from "../../expr/calculus.ts";
import { type Expression, ZERO } from "../../expr/expression.ts";
import type { ManifoldProblem } from "./manifold-problem.ts";

/** The symbols that a truncation calls small. */
export function smallSymbols({ truncations }: Pick<ManifoldProblem, "truncations">): readonly string[] {
  return truncations.flatMap(({ weights }) =>
    Object.keys(weights).filter((name) => (weights[name] ?? 0) > 0),
  );
}

/** The value zero for each of some symbols. */
export function zeros(names: readonly string[]): Readonly<Record<string, Expression>> {
  return Object.fromEntries(names.map((name) => [name, ZERO]));
}

/** The right-hand sides where all small symbols vanish. */
export function leadingEquations(
  problem: Pick<ManifoldProblem, "equations" | "truncations">,
): readonly Expression[] {
  const atZero = zeros(smallSymbols(problem));
  return problem.equations.map((e) => substitute(e, atZero));
}
