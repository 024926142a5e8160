import { argumentArrays, type Program } from "../../../../src/lower/ir/program.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";

/** The output arrays of the program as a WebAssembly module, one after the other; its one input array is `x`. */
export function inWebAssembly(
  program: Program,
  x: readonly number[],
  parameters: Readonly<Record<string, number>> = {},
): readonly number[] {
  const declared = argumentArrays(program);
  const arrays = declared.map(({ role, length }) =>
    role === "input" ? Float64Array.from(x) : new Float64Array(length).fill(Number.NaN),
  );
  compileWebAssembly(program).run(
    arrays,
    program.parameters.map((name) => parameters[name] ?? Number.NaN),
  );
  return arrays.flatMap((array, index) => (declared[index]?.role === "output" ? [...array] : []));
}
