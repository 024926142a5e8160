import type { Program } from "../ir/program.ts";
import { inlineElementary } from "../passes/inline-elementary.ts";
import { runPasses } from "../passes/pass.ts";
import { loweringPasses } from "../passes/pipelines.ts";
import { splitKernelsAt } from "../passes/split-kernels.ts";
import { tapeLongMapsAt } from "../passes/tape-long-maps.ts";

/**
 * Where exp, log, sin and cos come from: `inlined` among the instructions, so that they run in vectors, each within the
 * bound that `inlineElementary` states; or called from the `platform`, with the bits of `Math`.
 */
export type ElementaryFunctions = "inlined" | "platform";

/**
 * Beyond some 3000 operations, which are 30 kB of instructions, a map's code leaves the first-level cache and is fetched
 * anew for every two points: from the third-level cache in the end, for megabytes of it. A piece is fetched once for a
 * strip of points.
 */
const SPLIT_LIMITS = { whole: 3000, piece: 1000, points: 2 };
/**
 * Straight-line code for one point is split for its compilation: the time of V8's optimising compiler grows faster than the
 * length of a function.
 */
const ONE_POINT_LIMITS = { whole: 30_000, piece: 5000 };
const TAPE_LIMITS = { points: 1 };

/** The program in the form of the WebAssembly back end. */
export function loweredForWebAssembly(program: Program, functions: ElementaryFunctions): Program {
  const inlining = functions === "inlined" ? [inlineElementary] : [];
  return runPasses(program, [
    ...inlining,
    ...loweringPasses,
    tapeLongMapsAt(TAPE_LIMITS),
    splitKernelsAt(SPLIT_LIMITS),
    splitKernelsAt(ONE_POINT_LIMITS),
  ]);
}
