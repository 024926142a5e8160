import { invariant } from "../../core/errors.ts";
import type { Rational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import { nodeTable } from "./node-table.ts";
import type { BinaryOperator, Comparison, Node, NodeId } from "./program.ts";

/** Makes nodes, each only once: common subexpressions are shared as they are built. */
export interface Builder {
  /** All nodes made so far; the array grows. */
  readonly nodes: readonly Node[];
  /** The id of a node, new or already there. */
  readonly intern: (node: Node) => NodeId;
  /** The id of a node that is already there. */
  readonly find: (node: Node) => NodeId | undefined;
  readonly exact: (value: Rational) => NodeId;
  readonly float: (value: number) => NodeId;
  readonly parameter: (name: string) => NodeId;
  readonly load: (array: string, stride: number, offset: number) => NodeId;
  readonly carried: (slot: number) => NodeId;
  readonly integer: (value: number) => NodeId;
  readonly counter: () => NodeId;
  readonly entry: () => NodeId;
  /** The real at a computed position of an array. */
  readonly gather: (array: string, index: NodeId) => NodeId;
  /** The index at a computed position of an index array. */
  readonly gatherIndex: (array: string, index: NodeId) => NodeId;
  readonly toReal: (operand: NodeId) => NodeId;
  readonly negate: (operand: NodeId) => NodeId;
  readonly powerOfTwo: (operand: NodeId) => NodeId;
  readonly binaryExponent: (operand: NodeId) => NodeId;
  readonly add: (left: NodeId, right: NodeId) => NodeId;
  readonly subtract: (left: NodeId, right: NodeId) => NodeId;
  readonly multiply: (left: NodeId, right: NodeId) => NodeId;
  readonly divide: (left: NodeId, right: NodeId) => NodeId;
  /** The power with a positive integer exponent; the base itself for 1. */
  readonly power: (base: NodeId, exponent: number) => NodeId;
  readonly apply: (name: ElementaryFunction, operands: readonly NodeId[]) => NodeId;
  readonly compare: (operator: Comparison, left: NodeId, right: NodeId) => NodeId;
  readonly select: (condition: NodeId, ifTrue: NodeId, ifFalse: NodeId) => NodeId;
}

/** A builder that already has `initial` nodes, whose ids stay. It changes no node, and rewrites none. */
export function programBuilder(initial: readonly Node[] = []): Builder {
  const nodes: Node[] = [];
  const table = nodeTable(nodes);
  const intern = (node: Node): NodeId => {
    const known = table.find(node);
    if (known !== undefined) return known;
    invariant(nodes.length < MOST_NODES, `a program has more than ${MOST_NODES} nodes`);
    nodes.push(node);
    table.add(node, nodes.length - 1);
    return nodes.length - 1;
  };
  initial.forEach(intern);
  const binary = (operator: BinaryOperator) => (left: NodeId, right: NodeId) =>
    intern({ tag: "binary", operator, left, right });
  return {
    nodes,
    intern,
    find: table.find,
    exact: (value) => intern({ tag: "exact", value }),
    float: (value) => intern({ tag: "float", value }),
    parameter: (name) => intern({ tag: "parameter", name }),
    load: (array, stride, offset) => intern({ tag: "load", access: { array, stride, offset } }),
    carried: (slot) => intern({ tag: "carried", slot }),
    integer: (value) => intern({ tag: "integer", value }),
    counter: () => intern({ tag: "counter" }),
    entry: () => intern({ tag: "entry" }),
    gather: (array, index) => intern({ tag: "gather", type: "f64", array, index }),
    gatherIndex: (array, index) => intern({ tag: "gather", type: "index", array, index }),
    toReal: (operand) => intern({ tag: "toReal", operand }),
    negate: (operand) => intern({ tag: "negate", operand }),
    powerOfTwo: (operand) => intern({ tag: "powerOfTwo", operand }),
    binaryExponent: (operand) => intern({ tag: "binaryExponent", operand }),
    add: binary("+"),
    subtract: binary("-"),
    multiply: binary("*"),
    divide: binary("/"),
    power: (base, exponent) => (exponent === 1 ? base : intern({ tag: "power", base, exponent })),
    apply: (name, operands) => intern({ tag: "apply", name, operands }),
    compare: (operator, left, right) => intern({ tag: "compare", operator, left, right }),
    select: (condition, ifTrue, ifFalse) => intern({ tag: "select", condition, ifTrue, ifFalse }),
  };
}

/** A program beyond this would take minutes to compile: it is more likely a mistake. */
const MOST_NODES = 2 ** 24;
