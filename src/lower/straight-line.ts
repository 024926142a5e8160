import { ResiduaError } from "../core/errors.ts";
import { accessesOf, liveNodes } from "./ir/loops.ts";
import type { MapLoop, Program } from "./ir/program.ts";

/** A program of one map of a single point, from array `input` to array `output`, with all accesses at stride 0. */
export interface StraightLine {
  readonly loop: MapLoop;
  readonly input: { readonly name: string; readonly length: number };
  readonly output: { readonly name: string; readonly length: number };
}

/**
 * A program as straight-line code, which is what `programOf` makes for one point.
 * Errors: E_UNSUPPORTED where it has loops, more than one input or output, or temporaries; `purpose` says for what.
 */
export function requireStraightLine(program: Program, purpose: string): StraightLine {
  const [loop] = program.loops;
  const [input, output] = program.arrays;
  const isStraight =
    loop?.tag === "map" && loop.count === 1 && program.loops.length === 1 && program.arrays.length === 2;
  if (isStraight && input?.role === "input" && output?.role === "output" && !hasStrides(program, loop)) {
    return { loop, input, output };
  }
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `${purpose} takes straight-line code from one array to another; program ${program.name} has ${program.loops.map(({ tag }) => tag).join(", ")} loops over ${program.arrays.length} arrays`,
    { details: { program: program.name } },
  );
}

function hasStrides(program: Program, loop: MapLoop): boolean {
  const isGathered = liveNodes(program).some((id) => program.nodes[id]?.tag === "gather");
  return isGathered || accessesOf(program, loop).some(({ stride }) => stride !== 0);
}
