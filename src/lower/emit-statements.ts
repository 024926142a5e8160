import { at } from "../core/errors.ts";
import {
  type BinaryOperator,
  type Element,
  type Operation,
  type OperationGraph,
  type OperationId,
  operandsOf,
} from "./operation-graph.ts";

/** The value of an operation, to be written to an element of an array. */
export interface Store {
  readonly element: Element;
  readonly value: OperationId;
}

/** Generated text, with how tightly its outermost operator binds. */
interface Code {
  readonly text: string;
  readonly binding: number;
}

const BINDING = { sum: 1, product: 2, negation: 3, atom: 4 } as const;
const BINARY_BINDING: Readonly<Record<BinaryOperator, number>> = {
  "+": BINDING.sum,
  "-": BINDING.sum,
  "*": BINDING.product,
  "/": BINDING.product,
};

/**
 * JavaScript statements that carry out the stores, each as soon as its value is known. An operation used more than
 * once becomes a named constant; every other one is written where it is used, with the parentheses that keep the
 * order of operations. The same graph always gives the same text.
 */
export function emitStatements({ operations }: OperationGraph, stores: readonly Store[]): readonly string[] {
  const uses = countUses(operations, stores);
  const codes = new Map<OperationId, Code>();
  const statements: string[] = [];
  for (const { element, value } of stores) {
    for (const id of neededFor(value, operations, codes)) {
      const operation = at(operations, id);
      const code = codeOf(operation, codes);
      const isShared = at(uses, id) > 1 && operation.tag !== "constant";
      const name = isShared ? temporaryName(operation, id) : "";
      if (isShared) statements.push(`const ${name} = ${code.text};`);
      codes.set(id, isShared ? { text: name, binding: BINDING.atom } : code);
    }
    statements.push(`${elementText(element)} = ${codeFor(value, codes).text};`);
  }
  return statements;
}

/** How often each operation is an operand of a needed operation, or is stored. */
function countUses(operations: readonly Operation[], stores: readonly Store[]): readonly number[] {
  const uses = operations.map(() => 0);
  for (const { value } of stores) uses[value] = at(uses, value) + 1;
  for (let id = operations.length - 1; id >= 0; id--) {
    if (at(uses, id) === 0) continue;
    for (const operand of operandsOf(at(operations, id))) uses[operand] = at(uses, operand) + 1;
  }
  return uses;
}

/** The operations that `value` needs and that have no code yet, operands first. */
function neededFor(
  value: OperationId,
  operations: readonly Operation[],
  codes: ReadonlyMap<OperationId, Code>,
): readonly OperationId[] {
  const needed = new Set<OperationId>();
  const pending = [value];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (codes.has(id) || needed.has(id)) continue;
    needed.add(id);
    pending.push(...operandsOf(at(operations, id)));
  }
  return [...needed].sort((a, b) => a - b);
}

function codeOf(operation: Operation, codes: ReadonlyMap<OperationId, Code>): Code {
  switch (operation.tag) {
    case "constant":
      return { text: `${operation.value}`, binding: operation.value < 0 ? BINDING.negation : BINDING.atom };
    case "load":
      return { text: elementText(operation.element), binding: BINDING.atom };
    case "negate":
      return { text: `-${operandText(operation.operand, codes, BINDING.atom)}`, binding: BINDING.negation };
    case "binary": {
      const binding = BINARY_BINDING[operation.operator];
      const left = operandText(operation.left, codes, binding);
      const right = operandText(operation.right, codes, binding + 1);
      return { text: `${left} ${operation.operator} ${right}`, binding };
    }
    case "apply": {
      const operands = operation.operands.map((operand) => codeFor(operand, codes).text);
      return { text: `Math.${operation.name}(${operands.join(", ")})`, binding: BINDING.atom };
    }
  }
}

/** An operand's text, in parentheses unless it binds at least as tightly as its place asks for. */
function operandText(id: OperationId, codes: ReadonlyMap<OperationId, Code>, least: number): string {
  const { text, binding } = codeFor(id, codes);
  return binding >= least ? text : `(${text})`;
}

function codeFor(id: OperationId, codes: ReadonlyMap<OperationId, Code>): Code {
  const code = codes.get(id);
  if (code === undefined) throw new Error(`Residua bug: operation ${id} is used before it has code.`);
  return code;
}

function elementText({ array, base, offset }: Element): string {
  if (base === undefined) return `${array}[${offset}]`;
  if (offset === 0) return `${array}[${base}]`;
  return `${array}[${base} ${offset < 0 ? "-" : "+"} ${Math.abs(offset)}]`;
}

function temporaryName(operation: Operation, id: OperationId): string {
  if (operation.tag !== "load") return `t${id}`;
  const { array, offset } = operation.element;
  return offset < 0 ? `${array}m${-offset}` : `${array}${offset}`;
}
