import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * mathjs's parser alone. The package's entry point loads the whole library (0.8 s); its parser is one file that takes
 * the node classes as arguments, so it is loaded by path and given the plain records below. Numbers arrive here
 * as the text that was typed: nothing is rounded. See docs/decisions/002-parser.md.
 */
export type SyntaxNode =
  | { readonly kind: "ConstantNode"; readonly value: string }
  | { readonly kind: "SymbolNode"; readonly name: string }
  | { readonly kind: "ParenthesisNode"; readonly content: SyntaxNode }
  | { readonly kind: "OperatorNode"; readonly fn: string; readonly args: readonly SyntaxNode[] }
  | { readonly kind: "FunctionNode"; readonly fn: SyntaxNode; readonly args: readonly SyntaxNode[] };

/**
 * The node classes that mathjs's parser may build, with the names of their constructor arguments. Those without any
 * belong to syntax that is refused before parsing.
 */
const NODE_FIELDS = {
  AccessorNode: [],
  ArrayNode: [],
  AssignmentNode: [],
  BlockNode: [],
  ConditionalNode: [],
  ConstantNode: ["value"],
  FunctionAssignmentNode: [],
  FunctionNode: ["fn", "args"],
  IndexNode: [],
  ObjectNode: [],
  OperatorNode: ["op", "fn", "args", "implicit"],
  ParenthesisNode: ["content"],
  RangeNode: [],
  RelationalNode: [],
  SymbolNode: ["name"],
};

/** A class whose instances are plain records of their constructor's arguments, with the type flags that mathjs tests. */
function nodeClass(kind: string, fields: readonly string[]) {
  return class {
    readonly kind = kind;
    constructor(...values: readonly unknown[]) {
      Object.assign(this, { [`is${kind}`]: true });
      Object.assign(this, Object.fromEntries(fields.map((field, index) => [field, values[index]])));
    }
    /** mathjs looks for this flag on the prototype. */
    get isNode() {
      return true;
    }
  };
}

/** What mathjs throws: the message, and the 1-based column of the offending token. */
export interface SyntaxFault {
  readonly message: string;
  readonly char: number;
}

export function isSyntaxFault(error: unknown): error is SyntaxFault {
  return error instanceof SyntaxError && "char" in error && typeof error.char === "number";
}

interface Overloads {
  readonly string: (text: string) => SyntaxNode;
}

function createParser(): (text: string) => SyntaxNode {
  const require = createRequire(import.meta.url);
  const { createParse } = require(join(dirname(require.resolve("mathjs")), "expression", "parse.js"));
  // mathjs dispatches by argument type; the parser is only ever called with one string.
  const typed = Object.assign((_name: string, overloads: Overloads) => overloads.string, {
    addConversion: () => undefined,
  });
  const classes = Object.fromEntries(
    Object.entries(NODE_FIELDS).map(([kind, fields]) => [kind, nodeClass(kind, fields)]),
  );
  return createParse({ typed, numeric: (text: string) => text, config: { number: "BigNumber" }, ...classes });
}

let parser: ((text: string) => SyntaxNode) | undefined;

/** The syntax tree of a text. Errors: a `SyntaxFault` of mathjs. */
export function parseSyntax(text: string): SyntaxNode {
  parser ??= createParser();
  return parser(text);
}
