import type { Access, BinaryOperator, Node, NodeId } from "../ir/program.ts";
import { atom, BINDING, type Code, operandText } from "./code.ts";
import { binaryExponentCode, powerOfTwoCode } from "./float-bits-code.ts";

/** What the code of a node refers to. */
export interface Scope {
  readonly codeOf: (id: NodeId) => Code;
  readonly element: (access: Access) => string;
  readonly parameter: (name: string) => string;
  readonly carried: (slot: number) => string;
  readonly counter: string;
  readonly entry: string;
  readonly array: (name: string) => string;
}

const BINARY_BINDING: Readonly<Record<BinaryOperator, number>> = {
  "+": BINDING.sum,
  "-": BINDING.sum,
  "*": BINDING.product,
  "/": BINDING.product,
};

/** The JavaScript of one operation; every order of evaluation is that of the nodes. */
export function nodeCode(node: Node, scope: Scope): Code {
  const operand = (id: NodeId, least: number) => operandText(scope.codeOf(id), least);
  switch (node.tag) {
    case "exact":
    case "pi":
    case "power":
      throw new Error(`Residua bug: a node '${node.tag}' is left in a lowered program.`);
    case "float":
    case "integer":
      return numberCode(node.value);
    case "parameter":
      return atom(scope.parameter(node.name));
    case "load":
      return atom(scope.element(node.access));
    case "carried":
      return atom(scope.carried(node.slot));
    case "counter":
      return atom(scope.counter);
    case "entry":
      return atom(scope.entry);
    case "gather":
      return atom(`${scope.array(node.array)}[${operand(node.index, BINDING.choice)}]`);
    case "toReal":
      return scope.codeOf(node.operand);
    case "negate":
      return { text: `-${operand(node.operand, BINDING.atom)}`, binding: BINDING.negation };
    case "powerOfTwo":
      return atom(powerOfTwoCode(operand(node.operand, BINDING.sum)));
    case "binaryExponent":
      return atom(binaryExponentCode(operand(node.operand, BINDING.choice)));
    case "binary": {
      const binding = BINARY_BINDING[node.operator];
      const [left, right] = [operand(node.left, binding), operand(node.right, binding + 1)];
      return { text: `${left} ${node.operator} ${right}`, binding };
    }
    case "apply":
      return atom(`Math.${node.name}(${node.operands.map((id) => operand(id, BINDING.choice)).join(", ")})`);
    case "compare": {
      const operator = node.operator === "==" ? "===" : node.operator;
      const [left, right] = [operand(node.left, BINDING.sum), operand(node.right, BINDING.sum)];
      return { text: `${left} ${operator} ${right}`, binding: BINDING.comparison };
    }
    case "select": {
      const [condition, ifTrue, ifFalse] = [node.condition, node.ifTrue, node.ifFalse].map((id) =>
        operand(id, BINDING.comparison),
      );
      return { text: `${condition} ? ${ifTrue} : ${ifFalse}`, binding: BINDING.choice };
    }
  }
}

/** The number in the shortest decimal digits that are read as the same double. */
export function numberCode(value: number): Code {
  const isNegative = value < 0 || Object.is(value, -0);
  return isNegative ? { text: `-${-value}`, binding: BINDING.negation } : atom(`${value}`);
}
