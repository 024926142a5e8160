import { at, type ErrorCode, type ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { DERIVED_FUNCTION_NAMES, remedyFor } from "./derived-functions.ts";
import { FUNCTION_NAMES } from "./expression.ts";
import { isOperatorName, OPERATOR_NAMES } from "./jet-symbol.ts";
import { ROOT_OPERATOR } from "./root-symbol.ts";
import type { Token } from "./tokens.ts";

/** All names of functions in the input syntax. */
export const INPUT_FUNCTION_NAMES: readonly string[] = [...FUNCTION_NAMES, ...DERIVED_FUNCTION_NAMES];

/** Whether a name that is followed by parentheses is called: that of a function, or of an operator. */
export function isCallable(name: string): boolean {
  return INPUT_FUNCTION_NAMES.includes(name) || isOperatorName(name) || name === ROOT_OPERATOR;
}

/** Words that mathjs would read as operators or values, and the one name that no record of JavaScript can hold. */
const RESERVED = [
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
  "__proto__",
];

/** Makes the error for a position of a formula. */
export type Fail = (code: ErrorCode, position: number, message: string) => ResiduaError;

/** Errors: E_PARSE for reserved words and functions without arguments, E_UNKNOWN_FUNCTION, and E_UNDECLARED, each made by `fail`. */
export function checkNames(
  tokens: readonly Token[],
  symbols: readonly string[] | undefined,
  fail: Fail,
): void {
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
