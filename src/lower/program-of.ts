import { isStackOverflow, ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Expression } from "../expr/expression.ts";
import { evaluateFloating } from "../expr/floating/evaluate-floating.ts";
import { whyWithoutValue } from "../expr/jet-symbol.ts";
import { expressionText } from "../expr/text.ts";
import { programBuilder } from "./ir/builder.ts";
import type { Access, NodeId, Program } from "./ir/program.ts";
import { compacted } from "./ir/rewrite.ts";
import { requireNatural } from "./program-kernel.ts";
import { requireFiniteConstants } from "./require-finite-constants.ts";

/** How the program of expressions runs over points. */
export interface ProgramOptions {
  readonly name?: string;
  /** The number of points; 1 without it. */
  readonly points?: number;
  /**
   * How the values of all points lie in an array: `columns`, value k of point i at `k points + i`, which vectorises and is
   * the layout without this option; or `rows`, at `i width + k`.
   */
  readonly layout?: "columns" | "rows";
  /** Symbols that are parameters of the program: the same at all points. */
  readonly parameters?: readonly string[];
}

/**
 * The program that computes expressions at points, from array `x`, the values of the symbols in the order of `inputs`,
 * to array `y`, one value for each expression. In doubles it has the values of `evaluateExpression`, to the last bit.
 *
 * Errors: E_UNDECLARED for a symbol that is neither input nor parameter, and E_UNSUPPORTED for derivatives, earlier values
 * and convolutions, constant parts without a finite real value, and what is nested too deeply; all say in which expression. E_DOMAIN where the number of points is not natural, and where two inputs
 * or parameters have one name.
 * @example programOf([parseExpression("a^2/b")], ["a", "b"], { points: 4096 }) // y[i] = x[i]^2 / x[i + 4096]
 */
export function programOf(
  expressions: readonly Expression[],
  inputs: readonly string[],
  options: ProgramOptions = {},
): Program {
  const { name = "kernel", points = 1, layout = "columns", parameters = [] } = options;
  requireNatural(points);
  requireDifferent([...inputs, ...parameters]);
  const builder = programBuilder();
  const accessOf = (array: string, k: number, width: number): Access =>
    layout === "rows" || points === 1
      ? { array, stride: points === 1 ? 0 : width, offset: k }
      : { array, stride: 1, offset: k * points };
  const symbol = (symbolName: string): NodeId => {
    if (parameters.includes(symbolName)) return builder.parameter(symbolName);
    const k = requireInput(symbolName, inputs, parameters);
    return builder.intern({ tag: "load", access: accessOf("x", k, inputs.length) });
  };
  const pi = () => builder.intern({ tag: "pi" });
  const nodeOf = (expression: Expression) => {
    requireFiniteConstants(expression);
    return evaluateFloating({ ...builder, pi, symbol }, expression);
  };
  const stores = expressions.map((expression, k) => ({
    access: accessOf("y", k, expressions.length),
    value: inExpression(expression, k, () => nodeOf(expression)),
  }));
  return compacted({
    name,
    comments: [
      ...inputs.map((input, k) => `x${subscript(k, points)} is ${input}`),
      ...expressions.map((expression, k) =>
        inExpression(expression, k, () => `y${subscript(k, points)} = ${expressionText(expression)}`),
      ),
    ],
    parameters,
    arrays: [
      { name: "x", length: inputs.length * points, role: "input" },
      { name: "y", length: expressions.length * points, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: points, stores }],
  });
}

/** The position of a value, which at several points says nothing of the point. */
function subscript(k: number, points: number): string {
  return points === 1 ? `[${k}]` : ` ${k} of a point`;
}

function requireDifferent(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new ResiduaError("E_DOMAIN", `inputs and parameters have different names, got '${twice}' twice`);
}

function requireInput(name: string, inputs: readonly string[], parameters: readonly string[]): number {
  const k = inputs.indexOf(name);
  if (k >= 0) return k;
  const why = whyWithoutValue(name);
  if (why !== undefined) throw new ResiduaError("E_UNSUPPORTED", why, { details: { name } });
  const known = [...inputs, ...parameters];
  const close = nearest(name, known);
  const hint = close === undefined ? "" : `; did you mean '${close}'?`;
  throw new ResiduaError(
    "E_UNDECLARED",
    `symbol '${name}' is not among the inputs ${known.join(", ") || "(none)"}: declare it or substitute a value${hint}`,
    { details: { name, inputs: known } },
  );
}

/** Longer expressions are not repeated whole in a message. */
const LONGEST_SHOWN = 200;

/** The value of `body`; an error of it says in which expression. */
function inExpression<T>(expression: Expression, index: number, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (isStackOverflow(error)) {
      throw new ResiduaError(
        "E_UNSUPPORTED",
        `expression ${index} is nested too deeply: lower parts of it first`,
      );
    }
    if (!(error instanceof ResiduaError)) throw error;
    const text = expressionText(expression);
    const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
    const details = { ...error.details, expression: index };
    throw new ResiduaError(error.code, `${error.message} (in expression ${index}: ${shown})`, { details });
  }
}
