import { at } from "../../../../src/core/errors.ts";
import { doubles } from "../../../../src/lower/interpreter/doubles.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { argumentArrays, type Program } from "../../../../src/lower/ir/program.ts";
import {
  compileWebAssembly,
  type WebAssemblyOptions,
} from "../../../../src/lower/webassembly/compile-webassembly.ts";

/** Values of the input arrays of a program, of reals or of indices, and of its parameters. */
export interface Given {
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** The output arrays of a program as a WebAssembly module, one after the other. */
export function inWebAssembly(
  program: Program,
  { arrays, parameters = {} }: Given,
  options: WebAssemblyOptions = {},
): readonly number[] {
  const declared = argumentArrays(program);
  const passed = declared.map(({ name, length, role, indicesBelow }) => {
    const elements = role === "input" ? (arrays[name] ?? []) : new Array<number>(length).fill(Number.NaN);
    return indicesBelow === undefined ? Float64Array.from(elements) : Int32Array.from(elements);
  });
  const values = program.parameters.map((name) => parameters[name] ?? Number.NaN);
  compileWebAssembly(program, options).run(passed, values);
  return passed.flatMap((array, k) => (at(declared, k).role === "output" ? [...array] : []));
}

/** The same of the interpreted program. */
export function inInterpreter(program: Program, { arrays, parameters = {} }: Given): readonly number[] {
  return Object.values(interpret(doubles, program, { arrays, indices: arrays, parameters })).flat();
}
