import { ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Expression } from "../expr/expression.ts";
import { expressionText } from "../expr/text.ts";
import { emitStatements } from "./emit-statements.ts";
import { evaluateFloating } from "./evaluate-floating.ts";
import { graphArithmetic } from "./graph-arithmetic.ts";
import { compileKernel, type Kernel } from "./kernel.ts";
import { type OperationGraph, type OperationId, operationGraph } from "./operation-graph.ts";

/**
 * Compiles expressions to one kernel that computes them all, sharing what they have in common.
 *
 * Shapes: the kernel maps `x`, the values of the symbols in the order of `inputs`, to `y`, one value for each
 * expression. Values agree to the last bit with `evaluateExpression`, which states the order of operations.
 * Errors: E_UNDECLARED for a symbol that is not among the inputs, and those of `evaluateFloating`.
 * @example lowerExpressions([parseExpression("a^2/b")], ["a", "b"]) // y[0] = x0 * x0 / x[1]
 */
export function lowerExpressions(expressions: readonly Expression[], inputs: readonly string[]): Kernel {
  const graph = operationGraph();
  const symbol = (name: string) => loadInput(graph, inputs, name);
  const arithmetic = { ...graphArithmetic(graph), symbol };
  const stores = expressions.map((expression, offset) => ({
    element: { array: "y", offset },
    value: evaluateFloating(arithmetic, expression),
  }));
  const comments = [
    ...inputs.map((name, index) => `x[${index}] is ${name}`),
    ...expressions.map((expression, index) => `y[${index}] = ${expressionText(expression)}`),
  ];
  const lines = [...comments.map(commentLine), ...emitStatements(graph, stores)];
  const source = `function (x, y) {\n${lines.map((line) => `  ${line}\n`).join("")}}`;
  return compileKernel(source, inputs.length, expressions.length);
}

// Symbols reach the code by position alone, so that no name can clash with it or be run as part of it.
function loadInput({ intern }: OperationGraph, inputs: readonly string[], name: string): OperationId {
  const offset = inputs.indexOf(name);
  if (offset >= 0) return intern({ tag: "load", element: { array: "x", offset } });
  const close = nearest(name, inputs);
  const hint = close === undefined ? "" : `; did you mean '${close}'?`;
  throw new ResiduaError(
    "E_UNDECLARED",
    `symbol '${name}' is not among the inputs ${inputs.join(", ") || "(none)"}: declare it or substitute a value${hint}`,
    { details: { name, inputs } },
  );
}

/** A comment cannot be left from inside: anything but printable ASCII, line ends above all, is replaced. */
function commentLine(text: string): string {
  return `// ${text.replace(/[^\x20-\x7e]/g, "?")}`;
}
