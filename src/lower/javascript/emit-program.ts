import { invariant } from "../../core/errors.ts";
import { accessesOf, neededNodes, rootsOf } from "../ir/loops.ts";
import { argumentArrays, type Loop, type Program } from "../ir/program.ts";
import { emitLoop, type LoweredLoop } from "./emit-loop.ts";
import { floatBitsDeclarations } from "./float-bits-code.ts";
import { indented } from "./loop-parts.ts";
import { commentLine, functionNames, type Names } from "./names.ts";

/** A generated function for one loop, and how it is called. */
interface LoopFunction {
  readonly lines: readonly string[];
  readonly call: string;
}

/**
 * The JavaScript of a lowered program: statements that end in `return` of a function of the array of argument arrays and
 * the array of parameter values. There is a function for each loop, so that each stays small enough to be optimised.
 * The same program always gives the same text.
 */
export function emitJavaScript(program: Program): string {
  const names = functionNames();
  const [given, values] = [names.claim("arrays"), names.claim("parameters")];
  const driver = names.claim(program.name);
  const arrays = new Map(program.arrays.map(({ name }) => [name, names.claim(name)]));
  const parameters = new Map(program.parameters.map((name) => [name, names.claim(name)]));
  const functions = program.loops.map((loop, index) => {
    const name = names.claim(`${program.name}_${index + 1}`);
    return loopFunction(program, requireLowered(loop), name, arrays, parameters);
  });
  const temporaries = program.arrays.filter(({ role }) => role === "temporary");
  return [
    `"use strict";`,
    ...program.comments.map(commentLine),
    ...floatBitsDeclarations(program.nodes),
    ...temporaries.map(({ name, length }) => `const ${arrays.get(name)} = new Float64Array(${length});`),
    ...functions.flatMap(({ lines }) => lines),
    `return function ${driver}(${given}, ${values}) {`,
    ...indented([
      ...argumentArrays(program).map(({ name }, index) => `const ${arrays.get(name)} = ${given}[${index}];`),
      ...program.parameters.map((name, index) => `const ${parameters.get(name)} = ${values}[${index}];`),
      ...functions.map(({ call }) => call),
    ]),
    "};",
  ].join("\n");
}

function requireLowered(loop: Loop): LoweredLoop {
  invariant(loop.tag !== "stencil", "a stencil is left in a lowered program");
  return loop;
}

function loopFunction(
  program: Program,
  loop: LoweredLoop,
  name: string,
  arrays: ReadonlyMap<string, string>,
  parameters: ReadonlyMap<string, string>,
): LoopFunction {
  const names = functionNames();
  const usedArrays = arraysOf(program, loop);
  const usedParameters = parametersOf(program, loop);
  const local = claimAll(names, [...usedArrays, ...usedParameters]);
  const localArrays = new Map(usedArrays.map((array, index) => [array, local[index] ?? ""]));
  const localParameters = new Map(
    usedParameters.map((each, index) => [each, local[usedArrays.length + index] ?? ""]),
  );
  const given = {
    array: (array: string) => localArrays.get(array) ?? "",
    parameter: (parameter: string) => localParameters.get(parameter) ?? "",
  };
  const lines = [
    `function ${name}(${local.join(", ")}) {`,
    ...indented(emitLoop({ program, given, names }, loop)),
    "}",
  ];
  const passed = [
    ...usedArrays.map((array) => arrays.get(array)),
    ...usedParameters.map((each) => parameters.get(each)),
  ];
  return { lines, call: `${name}(${passed.join(", ")});` };
}

function claimAll(names: Names, wanted: readonly string[]): readonly string[] {
  return wanted.map((name) => names.claim(name));
}

/** The arrays that a loop reads or writes, in the order of their declarations. */
function arraysOf(program: Program, loop: LoweredLoop): readonly string[] {
  const gathered = neededNodes(program.nodes, rootsOf(loop)).flatMap((id) =>
    gatheredArray(program.nodes[id]),
  );
  const used = new Set([...accessesOf(program, loop).map(({ array }) => array), ...gathered]);
  return program.arrays.map(({ name }) => name).filter((name) => used.has(name));
}

/** The parameters that a loop uses, in the order of their declarations. */
function parametersOf({ nodes, parameters }: Program, loop: LoweredLoop): readonly string[] {
  const used = new Set(neededNodes(nodes, rootsOf(loop)).flatMap((id) => parameterName(nodes[id])));
  if (loop.tag === "reduction" && typeof loop.count !== "number") used.add(loop.count.parameter);
  return parameters.filter((name) => used.has(name));
}

function gatheredArray(node: Program["nodes"][number] | undefined): readonly string[] {
  return node?.tag === "gather" ? [node.array] : [];
}

function parameterName(node: Program["nodes"][number] | undefined): readonly string[] {
  return node?.tag === "parameter" ? [node.name] : [];
}
