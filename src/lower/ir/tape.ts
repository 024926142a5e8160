import { at, invariant } from "../../core/errors.ts";
import { neededNodes, rootsOf, useCounts } from "./loops.ts";
import { isOperation, operandsOf } from "./operands.ts";
import type { MapLoop, Node, NodeId, Program } from "./program.ts";

/** What a row of a tape computes from its operands: `multiplyAdd` is a b + c, each operation rounded. */
export const TAPE_OPERATIONS = ["multiplyAdd", "multiply", "add", "subtract", "divide", "negate"] as const;
export type TapeOperation = (typeof TAPE_OPERATIONS)[number];

const MOST_OPERANDS = 3;

/** Consecutive rows of one operation. */
export interface TapeSegment {
  readonly operation: TapeOperation;
  readonly rows: number;
}

/**
 * The operations of one point of a map as a table, row by row, that a few short loops go through: values stand at positions
 * of one list, numbers first, then inputs, then the result of each row in order. A formula of a hundred thousand operations
 * has megabytes of instructions, each used once in a run, which a compiler takes seconds for; the table is as long, but
 * takes no compilation, and the processor reads ahead in it.
 *
 * Rows are ordered by how many operations they wait for. So there are few segments, and neighbouring rows do not wait for
 * each other.
 */
export interface Tape {
  readonly numbers: readonly number[];
  /** The loads and parameters. */
  readonly inputs: readonly NodeId[];
  readonly segments: readonly TapeSegment[];
  /** The positions of the first, second and third operands of rows, at the position of the result. */
  readonly operands: readonly Int32Array[];
  /** The values in all. */
  readonly length: number;
  /** Where the value of a node stands that a tape's loop stores. */
  readonly positionOf: (id: NodeId) => number;
}

/** The tapes of the maps of a program that are marked so. */
export function tapesOf({ nodes, loops }: Program): ReadonlyMap<MapLoop, Tape> {
  const maps = loops.filter((loop): loop is MapLoop => loop.tag === "map" && loop.tape === true);
  return new Map(maps.map((loop) => [loop, tapeOf(nodes, loop)]));
}

/** Whether rows of a tape can compute a node, whose value is an `f64`. */
export function isTapeOperation(node: Node): boolean {
  return node.tag === "binary" || node.tag === "negate";
}

/** The tape of a map whose operations are all such. Cost: linear, but for the sorting of rows. */
function tapeOf(nodes: readonly Node[], loop: MapLoop): Tape {
  const roots = rootsOf(loop);
  const needed = neededNodes(nodes, roots);
  const leaves = needed.filter((id) => !isOperation(at(nodes, id)));
  const isNumber = (id: NodeId) => at(nodes, id).tag === "float";
  const inputs = leaves.filter((id) => !isNumber(id));
  const rows = inOrder(rowsOf(nodes, needed, useCounts(nodes, roots)), nodes.length);
  const valued = [...leaves.filter(isNumber), ...inputs, ...rows.map(({ result }) => result)];
  const positions = new Int32Array(nodes.length);
  for (const [position, id] of valued.entries()) positions[id] = position;
  const operands = Array.from({ length: MOST_OPERANDS }, () => new Int32Array(valued.length));
  for (const row of rows) {
    for (const [k, id] of row.operands.entries())
      at(operands, k)[at(positions, row.result)] = at(positions, id);
  }
  return {
    numbers: needed.flatMap((id) => numberOf(at(nodes, id))),
    inputs,
    segments: segmentsOf(rows),
    operands,
    length: valued.length,
    positionOf: (id) => at(positions, id),
  };
}

function numberOf(node: Node): readonly number[] {
  return node.tag === "float" ? [node.value] : [];
}

interface Row {
  readonly operation: TapeOperation;
  readonly operands: readonly NodeId[];
  readonly result: NodeId;
}

/** A row for each operation, but one for a product together with the sum that alone asks for it. */
function rowsOf(nodes: readonly Node[], needed: readonly NodeId[], uses: Int32Array): readonly Row[] {
  const isLoneProduct = (id: NodeId) => {
    const node = at(nodes, id);
    return node.tag === "binary" && node.operator === "*" && uses[id] === 1;
  };
  const rows: Row[] = [];
  const within = new Set<NodeId>();
  for (const id of needed.toReversed()) {
    const node = at(nodes, id);
    if (!isOperation(node) || within.has(id)) continue;
    const summands = node.tag === "binary" && node.operator === "+" ? [node.left, node.right] : [];
    const product = summands.find(isLoneProduct);
    if (product === undefined) {
      rows.push({ operation: operationOf(node), operands: operandsOf(node), result: id });
      continue;
    }
    within.add(product);
    const others = summands.filter((summand) => summand !== product);
    rows.push({
      operation: "multiplyAdd",
      operands: [...operandsOf(at(nodes, product)), ...others],
      result: id,
    });
  }
  return rows.toReversed();
}

const BINARY_OPERATIONS = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const;

function operationOf(node: Node): TapeOperation {
  if (node.tag === "binary") return BINARY_OPERATIONS[node.operator];
  invariant(node.tag === "negate", `a tape has no ${node.tag}`);
  return "negate";
}

/** Rows by how many rows they wait for, and those that wait for as many by operation. */
function inOrder(rows: readonly Row[], nodeCount: number): readonly Row[] {
  const levels = new Int32Array(nodeCount);
  for (const { operands, result } of rows) {
    levels[result] = 1 + operands.reduce((most, id) => Math.max(most, at(levels, id)), 0);
  }
  const rank = ({ operation, result }: Row) =>
    at(levels, result) * TAPE_OPERATIONS.length + TAPE_OPERATIONS.indexOf(operation);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function segmentsOf(rows: readonly Row[]): readonly TapeSegment[] {
  const segments: { operation: TapeOperation; rows: number }[] = [];
  for (const { operation } of rows) {
    const last = segments.at(-1);
    if (last?.operation === operation) last.rows++;
    else segments.push({ operation, rows: 1 });
  }
  return segments;
}
