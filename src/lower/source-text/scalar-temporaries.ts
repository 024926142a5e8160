import { accessesOf, storesOf } from "../ir/loops.ts";
import type { Loop, Program } from "../ir/program.ts";

/**
 * The temporary arrays whose elements can be variables of the text: every position is known as it is written, and what
 * is stored is stored outside of loops over points.
 */
export function scalarTemporaries(program: Program): ReadonlySet<string> {
  const names = program.arrays.filter(({ role }) => role === "temporary").map(({ name }) => name);
  const scalar = new Set(names);
  for (const node of program.nodes) if (node.tag === "gather") scalar.delete(node.array);
  for (const loop of program.loops) {
    for (const { array, stride } of accessesOf(program, loop)) if (stride !== 0) scalar.delete(array);
    if (!runsOnce(loop)) for (const { access } of storesOf(loop)) scalar.delete(access.array);
  }
  return scalar;
}

/** Whether what a loop stores is stored once, after all of its points. */
function runsOnce(loop: Loop): boolean {
  return loop.tag === "reduction" || (loop.tag === "map" && loop.count === 1);
}
