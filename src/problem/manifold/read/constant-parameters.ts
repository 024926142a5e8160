import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { type Expression, symbol, ZERO } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";

/**
 * The expression in which parameters are the same everywhere and, but for those that vary, at any time: `d(a,x)` is zero, and
 * `delay(a,tau)` is a. Operators applied to products of variables and parameters leave such symbols behind.
 */
export function withConstantParameters(
  e: Expression,
  variables: readonly string[],
  varying: readonly string[],
): Expression {
  const values = symbolsOf(e).flatMap((name) => {
    const value = constantJet(name, variables, varying);
    return value === undefined ? [] : [[name, value] as const];
  });
  return substitute(e, Object.fromEntries(values));
}

/** What an operator makes of a parameter; `undefined` for variables, and for names that no operator made. */
function constantJet(
  name: string,
  variables: readonly string[],
  varying: readonly string[],
): Expression | undefined {
  const jet = readJetSymbol(name);
  if (jet === undefined || jet.operator === "conv" || variables.includes(jet.subject)) return undefined;
  if (readJetSymbol(jet.subject) !== undefined) {
    const inner = constantJet(jet.subject, variables, varying);
    if (inner?.tag !== "symbol") return inner;
    return jet.operator === "d" ? ZERO : inner;
  }
  if (jet.operator === "d") return ZERO;
  return varying.includes(jet.subject) ? undefined : symbol(jet.subject);
}
