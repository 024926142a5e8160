import { at, invariant } from "../../core/errors.ts";
import { neededNodes } from "../ir/loops.ts";
import type { NodeTypes } from "../ir/node-types.ts";
import { isOperation } from "../ir/operands.ts";
import type { Access, Node, NodeId, Program } from "../ir/program.ts";
import { atom, BINDING, type Code, operandText } from "../javascript/code.ts";
import type { Dialect, Syntax } from "./dialect.ts";
import type { Identifiers } from "./identifiers.ts";
import { nodeText, type Scope } from "./node-text.ts";

/** A program that is being written in a language. */
export interface Writer {
  readonly program: Program;
  readonly dialect: Dialect;
  readonly types: NodeTypes;
  readonly names: Identifiers;
  /** The names of arrays and parameters in the text. */
  readonly array: (name: string) => string;
  readonly parameter: (name: string) => string;
  /** The names of the point and of the entry of all loops. */
  readonly counter: string;
  readonly entry: string;
  /** What an element of an array is called where its users know it by a name. */
  readonly elementName: (array: string, offset: number) => string | undefined;
  /** Elements of temporary arrays that are variables of the text; see `scalarTemporaries`. */
  readonly isScalar: (array: string) => boolean;
  readonly scalars: Map<string, Code>;
}

/** How a part of a loop sees its loop. */
export interface View {
  readonly syntax: Syntax;
  readonly element: (access: Access) => string;
  /** The same, as something that can be assigned to. */
  readonly target: (access: Access) => string;
  readonly counter: string;
  readonly carried: (slot: number) => string;
}

/** Values of a part of a loop: statements are appended, and what has code is known. */
export interface Part {
  readonly view: View;
  readonly known: Map<NodeId, Code>;
  readonly lines: string[];
  /** How often the loop uses each node. */
  readonly uses: Int32Array;
}

/**
 * The code of a node in a part of a loop. A node used more than once, and an element with a name, become named values, and
 * so does what has long text; all else is written where it is used.
 */
export function valueCode(writer: Writer, part: Part, id: NodeId): Code {
  for (const needed of neededNodes(writer.program.nodes, [id], part.known)) {
    // What is asked for has a line of its own anyway, however long.
    nameOrInline(writer, part, needed, needed === id ? Infinity : writer.dialect.longestText);
  }
  return knownCode(part, id);
}

/** The code of a node as a name, under which its value is computed once. */
export function namedCode(writer: Writer, part: Part, id: NodeId): void {
  const code = valueCode(writer, part, id);
  const isElement = at(writer.program.nodes, id).tag === "load" && !writer.dialect.namesElements;
  if (!isElement && !NAME.test(code.text)) part.known.set(id, named(writer, part, id, code));
}

/** Text that is a name, and costs nothing to write again. */
export const NAME = /^[A-Za-z]\w*$/;

function knownCode({ known }: Part, id: NodeId): Code {
  const code = known.get(id);
  invariant(code !== undefined, `node ${id} is used before it has code`);
  return code;
}

function nameOrInline(writer: Writer, part: Part, id: NodeId, longestText: number): void {
  const node = at(writer.program.nodes, id);
  const code = nodeText(node, scopeOf(writer, part));
  const wanted = wantedName(writer, node);
  const isNamedKind = node.tag === "load" ? writer.dialect.namesElements : isOperation(node);
  const isShared = isNamedKind && at(part.uses, id) > 1 && code.text.length > writer.dialect.longestRepeated;
  const isNamed = isShared || wanted !== undefined || code.text.length > longestText;
  const isVariable = node.tag === "load" && writer.isScalar(node.access.array);
  part.known.set(id, isNamed && !isVariable ? named(writer, part, id, code) : code);
}

/** Values without a name of their own are t1, t2, … */
export const TEMPORARY = "t";

/** The value under a name of its own. */
function named(writer: Writer, { lines }: Part, id: NodeId, { text }: Code): Code {
  const { dialect, names, types } = writer;
  const node = at(writer.program.nodes, id);
  const name = wantedName(writer, node) ?? (node.tag === "load" ? elementStem(node.access) : undefined);
  const type = types[id];
  invariant(type !== undefined, `node ${id} of a legal program has a type`);
  const claimed = name === undefined ? names.numbered(TEMPORARY) : names.claim(name);
  lines.push(dialect.define(claimed, type, text));
  return atom(dialect.name(claimed));
}

function wantedName({ elementName }: Writer, node: Node): string | undefined {
  return node.tag === "load" ? elementName(node.access.array, node.access.offset) : undefined;
}

/** What a variable that holds an element is called after. */
export function elementStem({ array, offset }: Access): string {
  const separator = /\d$/.test(array) ? "_" : "";
  return `${array}${separator}${offset < 0 ? "m" : ""}${Math.abs(offset)}`;
}

function scopeOf(writer: Writer, part: Part): Scope {
  const { dialect, scalars } = writer;
  const { syntax, element, counter, carried } = part.view;
  return {
    syntax,
    codeOf: (id) => knownCode(part, id),
    load: (access) => scalars.get(scalarKey(access)) ?? atom(element(access)),
    gather: (array, index) => atom(dialect.element(writer.array(array), gatherIndex(dialect, index))),
    parameter: (name) => atom(dialect.name(writer.parameter(name))),
    carried: (slot) => atom(dialect.name(carried(slot))),
    counter,
    entry: dialect.name(writer.entry),
  };
}

/** A computed position, which counts from 0, as the language counts. */
function gatherIndex({ firstIndex }: Dialect, index: Code): string {
  return firstIndex === 0 ? index.text : `${operandText(index, BINDING.sum)} + ${firstIndex}`;
}

export function scalarKey({ array, offset }: Access): string {
  return `${array} ${offset}`;
}
