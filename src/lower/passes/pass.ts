import { requireLegal } from "../ir/legality.ts";
import type { Program } from "../ir/program.ts";

/**
 * A step from a program to another with the same arguments. It preserves either every bit of the results in doubles,
 * or the results in exact arithmetic, where rounding errors may come out differently; or it is the one that rounds.
 */
export interface Pass {
  readonly name: string;
  readonly preserves: "bits" | "value" | "bits once rounded";
  readonly run: (program: Program) => Program;
}

/** The program after all passes in order, its legality checked before and after each. */
export function runPasses(program: Program, passes: readonly Pass[]): Program {
  requireLegal(program, "its construction");
  let current = program;
  for (const pass of passes) {
    current = pass.run(current);
    requireLegal(current, `the pass ${pass.name}`);
  }
  return current;
}
