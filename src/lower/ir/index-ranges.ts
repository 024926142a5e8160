import { at } from "../../core/errors.ts";
import { neededNodes, rootsOf } from "./loops.ts";
import {
  type BinaryOperator,
  declarationOf,
  type Loop,
  type Node,
  type NodeId,
  type Program,
} from "./program.ts";

/** The integers from `least` to `most`; none where that is less. */
export interface IndexRange {
  readonly least: number;
  readonly most: number;
}

const EMPTY: IndexRange = { least: 0, most: -1 };

export function isEmptyRange({ least, most }: IndexRange): boolean {
  return least > most;
}

/**
 * A range for each index of a loop that holds all its values, from what is declared of index arrays: interval
 * arithmetic on the nodes. Empty where a loop has no points or its rows can have no entries.
 */
export function indexRanges(program: Program, loop: Loop): ReadonlyMap<NodeId, IndexRange> {
  const ranges = new Map<NodeId, IndexRange>();
  for (const id of neededNodes(program.nodes, rootsOf(loop))) {
    const range = rangeOf(program, loop, at(program.nodes, id), (operand) => ranges.get(operand));
    if (range !== undefined) ranges.set(id, range);
  }
  return ranges;
}

function rangeOf(
  program: Program,
  loop: Loop,
  node: Node,
  known: (id: NodeId) => IndexRange | undefined,
): IndexRange | undefined {
  switch (node.tag) {
    case "integer":
      return { least: node.value, most: node.value };
    case "counter":
      return { least: 0, most: pointsOf(loop) - 1 };
    case "entry":
      // The entries of rows end before `end`, which is itself below the bound of its array.
      return loop.tag === "rows" ? { least: 0, most: boundOf(program, loop.end.array) - 2 } : EMPTY;
    case "gather":
      return node.type === "index" ? { least: 0, most: boundOf(program, node.array) - 1 } : undefined;
    case "binary":
      return combined(node.operator, known(node.left), known(node.right));
    case "select":
      return union(known(node.ifTrue), known(node.ifFalse));
    default:
      return undefined;
  }
}

function pointsOf(loop: Loop): number {
  switch (loop.tag) {
    case "map":
    case "rows":
      return loop.count;
    case "stencil":
      return loop.sites;
    case "reduction":
      return typeof loop.count === "number" ? loop.count : Number.POSITIVE_INFINITY;
  }
}

function boundOf(program: Program, array: string): number {
  return declarationOf(program, array)?.indicesBelow ?? Number.POSITIVE_INFINITY;
}

function combined(operator: BinaryOperator, a?: IndexRange, b?: IndexRange): IndexRange | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (isEmptyRange(a) || isEmptyRange(b)) return EMPTY;
  switch (operator) {
    case "+":
      return { least: a.least + b.least, most: a.most + b.most };
    case "-":
      return { least: a.least - b.most, most: a.most - b.least };
    case "*": {
      const corners = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most];
      return { least: Math.min(...corners), most: Math.max(...corners) };
    }
    case "/":
      return undefined;
  }
}

function union(a?: IndexRange, b?: IndexRange): IndexRange | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (isEmptyRange(a)) return b;
  if (isEmptyRange(b)) return a;
  return { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) };
}
