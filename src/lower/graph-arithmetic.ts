import type { Arithmetic } from "./evaluate-floating.ts";
import type { BinaryOperator, OperationGraph, OperationId } from "./operation-graph.ts";

/** Arithmetic that builds the operations of a graph instead of computing; what a symbol is, the caller knows. */
export type GraphArithmetic = Omit<Arithmetic<OperationId>, "symbol">;

export function graphArithmetic({ intern }: OperationGraph): GraphArithmetic {
  const binary = (operator: BinaryOperator) => (left: OperationId, right: OperationId) =>
    intern({ tag: "binary", operator, left, right });
  return {
    constant: (value) => intern({ tag: "constant", value }),
    add: binary("+"),
    subtract: binary("-"),
    multiply: binary("*"),
    divide: binary("/"),
    negate: (operand) => intern({ tag: "negate", operand }),
    apply: (name, operands) => intern({ tag: "apply", name, operands }),
  };
}
