import type { ElementaryFunction } from "./evaluate-floating.ts";

/** The index of an operation in its graph; operands come before the operations that use them. */
export type OperationId = number;

/** An element of an array parameter of the generated code: `array[base + offset]`, or `array[offset]`. */
export interface Element {
  readonly array: string;
  readonly base?: string;
  readonly offset: number;
}

export type BinaryOperator = "+" | "-" | "*" | "/";

/** One floating-point operation. */
export type Operation =
  | { readonly tag: "constant"; readonly value: number }
  | { readonly tag: "load"; readonly element: Element }
  | { readonly tag: "negate"; readonly operand: OperationId }
  | {
      readonly tag: "binary";
      readonly operator: BinaryOperator;
      readonly left: OperationId;
      readonly right: OperationId;
    }
  | { readonly tag: "apply"; readonly name: ElementaryFunction; readonly operands: readonly OperationId[] };

/** Operations in which no two are the same: common subexpressions are shared as they are built. */
export interface OperationGraph {
  readonly operations: readonly Operation[];
  /** The id of an operation, new or already there. */
  readonly intern: (operation: Operation) => OperationId;
}

export function operationGraph(): OperationGraph {
  const operations: Operation[] = [];
  const ids = new Map<string, OperationId>();
  const intern = (operation: Operation): OperationId => {
    const key = JSON.stringify(operation);
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, operations.length);
    operations.push(operation);
    return operations.length - 1;
  };
  return { operations, intern };
}

export function operandsOf(operation: Operation): readonly OperationId[] {
  switch (operation.tag) {
    case "constant":
    case "load":
      return [];
    case "negate":
      return [operation.operand];
    case "binary":
      return [operation.left, operation.right];
    case "apply":
      return operation.operands;
  }
}
