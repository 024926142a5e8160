import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { jetName, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { expressionText } from "../../../expr/text.ts";

/** The values of parameters, by name. */
export type ParameterValues = Readonly<Record<string, Expression>>;

/** An expression with values for parameters, also where delays and rates of convolutions contain them. */
export function withParameterValues(e: Expression, values: ParameterValues): Expression {
  const jets = symbolsOf(e)
    .filter((name) => readJetSymbol(name) !== undefined)
    .map((name) => [name, parseExpression(nameWithValues(name, values))] as const);
  return substitute(e, { ...values, ...Object.fromEntries(jets) });
}

function nameWithValues(name: string, values: ParameterValues): string {
  const jet = readJetSymbol(name);
  if (jet === undefined) return name;
  const operands =
    jet.operator === "d"
      ? jet.operands
      : jet.operands.map((text) => expressionText(substitute(parseExpression(text), values)));
  return jetName({ ...jet, subject: nameWithValues(jet.subject, values), operands });
}
