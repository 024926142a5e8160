import { at, isStackOverflow, type ResiduaError } from "../core/errors.ts";
import { type Fail, isCallable } from "./check-names.ts";
import { isSyntaxFault, parseSyntax, type SyntaxNode } from "./mathjs-parser.ts";
import type { Token } from "./tokens.ts";

interface Fault {
  readonly position: number;
  readonly message: string;
}

/** The syntax tree, or the leftmost fault: of mathjs's parser or a product without a sign, which mathjs would let pass. */
export function syntaxTree(formula: string, tokens: readonly Token[], fail: Fail): SyntaxNode {
  const product = productWithoutSign(tokens);
  const failAt = ({ position, message }: Fault) => fail("E_PARSE", position, message);
  try {
    const tree = parseSyntax(formula);
    if (product !== undefined) throw failAt(product);
    return tree;
  } catch (error) {
    if (isStackOverflow(error)) throw nestedTooDeeply(tokens, fail);
    if (!isSyntaxFault(error)) throw error;
    const fault = explain(formula, tokens, error.char - 1);
    throw failAt(product !== undefined && product.position < fault.position ? product : fault);
  }
}

/** The first of `2a`, `a b`, `(a)(b)`. */
function productWithoutSign(tokens: readonly Token[]): Fault | undefined {
  for (let index = 1; index < tokens.length; index++) {
    const [left, right] = [at(tokens, index - 1), at(tokens, index)];
    const leftEnds = left.kind !== "operator" || left.text === ")";
    const rightBegins = right.kind !== "operator" || right.text === "(";
    const isCall = right.text === "(" && isCallable(left.text);
    if (leftEnds && rightBegins && !isCall) {
      const message = `a product needs its sign: write ${left.text}*${right.text} where '${left.text}' meets '${right.text}'`;
      return { position: right.start, message };
    }
  }
  return undefined;
}

/** What is wrong at the token where the parser stopped, in words of the formula. */
function explain(formula: string, tokens: readonly Token[], stop: number): Fault {
  const index = tokens.findIndex(({ start }) => start >= stop);
  const open = unclosed(index === -1 ? tokens : tokens.slice(0, index));
  if (index === -1) {
    const last = at(tokens, tokens.length - 1);
    const message = isOperandEnd(last)
      ? `')' is missing: the '(' at column ${(open.at(-1)?.start ?? 0) + 1} of the expression is not closed`
      : `the expression ends after '${last.text}': an operand is missing`;
    return { position: formula.trimEnd().length, message };
  }
  const { text, start } = at(tokens, index);
  const before = tokens[index - 1];
  if (before === undefined) return { position: start, message: `'${text}' cannot begin an expression` };
  if (text === ")" && open.length === 0 && isOperandEnd(before))
    return { position: start, message: "unexpected ')': no '(' is open here" };
  const cause = isOperandEnd(before) ? `'${text}' cannot follow here` : "an operand is missing";
  const power = before.text === "*" && text === "*" ? "; powers are written with ^" : "";
  return { position: start, message: `unexpected '${text}' after '${before.text}': ${cause}${power}` };
}

function isOperandEnd({ kind, text }: Token): boolean {
  return kind !== "operator" || text === ")";
}

function unclosed(tokens: readonly Token[]): readonly Token[] {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.text === "(") open.push(token);
    else if (token.text === ")") open.pop();
  }
  return open;
}

/** Points at the innermost parenthesis; towers of powers and rows of signs have none. */
export function nestedTooDeeply(tokens: readonly Token[], fail: Fail): ResiduaError {
  let [depth, deepest, position] = [0, 0, at(tokens, 0).start];
  for (const { text, start } of tokens) {
    depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    if (depth > deepest) [deepest, position] = [depth, start];
  }
  const parentheses = deepest > 1 ? `, in ${deepest} parentheses` : "";
  return fail(
    "E_PARSE",
    position,
    `the expression is nested too deeply here${parentheses}: write it flatter`,
  );
}
