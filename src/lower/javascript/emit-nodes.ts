import { at, invariant } from "../../core/errors.ts";
import { neededNodes, useCounts } from "../ir/loops.ts";
import { isOperation } from "../ir/operands.ts";
import type { Access, Node, NodeId } from "../ir/program.ts";
import { atom, type Code } from "./code.ts";
import type { Names } from "./names.ts";
import { nodeCode, type Scope } from "./node-code.ts";

/** Longer operands become named constants, so that lines can be read. */
const LONGEST_OPERAND = 80;

/** Writes the code of nodes, statement after statement, each node once. */
export interface NodeEmitter {
  /** The code of a node; statements that it needs are appended. */
  readonly codeOf: (id: NodeId) => Code;
}

/**
 * An emitter for a part of a loop. A node used more than once becomes a named constant, and so does one with long text;
 * every other one is written where it is used, with the parentheses that keep the order of operations.
 * `known` holds what earlier parts of the loop have named; what this part names is added.
 */
export function nodeEmitter(
  nodes: readonly Node[],
  roots: readonly NodeId[],
  scope: Omit<Scope, "codeOf">,
  names: Names,
  known: Map<NodeId, Code>,
  statements: string[],
): NodeEmitter {
  const uses = useCounts(nodes, roots);
  const lookUp = (id: NodeId): Code => {
    const code = known.get(id);
    invariant(code !== undefined, `node ${id} is used before it has code`);
    return code;
  };
  const emit = (id: NodeId): void => {
    const node = at(nodes, id);
    const code = nodeCode(node, { ...scope, codeOf: lookUp });
    const isShared = at(uses, id) > 1 && (isOperation(node) || node.tag === "load");
    if (!isShared && code.text.length <= LONGEST_OPERAND) {
      known.set(id, code);
      return;
    }
    const name = temporaryName(node, names);
    statements.push(`const ${name} = ${code.text};`);
    known.set(id, atom(name));
  };
  const codeOf = (id: NodeId): Code => {
    for (const needed of neededNodes(nodes, [id], known)) emit(needed);
    return lookUp(id);
  };
  return { codeOf };
}

/** Statements, and the texts of the values that they are needed for. */
export interface Part {
  readonly statements: readonly string[];
  readonly texts: readonly string[];
}

/** The code of a part of a loop that ends in the values of `roots`. */
export function emitPart(
  nodes: readonly Node[],
  roots: readonly NodeId[],
  scope: Omit<Scope, "codeOf">,
  names: Names,
  known: Map<NodeId, Code>,
): Part {
  const statements: string[] = [];
  const { codeOf } = nodeEmitter(nodes, roots, scope, names, known, statements);
  return { statements, texts: roots.map((root) => codeOf(root).text) };
}

/** The name of a constant for a node, taken from now on. */
export function temporaryName(node: Node, names: Names): string {
  return node.tag === "load" ? names.claim(elementName(node.access)) : names.temporary();
}

function elementName({ array, offset }: Access): string {
  const separator = /\d$/.test(array) ? "_" : "";
  return `${array}${separator}${offset < 0 ? "m" : ""}${Math.abs(offset)}`;
}
