import { at } from "../../core/errors.ts";
import { nodeKey } from "./node-key.ts";
import type { BinaryOperator, Node, NodeId } from "./program.ts";

/** Finds nodes by what they are: by their operation and its operands. */
export interface NodeTable {
  readonly find: (node: Node) => NodeId | undefined;
  /** Enters a node that is not there yet. */
  readonly add: (node: Node, id: NodeId) => void;
}

/**
 * A table over an array of nodes, which may grow. Sums, products, powers and negations, by far the most, are
 * hashed by numbers in an open table, as making texts of them would take most of the time of a pass; others go by a text.
 */
export function nodeTable(nodes: readonly Node[]): NodeTable {
  const byKey = new Map<string, NodeId>();
  let [ids, hashes] = emptySlots(SMALLEST_TABLE);
  let count = 0;
  /** The first slot from that of a hash which is free or holds what is looked for. */
  const slotOf = (hash: number, isFound: (id: NodeId) => boolean): number => {
    const mask = ids.length - 1;
    let slot = hash & mask;
    while (ids[slot] !== FREE && !(hashes[slot] === hash && isFound(at(ids, slot)))) slot = (slot + 1) & mask;
    return slot;
  };
  const put = (hash: number, id: NodeId) => {
    const slot = slotOf(hash, (other) => other === id);
    ids[slot] = id;
    hashes[slot] = hash;
  };
  const grow = () => {
    const [oldIds, oldHashes] = [ids, hashes];
    [ids, hashes] = emptySlots(4 * oldIds.length);
    for (let slot = 0; slot < oldIds.length; slot++) {
      const id = at(oldIds, slot);
      if (id !== FREE) put(at(oldHashes, slot), id);
    }
  };
  return {
    find: (node) => {
      const hash = hashOf(node);
      if (hash === undefined) return byKey.get(nodeKey(node));
      const slot = slotOf(hash, (other) => isSame(at(nodes, other), node));
      const id = at(ids, slot);
      return id === FREE ? undefined : id;
    },
    add: (node, id) => {
      const hash = hashOf(node);
      if (hash === undefined) {
        byKey.set(nodeKey(node), id);
        return;
      }
      if (2 * ++count > ids.length) grow();
      put(hash, id);
    },
  };
}

function emptySlots(size: number): [Int32Array, Int32Array] {
  return [new Int32Array(size).fill(FREE), new Int32Array(size)];
}

const FREE = -1;
/** A power of two. */
const SMALLEST_TABLE = 64;

function isSame(a: Node, b: Node): boolean {
  if (a.tag === "binary") {
    return b.tag === "binary" && a.left === b.left && a.right === b.right && a.operator === b.operator;
  }
  if (a.tag === "power") return b.tag === "power" && a.base === b.base && a.exponent === b.exponent;
  return a.tag === "negate" && b.tag === "negate" && a.operand === b.operand;
}

const OPERATOR_CODE: Readonly<Record<BinaryOperator, number>> = { "+": 0, "-": 1, "*": 2, "/": 3 };
const [POWER_CODE, NEGATE_CODE] = [4, 5];

/** The hash of an operation that is hashed by numbers. */
function hashOf(node: Node): number | undefined {
  if (node.tag === "binary") return mixed(node.left, node.right, OPERATOR_CODE[node.operator]);
  if (node.tag === "power") return mixed(node.base, node.exponent, POWER_CODE);
  return node.tag === "negate" ? mixed(node.operand, 0, NEGATE_CODE) : undefined;
}

/** Multiplication by large odd numbers spreads ids, which are small and dense, over all bits. */
function mixed(a: number, b: number, code: number): number {
  const bits = Math.imul(a, 0x9e3779b1) ^ Math.imul(8 * b + code, 0x85ebca6b);
  return bits ^ (bits >>> 15);
}
