import { symbolsOf } from "../expr/calculus.ts";
import type { Expression } from "../expr/expression.ts";
import { expressionText } from "../expr/text.ts";
import { type ProgramOptions, programOf } from "../lower/program-of.ts";
import type { OfferedProgram } from "./problem-kind.ts";

/** Formulas that are to be lowered together. */
export interface Formulas {
  /** The name of the program: an identifier. */
  readonly name: string;
  /** What is computed and where it is from, for the head of the text. */
  readonly comments: readonly string[];
  /** The symbols that vary from point to point; all others become parameters. */
  readonly inputs: readonly string[];
  /** By name, in the order of the outputs. */
  readonly values: Readonly<Record<string, Expression>>;
}

/**
 * The program of formulas at a number of points: input m of point i is `x[i + m points]`, and value m of it is
 * `y[i + m points]`.
 *
 * Errors: E_UNSUPPORTED for what has no real value, with the formula.
 */
export function lowerFormulas(
  { name, comments, inputs, values }: Formulas,
  { points = 1 }: Pick<ProgramOptions, "points"> = {},
): OfferedProgram {
  const expressions = Object.values(values);
  const symbols = new Set(expressions.flatMap(symbolsOf));
  const parameters = [...symbols].filter((symbol) => !inputs.includes(symbol));
  const program = programOf(expressions, inputs, { name, points, parameters });
  const position = (array: string, m: number) =>
    points === 1 ? `${array}[${m}]` : `${array}[i${m === 0 ? "" : ` + ${m * points}`}]`;
  return {
    program: {
      ...program,
      comments: [
        ...comments,
        ...(points === 1 ? [] : [`i = 0, ..., ${points - 1} are the points; indices count from 0`]),
        ...inputs.map((input, m) => `${position("x", m)} is ${input}`),
        ...Object.entries(values).map(
          ([value, expression], m) => `${position("y", m)} is ${value} = ${expressionText(expression)}`,
        ),
      ],
    },
    elementNames: { x: Object.fromEntries(inputs.map((input, m) => [m * points, input])) },
  };
}
