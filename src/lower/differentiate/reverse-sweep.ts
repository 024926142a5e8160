import { at, ResiduaError } from "../../core/errors.ts";
import type { Builder } from "../ir/builder.ts";
import { neededNodes } from "../ir/loops.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Access, NodeId } from "../ir/program.ts";
import { partialsOf } from "./partials.ts";

/** A value, and the derivative of what is differentiated with respect to it. */
export interface WeightedValue {
  readonly value: NodeId;
  readonly weight: NodeId;
}

/** A load, with the weight that it receives at a point. */
export interface WeightedLoad {
  readonly access: Access;
  readonly weight: NodeId;
}

/**
 * The weights of the loads that values are computed from, at a point: each node passes its weight on to its operands. The
 * weight of a node is complete before it is passed on, as operands come before their users.
 * Errors: E_UNSUPPORTED where a weight reaches a gather.
 */
export function weightsOfLoads(builder: Builder, roots: readonly WeightedValue[]): readonly WeightedLoad[] {
  const needed = neededNodes(
    builder.nodes,
    roots.map(({ value }) => value),
  );
  const active = activeNodes(builder, needed);
  const weights = new Map<NodeId, NodeId>();
  const accumulate = (id: NodeId, weight: NodeId) => {
    const known = weights.get(id);
    weights.set(id, known === undefined ? weight : builder.add(known, weight));
  };
  for (const { value, weight } of roots) accumulate(value, weight);
  const loads: WeightedLoad[] = [];
  for (const id of [...needed].reverse()) {
    const weight = weights.get(id);
    if (weight === undefined) continue;
    const node = at(builder.nodes, id);
    if (node.tag === "load") loads.push({ access: node.access, weight });
    if (node.tag === "gather") throw unsupportedGather(node.array);
    for (const { operand, times } of partialsOf(builder, id)) {
      if (active.has(operand)) accumulate(operand, times(weight));
    }
  }
  return loads;
}

/** The nodes that vary with arrays of reals: weights of others lead nowhere. */
function activeNodes({ nodes }: Builder, needed: readonly NodeId[]): ReadonlySet<NodeId> {
  const active = new Set<NodeId>();
  for (const id of needed) {
    const node = at(nodes, id);
    const isRead = node.tag === "load" || (node.tag === "gather" && node.type === "f64");
    if (isRead || operandsOf(node).some((operand) => active.has(operand))) active.add(id);
  }
  return active;
}

function unsupportedGather(array: string): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    `reverse differentiation does not go through elements of ${array} at computed positions; use forward differentiation`,
    { details: { array } },
  );
}
