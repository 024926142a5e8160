import type { Access, Node } from "./program.ts";

/** A text that two nodes share exactly when they are the same operation on the same operands. */
export function nodeKey(node: Node): string {
  switch (node.tag) {
    case "exact":
      return `exact ${node.value.numerator}/${node.value.denominator}`;
    case "float":
      return Object.is(node.value, -0) ? "float -0" : `float ${node.value}`;
    case "pi":
    case "counter":
    case "entry":
      return node.tag;
    case "gather":
      return `gather ${node.type} ${node.array} ${node.index}`;
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
    case "powerOfTwo":
    case "binaryExponent":
      return `${node.tag} ${node.operand}`;
    case "power":
      return `${node.base} ^ ${node.exponent}`;
    case "binary":
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
