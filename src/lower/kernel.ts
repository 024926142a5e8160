import { invariant, ResiduaError } from "../core/errors.ts";

/** A compiled function from an array of doubles to another. */
export interface Kernel {
  /** The generated JavaScript: a function expression of the input and the output array. */
  readonly source: string;
  readonly inputLength: number;
  readonly outputLength: number;
  /** Writes the outputs. The arrays must not overlap. Errors: E_SHAPE where a length is wrong. */
  readonly evaluate: (inputs: Float64Array, outputs: Float64Array) => void;
}

/**
 * Compiles generated source. Only text from `emitStatements` and whitelisted names may get here: it is run as code.
 */
export function compileKernel(source: string, inputLength: number, outputLength: number): Kernel {
  const compiled: unknown = new Function(`"use strict"; return (${source});`)();
  invariant(isArrayFunction(compiled), "generated source is not a function of two arrays");
  const evaluate = (inputs: Float64Array, outputs: Float64Array): void => {
    requireLength("inputs", inputs, inputLength);
    requireLength("outputs", outputs, outputLength);
    compiled(inputs, outputs);
  };
  return { source, inputLength, outputLength, evaluate };
}

function isArrayFunction(value: unknown): value is (inputs: Float64Array, outputs: Float64Array) => void {
  return typeof value === "function" && value.length === 2;
}

// A short typed array would read as NaN without a word.
function requireLength(what: string, array: Float64Array, expected: number): void {
  if (array.length === expected) return;
  throw new ResiduaError("E_SHAPE", `this kernel takes ${expected} ${what}, got an array of ${array.length}`);
}
