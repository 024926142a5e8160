import type { NodeId } from "./program.ts";

/** By node, the number of the last walk that met it. One array serves all walks, so that none has to clear its own. */
let lastWalk = new Int32Array(1024);
let walk = 0;

/** The nodes that a walk has met. */
export interface Marks {
  readonly has: (id: NodeId) => boolean;
  readonly add: (id: NodeId) => void;
}

/** Begins a walk over nodes; its marks are gone once the next one begins. Cost: none, however many nodes there are. */
export function newMarks(nodeCount: number): Marks {
  if (nodeCount > lastWalk.length || walk === LAST_WALK) {
    lastWalk = new Int32Array(2 * Math.max(nodeCount, lastWalk.length));
    walk = 0;
  }
  const marks = lastWalk;
  const present = ++walk;
  return {
    has: (id) => marks[id] === present,
    add: (id) => {
      marks[id] = present;
    },
  };
}

/** The largest number that the array holds. */
const LAST_WALK = 2 ** 31 - 1;
