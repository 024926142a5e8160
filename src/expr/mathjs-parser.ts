import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * mathjs's parser alone. The package's entry point loads the whole library (0.8 s); its parser is one file that takes
 * the node classes as arguments, so it is loaded by path and given the small ones below. Numbers arrive here
 * as the text that was typed: nothing is rounded. See docs/decisions/002-parser.md.
 */
export type SyntaxNode =
  | { readonly kind: "ConstantNode"; readonly value: string }
  | { readonly kind: "SymbolNode"; readonly name: string }
  | { readonly kind: "ParenthesisNode"; readonly content: SyntaxNode }
  | { readonly kind: "OperatorNode"; readonly fn: string; readonly args: readonly SyntaxNode[] }
  | { readonly kind: "FunctionNode"; readonly fn: SyntaxNode; readonly args: readonly SyntaxNode[] };

/** What mathjs tests its nodes for: a flag on the prototype of all, and one of each class. */
class ParsedNode {
  get isNode() {
    return true;
  }
}

class ConstantNode extends ParsedNode {
  readonly kind = "ConstantNode";
  readonly isConstantNode = true;
  readonly value: string;
  constructor(value: string) {
    super();
    this.value = value;
  }
}

class SymbolNode extends ParsedNode {
  readonly kind = "SymbolNode";
  readonly isSymbolNode = true;
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}

class ParenthesisNode extends ParsedNode {
  readonly kind = "ParenthesisNode";
  readonly isParenthesisNode = true;
  readonly content: SyntaxNode;
  constructor(content: SyntaxNode) {
    super();
    this.content = content;
  }
}

class OperatorNode extends ParsedNode {
  readonly kind = "OperatorNode";
  readonly isOperatorNode = true;
  readonly op: string;
  readonly fn: string;
  readonly args: readonly SyntaxNode[];
  readonly implicit: boolean | undefined;
  constructor(op: string, fn: string, args: readonly SyntaxNode[], implicit?: boolean) {
    super();
    this.op = op;
    this.fn = fn;
    this.args = args;
    this.implicit = implicit;
  }
}

class FunctionNode extends ParsedNode {
  readonly kind = "FunctionNode";
  readonly isFunctionNode = true;
  readonly fn: SyntaxNode;
  readonly args: readonly SyntaxNode[];
  constructor(fn: SyntaxNode, args: readonly SyntaxNode[]) {
    super();
    this.fn = fn;
    this.args = args;
  }
}

/** The node classes that mathjs's parser may build. Those that are none of ours belong to syntax that is refused before. */
const NODE_CLASSES = {
  AccessorNode: ParsedNode,
  ArrayNode: ParsedNode,
  AssignmentNode: ParsedNode,
  BlockNode: ParsedNode,
  ConditionalNode: ParsedNode,
  ConstantNode,
  FunctionAssignmentNode: ParsedNode,
  FunctionNode,
  IndexNode: ParsedNode,
  ObjectNode: ParsedNode,
  OperatorNode,
  ParenthesisNode,
  RangeNode: ParsedNode,
  RelationalNode: ParsedNode,
  SymbolNode,
};

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
  return createParse({
    typed,
    numeric: (text: string) => text,
    config: { number: "BigNumber" },
    ...NODE_CLASSES,
  });
}

let parser: ((text: string) => SyntaxNode) | undefined;

/** The syntax tree of a text. Errors: a `SyntaxFault` of mathjs. */
export function parseSyntax(text: string): SyntaxNode {
  parser ??= createParser();
  return parser(text);
}
