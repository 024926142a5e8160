import { invariant } from "../../core/errors.ts";
import { accessesOf, neededNodes, rootsOf } from "../ir/loops.ts";
import { argumentArrays, type Loop, type Program } from "../ir/program.ts";
import { emitLoop, type LoweredLoop } from "./emit-loop.ts";
import { floatBitsDeclarations } from "./float-bits-code.ts";
import { indented } from "./loop-parts.ts";
import { commentLine, functionNames } from "./names.ts";

/** A generated function for one loop, and how it is called. */
interface LoopFunction {
  readonly lines: readonly string[];
  readonly call: string;
}

/**
 * The JavaScript of a lowered program: statements that end in `return` of a function of the array of argument arrays and
 * the array of parameter values. There is a function for each loop, so that each stays small enough to be optimised.
 * Functions take arguments as parameters, but refer to temporary arrays as constants around them: V8 then knows their
 * lengths, and need not check positions in them.
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
  const outer = temporariesOf(program).map((array) => [array, arrays.get(array) ?? ""] as const);
  const names = functionNames(outer.map(([, outerName]) => outerName));
  const claimed = (each: string) => [each, names.claim(each)] as const;
  const usedArrays = arraysOf(program, loop);
  const usedParameters = parametersOf(program, loop);
  const localArrays = new Map(usedArrays.map(claimed));
  const localParameters = new Map(usedParameters.map(claimed));
  const known = new Map([...outer, ...localArrays]);
  const given = {
    array: (array: string) => known.get(array) ?? "",
    parameter: (parameter: string) => localParameters.get(parameter) ?? "",
  };
  const local = [...localArrays.values(), ...localParameters.values()];
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

function temporariesOf({ arrays }: Program): readonly string[] {
  return arrays.filter(({ role }) => role === "temporary").map(({ name }) => name);
}

/** The argument arrays that a loop reads or writes, in the order of their declarations. */
function arraysOf(program: Program, loop: LoweredLoop): readonly string[] {
  const gathered = neededNodes(program.nodes, rootsOf(loop)).flatMap((id) =>
    gatheredArray(program.nodes[id]),
  );
  const used = new Set([...accessesOf(program, loop).map(({ array }) => array), ...gathered]);
  return argumentArrays(program)
    .map(({ name }) => name)
    .filter((name) => used.has(name));
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
