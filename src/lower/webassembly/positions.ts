import { at } from "../../core/errors.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Node, NodeId } from "../ir/program.ts";

/**
 * The indices among some nodes that are computed as 32-bit integers: those that serve only to find the positions of
 * gathers, directly or by integer arithmetic. Arithmetic modulo 2^32 leaves the positions of a legal program as they
 * are. Any other integer is a double, as the interpreter has it, so that it becomes a real with the same bits.
 */
export function positionNodes(nodes: readonly Node[], needed: readonly NodeId[]): ReadonlySet<NodeId> {
  if (!needed.some((id) => at(nodes, id).tag === "gather")) return new Set();
  const ascending = needed.toSorted((a, b) => a - b);
  const positions = new Set(ascending);
  // What one removes may be a reason for another to go.
  for (let before = Number.NaN; before !== positions.size; ) {
    before = positions.size;
    for (const id of ascending) if (!isInteger(at(nodes, id), positions)) positions.delete(id);
    for (const id of ascending.toReversed()) {
      const node = at(nodes, id);
      if (node.tag === "gather" || positions.has(id)) continue;
      for (const operand of operandsOf(node)) positions.delete(operand);
    }
  }
  return positions;
}

/** Whether a node can be computed from positions alone. */
function isInteger(node: Node, positions: ReadonlySet<NodeId>): boolean {
  switch (node.tag) {
    case "integer":
    case "counter":
    case "entry":
      return true;
    case "gather":
      return node.type === "index";
    case "binary":
      return positions.has(node.left) && positions.has(node.right);
    default:
      return false;
  }
}
