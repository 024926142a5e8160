import type { Node, NodeId } from "./program.ts";

/** The nodes that a node is computed from, in order. */
export function operandsOf(node: Node): readonly NodeId[] {
  switch (node.tag) {
    case "exact":
    case "float":
    case "pi":
    case "parameter":
    case "load":
    case "carried":
    case "integer":
    case "counter":
    case "entry":
      return [];
    case "gather":
      return [node.index];
    case "toReal":
    case "negate":
    case "powerOfTwo":
    case "binaryExponent":
      return [node.operand];
    case "power":
      return [node.base];
    case "binary":
    case "compare":
      return [node.left, node.right];
    case "apply":
      return node.operands;
    case "select":
      return [node.condition, node.ifTrue, node.ifFalse];
  }
}

/** The same operation on other operands. */
export function withOperands(node: Node, image: (operand: NodeId) => NodeId): Node {
  switch (node.tag) {
    case "exact":
    case "float":
    case "pi":
    case "parameter":
    case "load":
    case "carried":
    case "integer":
    case "counter":
    case "entry":
      return node;
    case "gather":
      return { ...node, index: image(node.index) };
    case "toReal":
    case "negate":
    case "powerOfTwo":
    case "binaryExponent":
      return { ...node, operand: image(node.operand) };
    case "power":
      return { ...node, base: image(node.base) };
    case "binary": {
      const [left, right] = [image(node.left), image(node.right)];
      // Most nodes come here, and most of them as they are.
      return left === node.left && right === node.right
        ? node
        : { tag: "binary", operator: node.operator, left, right };
    }
    case "compare":
      return { ...node, left: image(node.left), right: image(node.right) };
    case "apply":
      return { ...node, operands: node.operands.map(image) };
    case "select":
      return {
        ...node,
        condition: image(node.condition),
        ifTrue: image(node.ifTrue),
        ifFalse: image(node.ifFalse),
      };
  }
}

/** Whether a node is computed, not merely named or read. */
export function isOperation(node: Node): boolean {
  return operandsOf(node).length > 0;
}

/** Whether a node, apart from its operands, has other values at other points of a loop. */
export function variesWithinLoop(node: Node): boolean {
  if (node.tag === "load") return node.access.stride !== 0;
  return node.tag === "counter" || node.tag === "carried" || node.tag === "entry";
}

/** Whether a node, apart from its operands, has other values at other entries of a row. */
export function variesWithinRow({ tag }: Node): boolean {
  return tag === "carried" || tag === "entry";
}
