import { at } from "../../core/errors.ts";
import type { Node, NodeId, NodeType } from "./program.ts";

/** The type of a node from those of its operands; `undefined` where they do not agree. */
export function typeOf(
  node: Node,
  typeOfOperand: (id: NodeId) => NodeType | undefined,
): NodeType | undefined {
  const all = (ids: readonly NodeId[], wanted: NodeType) => ids.every((id) => typeOfOperand(id) === wanted);
  switch (node.tag) {
    case "exact":
    case "float":
    case "pi":
    case "parameter":
    case "load":
    case "carried":
      return "f64";
    case "integer":
    case "counter":
    case "entry":
      return "index";
    case "gather":
      return all([node.index], "index") ? node.type : undefined;
    case "toReal":
      return all([node.operand], "index") ? "f64" : undefined;
    case "negate":
    case "powerOfTwo":
    case "binaryExponent":
      return all([node.operand], "f64") ? "f64" : undefined;
    case "power":
      return all([node.base], "f64") ? "f64" : undefined;
    case "binary": {
      const [left, right] = [typeOfOperand(node.left), typeOfOperand(node.right)];
      if (left !== right || left === "bool") return undefined;
      return left === "index" && node.operator === "/" ? undefined : left;
    }
    case "apply":
      return all(node.operands, "f64") ? "f64" : undefined;
    case "compare": {
      const operands = [node.left, node.right];
      return all(operands, "f64") || all(operands, "index") ? "bool" : undefined;
    }
    case "select": {
      const chosen = typeOfOperand(node.ifTrue);
      return all([node.condition], "bool") && typeOfOperand(node.ifFalse) === chosen ? chosen : undefined;
    }
  }
}

/** The types of nodes in order; `undefined` where operands are not defined before or do not agree. */
export type NodeTypes = readonly (NodeType | undefined)[];

export function nodeTypes(nodes: readonly Node[]): NodeTypes {
  const types: (NodeType | undefined)[] = [];
  for (let id = 0; id < nodes.length; id++) types.push(typeOf(at(nodes, id), (operand) => types[operand]));
  return types;
}
