import { invariant } from "../../core/errors.ts";
import { accessesOf, neededNodes, rootsOf } from "../ir/loops.ts";
import { type ArrayDeclaration, argumentArrays, type Loop, type Program } from "../ir/program.ts";
import { type Strip, storedLength, stripAt, stripsOf } from "../ir/strips.ts";
import { tapesOf } from "../ir/tape.ts";
import { emitLoop, type LoweredLoop } from "./emit-loop.ts";
import { type NamedTape, namedTape, tapeDeclarations } from "./emit-tape.ts";
import { floatBitsDeclarations } from "./float-bits-code.ts";
import { indented } from "./loop-parts.ts";
import { commentLine, functionNames, type Names } from "./names.ts";

/** A generated function for one loop, and what it is called with. */
interface LoopFunction {
  readonly name: string;
  readonly lines: readonly string[];
  readonly passed: readonly string[];
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
  const strips = stripsOf(program, { longAmongMany: true });
  const tapes = tapesOf(program);
  const functions = program.loops.map((loop, index) => {
    const name = names.claim(`${program.name}_${index + 1}`);
    const tape = loop.tag === "map" ? tapes.get(loop) : undefined;
    const named = tape === undefined ? undefined : namedTape(tape, names, name);
    const how = { strip: stripAt(strips, index), tape: named };
    return loopFunction({ program, arrays, parameters }, requireLowered(loop), name, how);
  });
  const temporaries = program.arrays.filter(({ role }) => role === "temporary");
  const allocated = (array: ArrayDeclaration) => storedLength(array, strips);
  return [
    `"use strict";`,
    ...program.comments.map(commentLine),
    ...floatBitsDeclarations(program.nodes),
    ...temporaries.map((array) => `const ${arrays.get(array.name)} = new Float64Array(${allocated(array)});`),
    ...functions.flatMap(({ lines }) => lines),
    `return function ${driver}(${given}, ${values}) {`,
    ...indented([
      ...argumentArrays(program).map(({ name }, index) => `const ${arrays.get(name)} = ${given}[${index}];`),
      ...program.parameters.map((name, index) => `const ${parameters.get(name)} = ${values}[${index}];`),
      ...callsOf(functions, strips, names),
    ]),
    "};",
  ].join("\n");
}

/** The calls of all functions in order, those of a strip together for one strip after the other. */
function callsOf(
  functions: readonly LoopFunction[],
  strips: readonly Strip[],
  names: Names,
): readonly string[] {
  const [from, to] = [names.claim("from"), names.claim("to")];
  const callOf = ({ name, passed }: LoopFunction, bounds: readonly string[] = []) =>
    `${name}(${[...passed, ...bounds].join(", ")});`;
  return functions.flatMap((each, index) => {
    const strip = stripAt(strips, index);
    if (strip === undefined) return [callOf(each)];
    if (index > strip.first) return [];
    const { first, last, count, size } = strip;
    return [
      `for (let ${from} = 0; ${from} < ${count}; ${from} += ${size}) {`,
      `  const ${to} = Math.min(${from} + ${size}, ${count});`,
      ...indented(functions.slice(first, last + 1).map((inStrip) => callOf(inStrip, [from, to]))),
      "}",
    ];
  });
}

function requireLowered(loop: Loop): LoweredLoop {
  invariant(loop.tag !== "stencil", "a stencil is left in a lowered program");
  return loop;
}

/** A program, and what its arrays and parameters are called outside of its loops' functions. */
interface Surroundings {
  readonly program: Program;
  readonly arrays: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
}

/** How a map is carried out, where not as a loop over all its points. */
interface Manner {
  readonly strip: Strip | undefined;
  readonly tape: NamedTape | undefined;
}

function loopFunction(
  { program, arrays, parameters }: Surroundings,
  loop: LoweredLoop,
  name: string,
  { strip, tape }: Manner,
): LoopFunction {
  const outer = temporariesOf(program).map((array) => [array, arrays.get(array) ?? ""] as const);
  const ofTape = tape === undefined ? [] : [tape.values, tape.run];
  const names = functionNames([...outer.map(([, outerName]) => outerName), ...ofTape]);
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
  const bounds =
    strip === undefined ? undefined : { from: names.claim("from"), to: names.claim("to"), strip };
  const ends = bounds === undefined ? [] : [bounds.from, bounds.to];
  const local = [...localArrays.values(), ...localParameters.values(), ...ends];
  const lines = [
    ...(tape === undefined ? [] : tapeDeclarations(tape)),
    `function ${name}(${local.join(", ")}) {`,
    ...indented(emitLoop({ program, given, names, tape }, loop, bounds)),
    "}",
  ];
  const passed = [
    ...usedArrays.map((array) => arrays.get(array) ?? ""),
    ...usedParameters.map((each) => parameters.get(each) ?? ""),
  ];
  return { name, lines, passed };
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
