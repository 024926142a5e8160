import { at, invariant } from "../core/errors.ts";
import { argumentArrays, type Program } from "./ir/program.ts";
import { compileJavaScript } from "./javascript/compile-javascript.ts";

/** A compiled function from an array of doubles to another. */
export interface Kernel {
  /** The generated JavaScript. */
  readonly source: string;
  readonly inputLength: number;
  readonly outputLength: number;
  /** Writes the outputs. The arrays must not overlap. Errors: E_SHAPE where a length is wrong. */
  readonly evaluate: (inputs: Float64Array, outputs: Float64Array) => void;
}

/** Compiles a program that has one input array, one output array and no parameters. */
export function compileKernel(program: Program): Kernel {
  const arrays = argumentArrays(program);
  invariant(arrays.length === 2 && program.parameters.length === 0, "a kernel maps one array to another");
  const { source, run } = compileJavaScript(program);
  return {
    source,
    inputLength: at(arrays, 0).length,
    outputLength: at(arrays, 1).length,
    evaluate: (inputs, outputs) => run([inputs, outputs]),
  };
}
