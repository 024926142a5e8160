import { at, ResiduaError } from "../core/errors.ts";
import { argumentArrays, type Program } from "./ir/program.ts";

/** A compiled program, of whatever back end. */
export interface ProgramKernel {
  /** The program in the form that was compiled. */
  readonly program: Program;
  /** The generated text. */
  readonly source: string;
  /**
   * Runs the program on its input and output arrays, in the order in which they are declared, and on the values of its
   * parameters, likewise. Output arrays must not overlap others.
   *
   * Errors: E_SHAPE where arrays or parameters are too many, too few or of the wrong length; E_DOMAIN where a parameter
   * that counts points is not a natural number.
   */
  readonly run: (arrays: readonly Float64Array[], parameters?: readonly number[]) => void;
}

/** Checks what a kernel is run on. A short typed array would read as NaN without a word. */
export function argumentCheck(
  program: Program,
): (arrays: readonly Float64Array[], parameters: readonly number[]) => void {
  const declared = argumentArrays(program);
  const counts = program.loops.flatMap((loop) =>
    loop.tag === "reduction" && typeof loop.count !== "number" ? [loop.count.parameter] : [],
  );
  const countPositions = counts.map((name) => program.parameters.indexOf(name));
  return (arrays, parameters) => {
    requireCount("arrays", declared.length, arrays.length);
    requireCount("parameters", program.parameters.length, parameters.length);
    for (let index = 0; index < declared.length; index++) {
      const { name, length } = at(declared, index);
      requireCount(`elements of ${name}`, length, at(arrays, index).length);
    }
    for (const position of countPositions) requireNatural(at(parameters, position));
  };
}

function requireCount(what: string, expected: number, got: number): void {
  if (got === expected) return;
  throw new ResiduaError("E_SHAPE", `this kernel takes ${expected} ${what}, got ${got}`);
}

function requireNatural(count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new ResiduaError("E_DOMAIN", `a number of points must be a natural number, got ${count}`);
}
