import { requireLegal } from "../ir/legality.ts";
import type { Program } from "../ir/program.ts";

/**
 * A step from a program to another with the same arguments. It preserves either every bit of the results in doubles,
 * or the results in exact arithmetic, where rounding errors may come out differently; or it is the one that rounds, or
 * that puts approximations in place of functions.
 */
export interface Pass {
  readonly name: string;
  readonly preserves: "bits" | "value" | "bits once rounded" | "value up to a bound";
  /** The program itself where there is nothing to do. */
  readonly run: (program: Program) => Program;
}

/** The program after all passes in order, its legality checked before and after each that changed it. */
export function runPasses(program: Program, passes: readonly Pass[]): Program {
  requireLegal(program, "its construction");
  let current = program;
  for (const pass of passes) {
    const next = pass.run(current);
    if (next !== current) requireLegal(next, `the pass ${pass.name}`);
    current = next;
  }
  return current;
}
