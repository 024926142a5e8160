import { accessesOf, neededNodes, rootsOf } from "../ir/loops.ts";
import { nodeTypes } from "../ir/node-types.ts";
import { type ArrayDeclaration, argumentArrays, type Loop, type Program } from "../ir/program.ts";
import { cDialect } from "./c.ts";
import type { Dialect } from "./dialect.ts";
import type { Frame, FrameArray } from "./frame.ts";
import { headerLines } from "./header.ts";
import { type Identifiers, identifiers } from "./identifiers.ts";
import { juliaDialect } from "./julia.ts";
import { latexDialect, type SymbolLatex } from "./latex.ts";
import { matlabDialect } from "./matlab.ts";
import { pythonDialect } from "./python.ts";
import { scalarTemporaries } from "./scalar-temporaries.ts";
import { writeReduction, writeRows } from "./write-fold.ts";
import { writeMap } from "./write-map.ts";
import type { Writer } from "./writer.ts";

/** The languages that programs are written in. */
export const SOURCE_LANGUAGES = ["c", "python", "julia", "matlab", "latex"] as const;
export type SourceLanguage = (typeof SOURCE_LANGUAGES)[number];

/** Names of elements by array and offset: `{ x: { 0: "u", 1: "v" } }`. */
export type ElementNames = Readonly<Record<string, Readonly<Record<number, string>>>>;

export interface SourceOptions {
  /** What elements of arrays are called where they are read; without it, they are called by array and offset. */
  readonly elementNames?: ElementNames;
  /** How parameters are typeset in LaTeX where their names alone do not say it. */
  readonly symbols?: SymbolLatex;
}

/**
 * A program as text of another language, for people to read and their tools to run: comments that say what is computed
 * from where, and a function whose operations are those of the program, in its order. A function has the program's
 * name where the language allows it, and so have its arguments. The same program always gives the same text.
 *
 * Precision: in C, compiled as its comments say, the results have the bits of the interpreted program where only
 * `+ - * /` and square roots occur; in Python, Julia and MATLAB too, as they round after each operation. Other functions
 * are those of the language's own library. LaTeX has numbers and powers as the formula has them, unrounded.
 * Errors: E_DOMAIN for an exact number that overflows a double.
 */
export function sourceText(program: Program, language: SourceLanguage, options: SourceOptions = {}): string {
  return writeProgram(program, dialectOf(language, options), options);
}

function dialectOf(language: SourceLanguage, { symbols = {} }: SourceOptions): Dialect {
  switch (language) {
    case "c":
      return cDialect;
    case "python":
      return pythonDialect;
    case "julia":
      return juliaDialect;
    case "matlab":
      return matlabDialect;
    case "latex":
      return latexDialect(symbols);
  }
}

/** A program in a language; `sourceText` does it for those that are known. */
export function writeProgram(
  program: Program,
  dialect: Dialect,
  { elementNames = {} }: SourceOptions = {},
): string {
  const form = dialect.form(program);
  const names = identifiers(dialect.reserved);
  const name = names.claim(form.name);
  const writer = writerOf(form, dialect, names, elementNames);
  const body = form.loops.flatMap((loop) => writeLoop(writer, loop));
  const frame = { name, body, ...argumentsOf(writer) };
  return `${dialect.frame({ ...frame, header: headerLines(form, frame) }).join("\n")}\n`;
}

/** Parameters, which users name, get their names first, then arrays, and then what loops count with. */
function writerOf(
  program: Program,
  dialect: Dialect,
  names: Identifiers,
  elementNames: ElementNames,
): Writer {
  const parameters = claimAll(names, program.parameters);
  const arrayNames = program.arrays.map(({ name }) => name);
  const arrays = claimAll(names, arrayNames);
  const scalar = scalarTemporaries(program);
  const known = new Set(Object.values(elementNames).flatMap((elements) => Object.values(elements)));
  return {
    program,
    dialect,
    types: nodeTypes(program.nodes),
    names,
    array: (array) => arrays.get(array) ?? "",
    parameter: (parameter) => parameters.get(parameter) ?? "",
    counter: names.claim(known.has("i") ? "point" : "i"),
    entry: names.claim(known.has("k") ? "entry" : "k"),
    elementName: (array, offset) => elementNames[array]?.[offset],
    isScalar: (array) => scalar.has(array),
    scalars: new Map(),
  };
}

function claimAll(names: Identifiers, wanted: readonly string[]): ReadonlyMap<string, string> {
  return new Map(wanted.map((name) => [name, names.claim(name)]));
}

function writeLoop(writer: Writer, loop: Loop): readonly string[] {
  switch (loop.tag) {
    case "map":
      return writeMap(writer, loop);
    case "reduction":
      return writeReduction(writer, loop);
    case "rows":
      return writeRows(writer, loop);
    case "stencil":
      throw new Error("Residua bug: a stencil is left in a lowered program.");
  }
}

function argumentsOf(writer: Writer): Pick<Frame, "arrays" | "parameters" | "temporaries"> {
  const { program, isScalar } = writer;
  const used = usedNames(program);
  const arrayOf = ({ name, length, role, indicesBelow }: ArrayDeclaration): FrameArray => ({
    name: writer.array(name),
    meaning: name,
    length,
    isInput: role === "input",
    isOfIndices: indicesBelow !== undefined,
    isUsed: used.arrays.has(name),
  });
  return {
    arrays: argumentArrays(program).map(arrayOf),
    parameters: program.parameters.map((meaning) => ({
      name: writer.parameter(meaning),
      meaning,
      isUsed: used.parameters.has(meaning),
    })),
    temporaries: program.arrays
      .filter(({ name, role }) => role === "temporary" && !isScalar(name))
      .map(arrayOf),
  };
}

/** The arrays and parameters that loops ask for. */
function usedNames(program: Program) {
  const arrays = new Set<string>();
  const parameters = new Set<string>();
  for (const loop of program.loops) {
    for (const { array } of accessesOf(program, loop)) arrays.add(array);
    for (const id of neededNodes(program.nodes, rootsOf(loop))) {
      const node = program.nodes[id];
      if (node?.tag === "parameter") parameters.add(node.name);
      if (node?.tag === "gather") arrays.add(node.array);
    }
    if (loop.tag === "reduction" && typeof loop.count !== "number") parameters.add(loop.count.parameter);
  }
  return { arrays, parameters };
}
