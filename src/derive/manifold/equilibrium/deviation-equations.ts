import { ownValue } from "../../../core/own-value.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { add, type Expression, symbol, ZERO } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { collectTerms } from "../collect-terms.ts";
import { degreeInUnknowns } from "../degree-in-unknowns.ts";
import { isUnknown } from "../symbol-roles.ts";

/** A constant state by the values of its variables. */
export type State = Readonly<Record<string, Expression>>;

/**
 * The equations in the deviations of the variables from a constant state, under the same names: `F(u* + u)`, with like terms
 * collected where F is a polynomial. Derivatives are those of the deviations; earlier values deviate from the same state.
 */
export function deviationEquations(
  variables: readonly string[],
  equations: readonly Expression[],
  state: State,
): readonly Expression[] {
  const names = new Set(equations.flatMap(symbolsOf).filter((name) => isUnknown({ variables }, name)));
  const shifted = Object.fromEntries(
    [...names].flatMap((name) => {
      const variable = restingVariable(name);
      return variable === undefined
        ? []
        : [[name, add(ownValue(state, variable) ?? ZERO, symbol(name))] as const];
    }),
  );
  return equations.map((e) => {
    const shiftedEquation = substitute(e, shifted);
    return Number.isFinite(degreeInUnknowns(shiftedEquation, { variables }))
      ? collectTerms(shiftedEquation, variables)
      : shiftedEquation;
  });
}

/** The variable whose constant state an unknown takes; `undefined` where it is a derivative, which vanishes there. */
function restingVariable(name: string): string | undefined {
  const jet = readJetSymbol(name);
  if (jet === undefined) return name;
  return jet.operator === "d" ? undefined : restingVariable(jet.subject);
}
