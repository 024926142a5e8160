import { at, invariant, ResiduaError } from "../core/errors.ts";
import { rationalFromText } from "../exact/rational.ts";
import { derivedFunction, isDerivedFunctionName } from "./derived-functions.ts";
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
import { isOperatorName, type OperatorName } from "./jet-symbol.ts";
import type { SyntaxNode } from "./mathjs-parser.ts";
import { applyOperator } from "./operators.ts";
import { ROOT_OPERATOR, rootName } from "./root-symbol.ts";
import { expressionText } from "./text.ts";

/** The expression of a syntax tree whose names have been checked. Errors: E_PARSE for operands of the wrong kind or number. */
export function expressionOfSyntax(node: SyntaxNode): Expression {
  switch (node.kind) {
    case "ConstantNode":
      return number(rationalFromText(node.value));
    case "SymbolNode":
      return namedValue(node.name);
    case "ParenthesisNode":
      return expressionOfSyntax(node.content);
    case "OperatorNode":
      return isSum(node.fn) ? add(...sumTerms(node)) : operation(node.fn, node.args.map(expressionOfSyntax));
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
    const term = expressionOfSyntax(at(first.args, 1));
    terms.push(first.fn === "add" ? term : negate(term));
    first = at(first.args, 0);
  }
  return [...terms, expressionOfSyntax(first)].reverse();
}

function isFunctionName(name: string): name is FunctionName {
  return FUNCTION_NAMES.some((known) => known === name);
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
  const argument = expressionOfSyntax(at(operands, 0));
  if (isDerivedFunctionName(name)) return derivedFunction(name, argument);
  invariant(isFunctionName(name), "checkNames lets only functions and operators be called");
  return call(name, argument);
}

function operatorCall(name: OperatorName, operands: readonly SyntaxNode[]): Expression {
  const [subject, ...rest] = operands.map(expressionOfSyntax);
  if (subject === undefined) throw new ResiduaError("E_PARSE", `${name} takes arguments, got none`);
  return applyOperator(name, subject, rest);
}

/** Errors: E_PARSE for other operands than a polynomial, its variable and a natural number. */
function rootCall(operands: readonly SyntaxNode[]): Expression {
  const [polynomial, variable, index] = operands.map(expressionOfSyntax);
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
