import { at } from "../../core/errors.ts";
import { neededNodes } from "../ir/loops.ts";
import type { Access, NodeId, Program } from "../ir/program.ts";
import { atom, type Code } from "./code.ts";
import type { NamedTape } from "./emit-tape.ts";
import type { Names } from "./names.ts";
import type { Scope } from "./node-code.ts";

/** The names of the arrays and parameters within a function. */
export interface Arguments {
  readonly array: (name: string) => string;
  readonly parameter: (name: string) => string;
}

/** What the parts of a loop's code have in common. */
export interface LoopContext {
  readonly program: Program;
  readonly given: Arguments;
  readonly names: Names;
  /** The tape of the loop, where it is to be carried out as one. */
  readonly tape: NamedTape | undefined;
}

/** Where a part of a loop stands: its point, what it carries and at which entry of a row. */
export interface Standing {
  readonly counter: string;
  readonly position: (access: Access) => string;
  readonly carried?: readonly string[];
  readonly entry?: string;
}

/** What the code of nodes refers to in a part of a loop. */
export function scopeOf({ given }: Pick<LoopContext, "given">, standing: Standing): Omit<Scope, "codeOf"> {
  const { counter, carried = [], entry = "" } = standing;
  return {
    ...given,
    counter,
    entry,
    carried: (slot) => at(carried, slot),
    element: (access) => elementText(given, standing, access),
  };
}

export function elementText(given: Arguments, { position }: Standing, access: Access): string {
  return `${given.array(access.array)}[${position(access)}]`;
}

/** Loads that do not vary, as constants before the loop: a loop writes no element that it reads. */
export function loadInvariants(
  { program, given, names }: LoopContext,
  roots: readonly NodeId[],
  known: Map<NodeId, Code>,
): readonly string[] {
  return neededNodes(program.nodes, roots).flatMap((id) => {
    const node = at(program.nodes, id);
    if (node.tag !== "load" || node.access.stride !== 0) return [];
    const { array, offset } = node.access;
    const name = names.claim(`${array}_${offset}`);
    known.set(id, atom(name));
    return [`const ${name} = ${given.array(array)}[${offset}];`];
  });
}

export function usesCounter({ nodes }: Program, roots: readonly NodeId[]): boolean {
  return neededNodes(nodes, roots).some((id) => at(nodes, id).tag === "counter");
}

/** All carried values change at once. */
export function stepStatements(
  names: Names,
  carried: readonly string[],
  texts: readonly string[],
): readonly string[] {
  const stepped = carried.map((name) => names.claim(`${name}Next`));
  return [
    ...stepped.map((name, slot) => `const ${name} = ${at(texts, slot)};`),
    ...carried.map((name, slot) => `${name} = ${at(stepped, slot)};`),
  ];
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
