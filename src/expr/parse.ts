import { at, type ErrorCode, invariant, isStackOverflow, ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { rationalFromText } from "../exact/rational.ts";
import {
  DERIVED_FUNCTION_NAMES,
  derivedFunction,
  isDerivedFunctionName,
  remedyFor,
} from "./derived-functions.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  FUNCTION_NAMES,
  type FunctionName,
  isNatural,
  multiply,
  negate,
  number,
  power,
  symbol,
} from "./expression.ts";
import { isOperatorName, OPERATOR_NAMES, type OperatorName } from "./jet-symbol.ts";
import { isSyntaxFault, parseSyntax, type SyntaxNode } from "./mathjs-parser.ts";
import { applyOperator } from "./operators.ts";
import { ROOT_OPERATOR, rootName } from "./root-symbol.ts";
import { expressionText } from "./text.ts";
import { type Origin, placeIn, type Token, tokensOf } from "./tokens.ts";

export interface ParseOptions {
  /** The names that may occur; any other is E_UNDECLARED. Without it every name is a symbol. */
  readonly symbols?: readonly string[];
  readonly origin?: Origin;
}

/**
 * Words that mathjs would read as operators or values, and the names that every object of JavaScript has: records of
 * weights and values, looked up by such a name, would find what nobody put there.
 */
const RESERVED: readonly string[] = [
  "to",
  "in",
  "mod",
  "not",
  "and",
  "or",
  "xor",
  "true",
  "false",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  ...Object.getOwnPropertyNames(Object.prototype),
];

/**
 * The expression that a text of ordinary mathematics denotes: `+ - * / ^`, parentheses, exact numbers (`0.1` is 1/10),
 * `i` and `pi`, `exp log sin cos sqrt`, `tan sinh cosh tanh` (`derived-functions.ts`), and the operators `d(u,x,2)`, `delay(u,tau)`, `conv(w,r)` and
 * `root(x^3-x-1,x,1)`, which make symbols of their own (`jet-symbol.ts`, `root-symbol.ts`).
 *
 * Errors, each with its place: E_PARSE (also for implicit multiplication), E_UNDECLARED, E_UNKNOWN_FUNCTION.
 * @example parseExpression("2*a - 1/3")
 */
export function parseExpression(text: string, options: ParseOptions = {}): Expression {
  const formula = text.replaceAll("\n", " ");
  const tokens = tokensOf(formula, options.origin);
  const fail = (code: ErrorCode, position: number, message: string) =>
    new ResiduaError(code, message, { place: placeIn(formula, position, options.origin) });
  if (tokens.length === 0) throw fail("E_PARSE", 0, "the expression is empty: write 0 if zero is meant");
  checkNames(tokens, options.symbols, fail);
  const tree = syntaxTree(formula, tokens, fail);
  try {
    return toExpression(tree);
  } catch (error) {
    if (error instanceof ResiduaError) throw fail(error.code, at(tokens, 0).start, error.message);
    throw isStackOverflow(error) ? nestedTooDeeply(tokens, fail) : error;
  }
}

type Fail = (code: ErrorCode, position: number, message: string) => ResiduaError;

/** All names of functions in the input syntax. */
export const INPUT_FUNCTION_NAMES: readonly string[] = [...FUNCTION_NAMES, ...DERIVED_FUNCTION_NAMES];

function isFunctionName(name: string): name is FunctionName {
  return FUNCTION_NAMES.some((known) => known === name);
}

function checkNames(tokens: readonly Token[], symbols: readonly string[] | undefined, fail: Fail): void {
  for (const [index, { kind, text, start }] of tokens.entries()) {
    if (kind !== "name") continue;
    const isCalled = tokens[index + 1]?.text === "(";
    if (isCalled && text === ROOT_OPERATOR) continue;
    if (RESERVED.includes(text))
      throw fail("E_PARSE", start, `'${text}' is a reserved word: rename the symbol`);
    if (isCalled && !INPUT_FUNCTION_NAMES.includes(text) && !isOperatorName(text)) {
      const remedy = symbols?.includes(text)
        ? `write the product as ${text}*(...)`
        : (remedyFor(text) ?? oneOf(text, [...INPUT_FUNCTION_NAMES, ...OPERATOR_NAMES, ROOT_OPERATOR]));
      throw fail("E_UNKNOWN_FUNCTION", start, `'${text}' is not a function: ${remedy}`);
    }
    if (isCalled || text === "i" || text === "pi") continue;
    if (INPUT_FUNCTION_NAMES.includes(text))
      throw fail("E_PARSE", start, `the function ${text} needs an argument: ${text}(...)`);
    if (symbols !== undefined && !symbols.includes(text) && !isBound(tokens, index)) {
      const remedy = isDirection(tokens, index)
        ? "list the direction of a derivative under space, or name it under interval"
        : declareIt(text, symbols);
      throw fail("E_UNDECLARED", start, `'${text}' is not declared: ${remedy}`);
    }
  }
}

/** Whether a name is the variable of a polynomial whose root is meant: the second operand of an open `root(`. */
function isBound(tokens: readonly Token[], index: number): boolean {
  const name = at(tokens, index).text;
  return tokens.some(({ text }, start) => {
    if (start >= index || text !== ROOT_OPERATOR) return false;
    const [first, second] = commasOf(tokens, start + 1);
    return first !== undefined && index < (second ?? first + 2) && tokens[first + 1]?.text === name;
  });
}

/** Whether a name is a direction of a derivative: an operand after the first of an open `d(`. */
function isDirection(tokens: readonly Token[], index: number): boolean {
  return tokens.some(({ text }, start) => text === "d" && commasOf(tokens, start + 1).includes(index - 1));
}

/** The commas between the operands in the parentheses that open at a token. */
function commasOf(tokens: readonly Token[], open: number): readonly number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const { text } = at(tokens, index);
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth === 0) break;
    if (text === "," && depth === 1) commas.push(index);
  }
  return commas;
}

function oneOf(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return close === undefined ? `known are ${known.join(", ")}` : `did you mean ${close}?`;
}

function declareIt(name: string, symbols: readonly string[]): string {
  const close = nearest(name, symbols);
  return `${close === undefined ? "" : `did you mean ${close}? Otherwise `}list it under parameters`;
}

/** Points at the innermost parenthesis; towers of powers and rows of signs have none. */
function nestedTooDeeply(tokens: readonly Token[], fail: Fail): ResiduaError {
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

interface Fault {
  readonly position: number;
  readonly message: string;
}

/** The syntax tree, or the leftmost fault: of mathjs's parser or a product without a sign, which mathjs would let pass. */
function syntaxTree(formula: string, tokens: readonly Token[], fail: Fail): SyntaxNode {
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
    const isCall =
      right.text === "(" &&
      (INPUT_FUNCTION_NAMES.includes(left.text) || isOperatorName(left.text) || left.text === ROOT_OPERATOR);
    if (leftEnds && rightBegins && !isCall) {
      const message = `a product needs its sign: write ${left.text}*${right.text} where '${left.text}' meets '${right.text}'`;
      return { position: right.start, message };
    }
  }
  return undefined;
}

/** What is wrong at the token where the parser stopped, in words of the formula. */
function explain(
  formula: string,
  tokens: readonly Token[],
  stop: number,
): { position: number; message: string } {
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

function toExpression(node: SyntaxNode): Expression {
  switch (node.kind) {
    case "ConstantNode":
      return number(rationalFromText(node.value));
    case "SymbolNode":
      return namedValue(node.name);
    case "ParenthesisNode":
      return toExpression(node.content);
    case "OperatorNode":
      return isSum(node.fn) ? add(...sumTerms(node)) : operation(node.fn, node.args.map(toExpression));
    case "FunctionNode":
      return functionCall(node.fn, node.args);
  }
}

function isSum(operator: string): boolean {
  return operator === "add" || operator === "subtract";
}

/** The terms of `a + b - c ...`, which is a tree as deep as the sum is long: walked in a loop, and added at once. */
function sumTerms(sum: SyntaxNode): readonly Expression[] {
  const terms: Expression[] = [];
  let first = sum;
  while (first.kind === "OperatorNode" && isSum(first.fn)) {
    const term = toExpression(at(first.args, 1));
    terms.push(first.fn === "add" ? term : negate(term));
    first = at(first.args, 0);
  }
  return [...terms, toExpression(first)].reverse();
}

function namedValue(name: string): Expression {
  return name === "i" || name === "pi" ? constant(name) : symbol(name);
}

function functionCall(callee: SyntaxNode, operands: readonly SyntaxNode[]): Expression {
  invariant(callee.kind === "SymbolNode", "checkNames lets only names be called");
  const { name } = callee;
  if (isOperatorName(name)) return operatorCall(name, operands);
  if (name === ROOT_OPERATOR) return rootCall(operands);
  if (operands.length !== 1) {
    throw new ResiduaError("E_PARSE", `${name} takes one argument, got ${operands.length}`);
  }
  const argument = toExpression(at(operands, 0));
  if (isDerivedFunctionName(name)) return derivedFunction(name, argument);
  invariant(isFunctionName(name), "checkNames lets only functions and operators be called");
  return call(name, argument);
}

function operatorCall(name: OperatorName, operands: readonly SyntaxNode[]): Expression {
  const [subject, ...rest] = operands.map(toExpression);
  if (subject === undefined) throw new ResiduaError("E_PARSE", `${name} takes arguments, got none`);
  return applyOperator(name, subject, rest);
}

/** Errors: E_PARSE for other operands than a polynomial, its variable and a natural number. */
function rootCall(operands: readonly SyntaxNode[]): Expression {
  const [polynomial, variable, index] = operands.map(toExpression);
  const hasParts = polynomial !== undefined && variable?.tag === "symbol" && operands.length === 3;
  if (!hasParts || index === undefined || !isNatural(index)) {
    throw new ResiduaError(
      "E_PARSE",
      "root takes a polynomial, its variable and the number of the root, as in root(x^3-x-1,x,1)",
    );
  }
  const text = expressionText(polynomial).replaceAll(" ", "");
  const root = { polynomial: text, variable: variable.name, index: Number(index.value.numerator) };
  return symbol(rootName(root));
}

function operation(name: string, operands: readonly Expression[]): Expression {
  const [a, b] = [at(operands, 0), operands[1] ?? at(operands, 0)];
  switch (name) {
    case "multiply":
      return multiply(a, b);
    case "divide":
      return divide(a, b);
    case "pow":
      return power(a, b);
    case "unaryMinus":
      return negate(a);
    case "unaryPlus":
      return a;
    default:
      throw new ResiduaError("E_PARSE", `the operation '${name}' is not part of the input syntax`);
  }
}
