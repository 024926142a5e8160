import { at } from "../../core/errors.ts";
import { neededNodes } from "../ir/loops.ts";
import { isOperation } from "../ir/operands.ts";
import type { Loop, MapLoop, Node, NodeId, Program } from "../ir/program.ts";
import type { Pass } from "./pass.ts";

/**
 * Reorders the stores of each map so that every value is stored soon after its parts are known, and outputs that share
 * terms come together: the next store is the one that needs the fewest operations that are not yet computed. Values
 * then live shortly, in registers.
 */
export const scheduleStores: Pass = {
  name: "schedule-stores",
  preserves: "bits",
  run: (program) => {
    const loops = program.loops.map((loop) => scheduled(program, loop));
    return loops.every((loop, index) => loop === program.loops[index]) ? program : { ...program, loops };
  },
};

/** Beyond this many operations, counted once for each store that needs them, stores keep their order. */
const LARGEST_TABLE = 1e6;

function scheduled({ nodes }: Program, loop: Loop): Loop {
  if (loop.tag !== "map" || loop.stores.length < 2) return loop;
  const table = neededOperations(nodes, loop);
  return table === undefined ? loop : { ...loop, stores: greedyOrder(table).map((s) => at(loop.stores, s)) };
}

/** The operations that each store needs; `undefined` where that is too much to write down. */
function neededOperations(nodes: readonly Node[], loop: MapLoop): readonly (readonly NodeId[])[] | undefined {
  const table: (readonly NodeId[])[] = [];
  let size = 0;
  for (const { value } of loop.stores) {
    const operations = neededNodes(nodes, [value]).filter((id) => isOperation(at(nodes, id)));
    size += operations.length;
    if (size + loop.stores.length ** 2 > LARGEST_TABLE) return undefined;
    table.push(operations);
  }
  return table;
}

/** The indices of stores, always the cheapest next; the first of several that cost the same. */
function greedyOrder(table: readonly (readonly NodeId[])[]): readonly number[] {
  const users = new Map<NodeId, number[]>();
  for (const [store, operations] of table.entries()) {
    for (const id of operations) {
      const known = users.get(id);
      if (known === undefined) users.set(id, [store]);
      else known.push(store);
    }
  }
  const costs = table.map((operations) => operations.length);
  const left = new Set(table.keys());
  const order: number[] = [];
  while (left.size > 0) {
    const next = [...left].reduce((best, store) => (at(costs, store) < at(costs, best) ? store : best));
    left.delete(next);
    order.push(next);
    for (const id of at(table, next)) {
      for (const store of users.get(id) ?? []) costs[store] = at(costs, store) - 1;
      users.delete(id);
    }
  }
  return order;
}
