import type { Program } from "../ir/program.ts";
import { runPasses } from "../passes/pass.ts";
import { loweringPasses } from "../passes/pipelines.ts";

/** The program in the form of the WebAssembly back end. */
export function loweredForWebAssembly(program: Program): Program {
  return runPasses(program, loweringPasses);
}
