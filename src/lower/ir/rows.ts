import { at } from "../../core/errors.ts";
import { neededNodes } from "./loops.ts";
import { isOperation, operandsOf, variesWithinRow } from "./operands.ts";
import type { Node, NodeId, Program, RowsLoop } from "./program.ts";

/**
 * The reals and indices that entries of a row ask for and that are the same for all of them: operations and loads, but
 * for those that only other such ones use; operands first. They are to be computed once for the row.
 */
export function rowInvariants({ nodes }: Program, { accumulators }: RowsLoop): readonly NodeId[] {
  const roots = accumulators.map(({ next }) => next);
  return fixedParts(nodes, roots, variesWithinRow).filter((id) => {
    const node = at(nodes, id);
    return isOperation(node) || node.tag === "load";
  });
}

/**
 * The largest parts of some roots that contain no node which varies: those that varying parts or nobody ask for;
 * operands first.
 */
export function fixedParts(
  nodes: readonly Node[],
  roots: readonly NodeId[],
  varies: (node: Node) => boolean,
): readonly NodeId[] {
  const varying = new Set<NodeId>();
  const asked = new Set<NodeId>(roots);
  const needed = neededNodes(nodes, roots);
  for (const id of needed) {
    const node = at(nodes, id);
    const operands = operandsOf(node);
    if (!varies(node) && !operands.some((operand) => varying.has(operand))) continue;
    varying.add(id);
    for (const operand of operands) asked.add(operand);
  }
  return needed.filter((id) => asked.has(id) && !varying.has(id));
}
