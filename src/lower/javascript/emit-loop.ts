import { at } from "../../core/errors.ts";
import { loadsOf, neededNodes, rootsOf, storesOf } from "../ir/loops.ts";
import type { Access, MapLoop, NodeId, Program, ReductionLoop } from "../ir/program.ts";
import { atom, type Code } from "./code.ts";
import { nodeEmitter } from "./emit-nodes.ts";
import { firstPoint, induction } from "./induction.ts";
import type { Names } from "./names.ts";

/** What a loop of a lowered program is. */
export type LoweredLoop = MapLoop | ReductionLoop;

/** The names of the arrays and parameters within a function. */
export interface Arguments {
  readonly array: (name: string) => string;
  readonly parameter: (name: string) => string;
}

/** The statements of a loop. */
export function emitLoop(
  program: Program,
  loop: LoweredLoop,
  given: Arguments,
  names: Names,
): readonly string[] {
  if (loop.tag === "reduction") return emitReduction(program, loop, given, names);
  if (loop.count === 0) return [];
  return loop.count === 1
    ? emitStores(program, loop, given, names, firstPoint, new Map())
    : emitMap(program, loop, given, names);
}

function emitMap(program: Program, loop: MapLoop, given: Arguments, names: Names): readonly string[] {
  const roots = rootsOf(loop);
  const accesses = [...loadsOf(program, roots), ...storesOf(loop).map(({ access }) => access)];
  const counting = induction(accesses, loop.count, usesCounter(program, roots), names);
  const known = new Map<NodeId, Code>();
  const before = loadInvariants(program, roots, given, names, known);
  const body = emitStores(program, loop, given, names, counting, known);
  return [...before, `for (${counting.head}) {`, ...indented(body), "}"];
}

/** The stores of one point, each as soon as its value is known. */
function emitStores(
  program: Program,
  loop: MapLoop,
  given: Arguments,
  names: Names,
  { counter, position }: Pick<ReturnType<typeof induction>, "counter" | "position">,
  known: Map<NodeId, Code>,
): readonly string[] {
  const statements: string[] = [];
  const element = (access: Access) => `${given.array(access.array)}[${position(access)}]`;
  const scope = { element, counter, parameter: given.parameter, carried: () => "" };
  const emitter = nodeEmitter(program.nodes, rootsOf(loop), scope, names, known, statements);
  for (const { access, value } of loop.stores) {
    const { text } = emitter.codeOf(value);
    statements.push(`${element(access)} = ${text};`);
  }
  return statements;
}

/** Loads that do not vary, as constants before the loop: a loop writes no element that it reads. */
function loadInvariants(
  { nodes }: Program,
  roots: readonly NodeId[],
  given: Arguments,
  names: Names,
  known: Map<NodeId, Code>,
): readonly string[] {
  return neededNodes(nodes, roots).flatMap((id) => {
    const node = at(nodes, id);
    if (node.tag !== "load" || node.access.stride !== 0) return [];
    const { array, offset } = node.access;
    const name = names.claim(`${array}_${offset}`);
    known.set(id, atom(name));
    return [`const ${name} = ${given.array(array)}[${offset}];`];
  });
}

function emitReduction(
  program: Program,
  loop: ReductionLoop,
  given: Arguments,
  names: Names,
): readonly string[] {
  const initials = loop.accumulators.map(({ initial }) => initial);
  const nexts = loop.accumulators.map(({ next }) => next);
  const carried = loop.accumulators.map((_, slot) => names.claim(`c${slot}`));
  const count = typeof loop.count === "number" ? loop.count : given.parameter(loop.count.parameter);
  const counting = induction(loadsOf(program, nexts), count, usesCounter(program, nexts), names);
  const known = new Map<NodeId, Code>();
  const before = loadInvariants(program, [...initials, ...nexts], given, names, known);
  const scope = { parameter: given.parameter, carried: (slot: number) => at(carried, slot) };
  const emit = (roots: readonly NodeId[], { counter, position }: typeof firstPoint) => {
    const statements: string[] = [];
    const element = (access: Access) => `${given.array(access.array)}[${position(access)}]`;
    const full = { ...scope, element, counter };
    const emitter = nodeEmitter(program.nodes, roots, full, names, new Map(known), statements);
    const texts = roots.map((root) => emitter.codeOf(root).text);
    return { statements, texts };
  };
  const start = emit(initials, firstPoint);
  const step = emit(nexts, counting);
  const stepped = carried.map((name) => names.claim(`${name}Next`));
  return [
    ...before,
    ...start.statements,
    ...carried.map((name, slot) => `let ${name} = ${at(start.texts, slot)};`),
    `for (${counting.head}) {`,
    ...indented([
      ...step.statements,
      ...stepped.map((name, slot) => `const ${name} = ${at(step.texts, slot)};`),
      ...carried.map((name, slot) => `${name} = ${at(stepped, slot)};`),
    ]),
    "}",
    ...loop.accumulators.map(
      ({ access }, slot) => `${given.array(access.array)}[${access.offset}] = ${at(carried, slot)};`,
    ),
  ];
}

function usesCounter({ nodes }: Program, roots: readonly NodeId[]): boolean {
  return neededNodes(nodes, roots).some((id) => at(nodes, id).tag === "counter");
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
