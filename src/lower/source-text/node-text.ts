import { invariant, ResiduaError } from "../../core/errors.ts";
import type { Access, Node, NodeId } from "../ir/program.ts";
import { atom, type Code } from "../javascript/code.ts";
import type { ExactSyntax, Syntax } from "./dialect.ts";

/** What the text of a node refers to. */
export interface Scope {
  readonly syntax: Syntax;
  readonly codeOf: (id: NodeId) => Code;
  readonly load: (access: Access) => Code;
  readonly gather: (array: string, index: Code) => Code;
  readonly parameter: (name: string) => Code;
  readonly carried: (slot: number) => Code;
  readonly counter: string;
  readonly entry: string;
}

/** One operation in the syntax of a language; every order of evaluation is that of the nodes. */
export function nodeText(node: Node, scope: Scope): Code {
  const { syntax, codeOf } = scope;
  switch (node.tag) {
    case "exact":
      return exactSyntax(syntax).number(node.value);
    case "pi":
      return exactSyntax(syntax).pi;
    case "power":
      return exactSyntax(syntax).power(codeOf(node.base), node.exponent);
    case "float":
      return syntax.float(node.value);
    case "integer":
      return syntax.integer(node.value);
    case "parameter":
      return scope.parameter(node.name);
    case "load":
      return scope.load(node.access);
    case "gather":
      return scope.gather(node.array, codeOf(node.index));
    case "carried":
      return scope.carried(node.slot);
    case "counter":
      return atom(scope.counter);
    case "entry":
      return atom(scope.entry);
    case "toReal":
      return syntax.toReal(codeOf(node.operand));
    case "negate":
      return syntax.negate(codeOf(node.operand));
    case "powerOfTwo":
    case "binaryExponent":
      throw new ResiduaError(
        "E_UNSUPPORTED",
        "text has the language's own exp, log, sin and cos: write the program as it is before inlineElementary",
      );
    case "binary":
      return syntax.binary(node.operator, codeOf(node.left), codeOf(node.right));
    case "apply":
      return syntax.apply(node.name, node.operands.map(codeOf));
    case "compare":
      return syntax.compare(node.operator, codeOf(node.left), codeOf(node.right));
    case "select":
      return syntax.select(codeOf(node.condition), codeOf(node.ifTrue), codeOf(node.ifFalse));
  }
}

function exactSyntax({ exact }: Syntax): ExactSyntax {
  invariant(exact !== undefined, "an exact number, pi or a power is left in a lowered program");
  return exact;
}
