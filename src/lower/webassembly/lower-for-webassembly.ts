import type { Program } from "../ir/program.ts";
import { inlineElementary } from "../passes/inline-elementary.ts";
import { runPasses } from "../passes/pass.ts";
import { loweringPasses } from "../passes/pipelines.ts";

/**
 * Where exp, log, sin and cos come from: `inlined` among the instructions, so that they run in vectors, each within the
 * bound that `inlineElementary` states; or called from the `platform`, with the bits of `Math`.
 */
export type ElementaryFunctions = "inlined" | "platform";

/** The program in the form of the WebAssembly back end. */
export function loweredForWebAssembly(program: Program, functions: ElementaryFunctions): Program {
  return runPasses(program, functions === "inlined" ? [inlineElementary, ...loweringPasses] : loweringPasses);
}
