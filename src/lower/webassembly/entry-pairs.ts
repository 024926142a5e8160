import { at } from "../../core/errors.ts";
import { neededNodes } from "../ir/loops.ts";
import { isOperation, operandsOf } from "../ir/operands.ts";
import type { Node, NodeId, RowsLoop } from "../ir/program.ts";
import { fixedParts } from "../ir/rows.ts";
import { isUniform } from "./emit-values.ts";
import type { LoopScope } from "./scope.ts";

/** Fewer operations for an entry cost less than it takes to move them into vectors and out of them, as measured. */
const LEAST_OPERATIONS = 12;

/**
 * What the entries of a row add that does not depend on carried values. It may be computed for two entries at a time; the
 * carried values then take in one after the other, in order.
 */
export interface EntryPairs {
  /** The reals that carried values are computed from. */
  readonly terms: readonly NodeId[];
  /** The gathers that these are computed from, and what else is known before: what the row's entries share. */
  readonly gathers: readonly GatherNode[];
  readonly shared: readonly NodeId[];
}

export type GatherNode = Extract<Node, { readonly tag: "gather" }> & { readonly id: NodeId };

/**
 * The terms of a loop whose row's shared values are held. Undefined where there is too little to gain, where more than
 * reals is to be moved between one lane and two, and where indices are more than positions of gathers.
 */
export function entryPairs(
  { program: { nodes }, types, positions, held }: LoopScope,
  { accumulators }: RowsLoop,
): EntryPairs | undefined {
  const nexts = accumulators.map(({ next }) => next);
  const isKnown = (id: NodeId) => held.has(id) || isUniform(at(nodes, id));
  const terms = fixedParts(nodes, nexts, ({ tag }) => tag === "carried").filter((id) => !isKnown(id));
  const computed = neededNodes(nodes, terms, held).filter((id) => !positions.has(id));
  const gathers = computed.flatMap((id) => gatherOf(nodes, id));
  const operands = computed.flatMap((id) =>
    at(nodes, id).tag === "gather" ? [] : operandsOf(at(nodes, id)),
  );
  const shared = [...new Set(operands)].filter((id) => held.has(id));
  const areReals = [...terms, ...shared].every((id) => types[id] === "f64");
  if (!areReals || computed.some((id) => types[id] === "index")) return undefined;
  const operations = computed.filter((id) => isOperation(at(nodes, id))).length - gathers.length;
  return operations < LEAST_OPERATIONS ? undefined : { terms, gathers, shared };
}

function gatherOf(nodes: readonly Node[], id: NodeId): readonly GatherNode[] {
  const node = at(nodes, id);
  return node.tag === "gather" ? [{ ...node, id }] : [];
}
