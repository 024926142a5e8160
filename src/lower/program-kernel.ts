import { at, ResiduaError } from "../core/errors.ts";
import { requireIndices, requireRows } from "./index-check.ts";
import { type ArrayDeclaration, argumentArrays, type Program, type RowsLoop } from "./ir/program.ts";

/** An array that a program is run on: of reals; or of indices, where it is declared so. */
export type ProgramArray = Float64Array | Int32Array;

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
   * Errors: E_SHAPE where arrays or parameters are too many, too few, of the wrong length or of the wrong kind, and where
   * an output is another array as well; E_DOMAIN where a parameter that counts points is not a natural number, where an
   * index is not below the bound that is declared, and where a row ends before it begins.
   */
  readonly run: (arrays: readonly ProgramArray[], parameters?: readonly number[]) => void;
}

/**
 * Checks what a kernel is run on: a short typed array would read as NaN without a word, and so would a position outside of
 * an array. That all positions which are computed from indices lie inside where the indices are below their bounds is a
 * rule of legality; so it is enough to look through the index arrays, once in a run.
 */
export function argumentCheck(
  program: Program,
): (arrays: readonly ProgramArray[], parameters: readonly number[]) => void {
  const declared = argumentArrays(program);
  const counts = program.loops.flatMap((loop) =>
    loop.tag === "reduction" && typeof loop.count !== "number" ? [loop.count.parameter] : [],
  );
  const countPositions = counts.map((name) => program.parameters.indexOf(name));
  const rows = program.loops.filter((loop): loop is RowsLoop => loop.tag === "rows");
  const pairs = declared.flatMap(({ role }, output) =>
    role === "output"
      ? declared.flatMap((_, other) => (other === output ? [] : [[output, other] as const]))
      : [],
  );
  return (arrays, parameters) => {
    requireCount("arrays", declared.length, arrays.length);
    requireCount("parameters", program.parameters.length, parameters.length);
    for (let index = 0; index < declared.length; index++)
      requireArray(at(declared, index), at(arrays, index));
    for (const [output, other] of pairs) requireOther(declared, arrays, output, other);
    for (const position of countPositions) requireNatural(at(parameters, position));
    const elementsOf = (array: string) =>
      at(
        arrays,
        declared.findIndex(({ name }) => name === array),
      );
    for (const loop of rows) requireRows(program, loop, elementsOf);
  };
}

function requireArray(declared: ArrayDeclaration, array: ProgramArray): void {
  const { name, length, indicesBelow } = declared;
  const expected = indicesBelow === undefined ? Float64Array : Int32Array;
  if (!(array instanceof expected)) {
    const got = Object.prototype.toString.call(array).slice("[object ".length, -1);
    throw new ResiduaError("E_SHAPE", `this kernel takes ${name} as ${expected.name}, got ${got}`);
  }
  requireCount(`elements of ${name}`, length, array.length);
  if (array instanceof Int32Array) requireIndices(declared, array);
}

/** Finds one array in two places; that parts of one buffer overlap is not looked for in each run. */
function requireOther(
  declared: readonly ArrayDeclaration[],
  arrays: readonly ProgramArray[],
  output: number,
  other: number,
): void {
  if (arrays[output] !== arrays[other]) return;
  const [written, read] = [at(declared, output).name, at(declared, other).name];
  throw new ResiduaError(
    "E_SHAPE",
    `this kernel writes ${written}, which must not be the array ${read} as well`,
  );
}

function requireCount(what: string, expected: number, got: number): void {
  if (got === expected) return;
  throw new ResiduaError("E_SHAPE", `this kernel takes ${expected} ${what}, got ${got}`);
}

/** Errors: E_DOMAIN for a number of points that is no natural number. */
export function requireNatural(count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new ResiduaError("E_DOMAIN", `a number of points must be a natural number, got ${count}`);
}
