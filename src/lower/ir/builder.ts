import { invariant } from "../../core/errors.ts";
import type { Rational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../evaluate-floating.ts";
import type { Access, BinaryOperator, Comparison, Node, NodeId } from "./program.ts";

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
  readonly toReal: (operand: NodeId) => NodeId;
  readonly negate: (operand: NodeId) => NodeId;
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
  const ids = new Map<string | number, NodeId>();
  const intern = (node: Node): NodeId => {
    const key = nodeKey(node);
    const known = ids.get(key);
    if (known !== undefined) return known;
    invariant(nodes.length < MOST_NODES, `a program has more than ${MOST_NODES} nodes`);
    ids.set(key, nodes.length);
    nodes.push(node);
    return nodes.length - 1;
  };
  initial.forEach(intern);
  const binary = (operator: BinaryOperator) => (left: NodeId, right: NodeId) =>
    intern({ tag: "binary", operator, left, right });
  return {
    nodes,
    intern,
    find: (node) => ids.get(nodeKey(node)),
    exact: (value) => intern({ tag: "exact", value }),
    float: (value) => intern({ tag: "float", value }),
    parameter: (name) => intern({ tag: "parameter", name }),
    load: (array, stride, offset) => intern({ tag: "load", access: { array, stride, offset } }),
    carried: (slot) => intern({ tag: "carried", slot }),
    integer: (value) => intern({ tag: "integer", value }),
    counter: () => intern({ tag: "counter" }),
    toReal: (operand) => intern({ tag: "toReal", operand }),
    negate: (operand) => intern({ tag: "negate", operand }),
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

/** Keys of binary operations are numbers below 2^53 while ids stay below this. */
const MOST_NODES = 2 ** 24;
const OPERATOR_INDEX: Readonly<Record<BinaryOperator, number>> = { "+": 0, "-": 1, "*": 2, "/": 3 };

/**
 * A key that two nodes share exactly when they are the same operation on the same operands. That of the many binary
 * operations is a number, as making texts of them would take most of the time of a pass.
 */
export function nodeKey(node: Node): string | number {
  switch (node.tag) {
    case "exact":
      return `exact ${node.value.numerator}/${node.value.denominator}`;
    case "float":
      return Object.is(node.value, -0) ? "float -0" : `float ${node.value}`;
    case "pi":
    case "counter":
      return node.tag;
    case "parameter":
      return `parameter ${node.name}`;
    case "load":
      return `load ${accessKey(node.access)}`;
    case "carried":
      return `carried ${node.slot}`;
    case "integer":
      return `integer ${node.value}`;
    case "toReal":
    case "negate":
      return `${node.tag} ${node.operand}`;
    case "power":
      return `${node.base} ^ ${node.exponent}`;
    case "binary":
      return (node.left * MOST_NODES + node.right) * 4 + OPERATOR_INDEX[node.operator];
    case "compare":
      return `${node.left} ${node.operator} ${node.right}`;
    case "apply":
      return `${node.name} ${node.operands.join(" ")}`;
    case "select":
      return `${node.condition} ? ${node.ifTrue} : ${node.ifFalse}`;
  }
}

function accessKey({ array, stride, offset }: Access): string {
  return `${array} ${stride} ${offset}`;
}
