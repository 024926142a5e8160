import { at } from "../../core/errors.ts";
import { type Marks, newMarks } from "./marks.ts";
import { isOperation, operandsOf } from "./operands.ts";
import type { Access, Loop, Node, NodeId, Program, Store } from "./program.ts";

/** The nodes whose values a loop asks for, in the order in which it does. */
export function rootsOf(loop: Loop): readonly NodeId[] {
  switch (loop.tag) {
    case "map":
      return loop.stores.map(({ value }) => value);
    case "stencil": {
      const values = loop.phases.flat().map(({ value }) => value);
      return loop.boundary.tag === "fixed" ? [...values, loop.boundary.value] : values;
    }
    case "reduction":
      return loop.accumulators.flatMap(({ initial, next }) => [initial, next]);
    case "rows":
      return [
        ...loop.accumulators.flatMap(({ initial, next }) => [initial, next]),
        ...loop.stores.map(({ value }) => value),
      ];
  }
}

/** What a loop writes, with the accesses as the loop has them. */
export function storesOf(loop: Loop): readonly { readonly access: Access }[] {
  switch (loop.tag) {
    case "map":
    case "rows":
      return loop.stores;
    case "stencil":
      return loop.phases.flat();
    case "reduction":
      return loop.accumulators;
  }
}

/** The same loop on other nodes. */
export function mapRoots(loop: Loop, image: (id: NodeId) => NodeId): Loop {
  const mapStore = ({ access, value }: Store): Store => ({ access, value: image(value) });
  switch (loop.tag) {
    case "map":
      return { ...loop, stores: loop.stores.map(mapStore) };
    case "stencil": {
      const { boundary } = loop;
      const phases = loop.phases.map((stores) => stores.map(mapStore));
      if (boundary.tag === "periodic") return { ...loop, phases };
      return { ...loop, phases, boundary: { ...boundary, value: image(boundary.value) } };
    }
    case "reduction":
      return {
        ...loop,
        accumulators: loop.accumulators.map(({ initial, next, access }) => ({
          initial: image(initial),
          next: image(next),
          access,
        })),
      };
    case "rows":
      return {
        ...loop,
        accumulators: loop.accumulators.map(({ initial, next }) => ({
          initial: image(initial),
          next: image(next),
        })),
        stores: loop.stores.map(mapStore),
      };
  }
}

/** All nodes that the loops of a program need; ascending, so operands first. Cost: that of a walk over all nodes. */
export function liveNodes({ nodes, loops }: Program): readonly NodeId[] {
  const isLive = new Uint8Array(nodes.length);
  for (const root of loops.flatMap(rootsOf)) isLive[root] = 1;
  for (let id = nodes.length - 1; id >= 0; id--) {
    if (isLive[id] === 0) continue;
    for (const operand of operandsOf(at(nodes, id))) isLive[operand] = 1;
  }
  const live: NodeId[] = [];
  for (let id = 0; id < nodes.length; id++) if (isLive[id] === 1) live.push(id);
  return live;
}

/**
 * The nodes that roots need, themselves among them, but for those already in `known`; ascending, so operands first.
 * Cost: that of the nodes found, however many the program has.
 */
export function neededNodes(
  nodes: readonly Node[],
  roots: Iterable<NodeId>,
  known?: { has: (id: NodeId) => boolean },
): readonly NodeId[] {
  const marks = newMarks(nodes.length);
  const needed: NodeId[] = [];
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (marks.has(id) || known?.has(id)) continue;
    marks.add(id);
    needed.push(id);
    for (const operand of operandsOf(at(nodes, id))) pending.push(operand);
  }
  return ascending(needed, marks);
}

/** Ids in order: sorted, or where they lie close together read off their marks. */
function ascending(ids: readonly NodeId[], marks: Marks): readonly NodeId[] {
  let [least, most] = [Number.POSITIVE_INFINITY, -1];
  for (const id of ids) {
    if (id < least) least = id;
    if (id > most) most = id;
  }
  // Typed arrays sort by value, and several times faster than others.
  if (most - least > 16 * ids.length) return Array.from(Int32Array.from(ids).sort());
  const ordered: NodeId[] = [];
  for (let id = least; id <= most; id++) if (marks.has(id)) ordered.push(id);
  return ordered;
}

/** The number of operations that roots need, each counted once. */
export function operationCount(nodes: readonly Node[], roots: readonly NodeId[]): number {
  return neededNodes(nodes, roots).filter((id) => isOperation(at(nodes, id))).length;
}

/** How often each node is an operand of a needed node or a root, by node. */
export function useCounts(nodes: readonly Node[], roots: readonly NodeId[]): Int32Array {
  const uses = new Int32Array(nodes.length);
  const count = (id: NodeId) => {
    uses[id] = at(uses, id) + 1;
  };
  roots.forEach(count);
  for (const id of neededNodes(nodes, roots)) operandsOf(at(nodes, id)).forEach(count);
  return uses;
}

/** The loads among the nodes that roots need. */
export function loadsOf(program: Program, roots: readonly NodeId[]): readonly Access[] {
  return neededNodes(program.nodes, roots).flatMap((id) => {
    const node = at(program.nodes, id);
    return node.tag === "load" ? [node.access] : [];
  });
}

/** The names of the arrays that loops read elements of. */
export function loadedArrays(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const id of liveNodes(program)) {
    const node = at(program.nodes, id);
    if (node.tag === "load") names.add(node.access.array);
    if (node.tag === "gather") names.add(node.array);
  }
  return names;
}

/** What a loop reads or writes at positions that go with its points: loads, stores, and the ends of rows. */
export function accessesOf(program: Program, loop: Loop): readonly Access[] {
  const ends = loop.tag === "rows" ? [loop.begin, loop.end] : [];
  return [...loadsOf(program, rootsOf(loop)), ...storesOf(loop).map(({ access }) => access), ...ends];
}
