import { at, type ErrorCode, isStackOverflow, ResiduaError } from "../core/errors.ts";
import { checkNames } from "./check-names.ts";
import type { Expression } from "./expression.ts";
import { expressionOfSyntax } from "./expression-of-syntax.ts";
import { nestedTooDeeply, syntaxTree } from "./syntax-tree.ts";
import { type Origin, placeIn, tokensOf } from "./tokens.ts";

export interface ParseOptions {
  /** The names that may occur; any other is E_UNDECLARED. Without it every name is a symbol. */
  readonly symbols?: readonly string[];
  readonly origin?: Origin;
}

/**
 * The expression that a text of ordinary mathematics denotes: `+ - * / ^`, parentheses, exact numbers (`0.1` is 1/10),
 * `i` and `pi`, `exp log sin cos sqrt`, `tan sinh cosh tanh` (`derived-functions.ts`), and the operators `d(u,x,2)`,
 * `delay(u,tau)`, `conv(w,r)` and `root(x^3-x-1,x,1)`, which make symbols of their own (`jet-symbol.ts`,
 * `root-symbol.ts`).
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
    return expressionOfSyntax(tree);
  } catch (error) {
    if (error instanceof ResiduaError) throw fail(error.code, at(tokens, 0).start, error.message);
    throw isStackOverflow(error) ? nestedTooDeeply(tokens, fail) : error;
  }
}
