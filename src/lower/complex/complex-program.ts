import { ResiduaError } from "../../core/errors.ts";
import type { Expression } from "../../expr/expression.ts";
import { type Complex, complexArithmetic, partsOfComplex } from "../../expr/floating/complex-arithmetic.ts";
import { evaluateFloating } from "../../expr/floating/evaluate-floating.ts";
import type { ComplexNumber } from "../../numeric/complex-number.ts";
import { programBuilder } from "../ir/builder.ts";
import type { Program } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";

/** A symbol that varies from point to point: one column of numbers where it is real, else two. */
export interface ComplexInput {
  readonly name: string;
  readonly isReal: boolean;
}

/** A formula, of which the real part is wanted, or both parts. */
export interface ComplexOutput {
  readonly value: Expression;
  readonly isReal: boolean;
}

export interface ComplexProgramOptions {
  readonly points: number;
  /** Real symbols that are the same at all points. */
  readonly parameters: readonly string[];
  /** Symbols with known values. */
  readonly constants?: Readonly<Record<string, ComplexNumber>>;
}

/**
 * The program that computes complex expressions at points, from array `x` to array `y`. Value k of point i is at
 * `k points + i`; a complex input or output takes two values, the real part first.
 *
 * Errors: E_UNDECLARED for a symbol that is neither input nor parameter, and those of `complexArithmetic`.
 */
export function complexProgramOf(
  outputs: readonly ComplexOutput[],
  inputs: readonly ComplexInput[],
  { points, parameters, constants = {} }: ComplexProgramOptions,
): Program {
  const builder = programBuilder();
  const access = (array: string, column: number) =>
    ({ array, stride: points === 1 ? 0 : 1, offset: column * points }) as const;
  const load = (column: number) => builder.intern({ tag: "load", access: access("x", column) });
  let width = 0;
  const symbols = new Map<string, Complex<number>>();
  for (const { name, isReal } of inputs) {
    symbols.set(name, { re: load(width), im: isReal ? undefined : load(width + 1) });
    width += isReal ? 1 : 2;
  }
  for (const name of parameters) symbols.set(name, { re: builder.parameter(name), im: undefined });
  for (const [name, { re, im }] of Object.entries(constants)) {
    symbols.set(name, { re: builder.float(re), im: im === 0 ? undefined : builder.float(im) });
  }
  const real = { ...builder, pi: () => builder.intern({ tag: "pi" }) };
  const arithmetic = complexArithmetic(real, (name) => requireSymbol(symbols, name));
  const values = outputs.flatMap(({ value, isReal }) => {
    const [re, im] = partsOfComplex(real, evaluateFloating(arithmetic, value));
    return isReal ? [re] : [re, im];
  });
  return compacted({
    name: "kernel",
    comments: [],
    parameters,
    arrays: [
      { name: "x", length: width * points, role: "input" },
      { name: "y", length: values.length * points, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [
      { tag: "map", count: points, stores: values.map((value, k) => ({ access: access("y", k), value })) },
    ],
  });
}

function requireSymbol(symbols: ReadonlyMap<string, Complex<number>>, name: string): Complex<number> {
  const known = symbols.get(name);
  if (known !== undefined) return known;
  throw new ResiduaError(
    "E_UNDECLARED",
    `symbol '${name}' is not among the inputs ${[...symbols.keys()].join(", ") || "(none)"}: declare it or substitute a value`,
    { details: { name } },
  );
}
