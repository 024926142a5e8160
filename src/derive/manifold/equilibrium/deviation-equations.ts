import { at } from "../../../core/errors.ts";
import { rational } from "../../../exact/rational.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import {
  add,
  type Expression,
  isNumber,
  multiply,
  number,
  power,
  symbol,
  ZERO,
} from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";
import { degreeInUnknowns } from "../degree-in-unknowns.ts";
import { fieldPolynomials } from "../interval/field-polynomials.ts";
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
      return variable === undefined ? [] : [[name, add(state[variable] ?? ZERO, symbol(name))] as const];
    }),
  );
  return equations.map((e) => {
    const shiftedEquation = substitute(e, shifted);
    return Number.isFinite(degreeInUnknowns(shiftedEquation, { variables }))
      ? collected(shiftedEquation, variables)
      : shiftedEquation;
  });
}

/** The variable whose constant state an unknown takes; `undefined` where it is a derivative, which vanishes there. */
function restingVariable(name: string): string | undefined {
  const jet = readJetSymbol(name);
  if (jet === undefined) return name;
  return jet.operator === "d" ? undefined : restingVariable(jet.subject);
}

/** A polynomial with one term for each product of unknowns, whose coefficients are in their simplest form. */
function collected(e: Expression, variables: readonly string[]): Expression {
  const { ring, unknowns, factors, equations } = fieldPolynomials({ variables, equations: [e] });
  const { numerator, denominator } = at(equations, 0);
  const sums = new Map<string, { readonly product: Expression; readonly coefficients: Expression[] }>();
  for (const { coefficient, exponents } of ring.terms(numerator)) {
    const powers = ring.variables.map((name, k) =>
      power(factors.get(name) ?? symbol(name), number(exponents[k] ?? 0)),
    );
    const key = unknowns.map((_, k) => exponents[k] ?? 0).join();
    const known = sums.get(key) ?? {
      product: multiply(...powers.slice(0, unknowns.length)),
      coefficients: [],
    };
    known.coefficients.push(
      multiply(number(rational(coefficient, denominator)), ...powers.slice(unknowns.length)),
    );
    sums.set(key, known);
  }
  const terms = [...sums.values()].map(({ product, coefficients }) => {
    const coefficient = add(...coefficients);
    return multiply(simplestForm(coefficient) ?? coefficient, product);
  });
  return add(...terms.filter((term) => !isNumber(term, 0)));
}
