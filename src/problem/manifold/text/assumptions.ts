import { expressionText } from "../../../expr/text.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** What square roots of parameters take for granted: `1 - xi^2 > 0`. */
export function assumptions({ assumedPositive }: SolvedManifold): readonly string[] {
  return assumedPositive.map((e) => `${expressionText(e)} > 0`);
}
