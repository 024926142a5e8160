import { at, ResiduaError } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import type { Integer } from "../../../exact/integer.ts";
import type { Term } from "../../../exact/polynomial/polynomial.ts";
import { rational } from "../../../exact/rational.ts";
import { type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { derivativeOrders, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { requireEquilibrium } from "../equilibrium/require-equilibrium.ts";
import type { FieldPolynomials, FieldSystem } from "./field-polynomials.ts";
import type { Ends, Interval } from "./interval.ts";

/** The variable of which an unknown is an operator's value, and its order of differentiation along an interval. */
export function fieldOf(
  { variables }: Pick<FieldSystem, "variables">,
  direction: string,
  name: string,
): { readonly variable: number; readonly order: number } {
  const jet = readJetSymbol(name);
  if (jet === undefined) return { variable: variables.indexOf(name), order: 0 };
  const inner = fieldOf({ variables }, direction, jet.subject);
  const own = jet.operator === "d" ? (derivativeOrders(jet.operands).get(direction) ?? 0) : 0;
  return { ...inner, order: inner.order + own };
}

/** A term of a right-hand side as the expansion in shapes sees it. */
interface FieldTerm {
  /** How often it contains unknowns. */
  readonly degree: number;
  /** The sum of the weights of its small symbols in all truncations. */
  readonly weight: number;
  /** Whether it changes its sign where each field with fixed ends does, on reflection in an end. */
  readonly isOdd: boolean;
  readonly value: Expression;
}

/**
 * By how many base wavenumbers of the modes a unit of weight widens fields: a term of degree p and weight w multiplies p
 * fields, and so adds p - 1 of them.
 *
 * Errors: E_DOMAIN where a term is nonlinear at leading order or the origin is no equilibrium; E_UNSUPPORTED for terms that
 * reflection in the ends does not turn into what the equation's own field becomes, for they would drive all wavenumbers.
 */
export function wideningRate(polynomials: FieldPolynomials, system: FieldSystem, interval: Interval): number {
  const rates = polynomials.equations.flatMap(({ numerator, denominator }, i) => {
    const ends = at(interval.ends, i);
    return [...polynomials.ring.terms(numerator)].map((term) => {
      const found = fieldTerm(term, denominator, { polynomials, system, interval });
      requireTreatable(found, { variable: at(system.variables, i), ends, direction: interval.direction });
      return found.degree < 2 ? 0 : (found.degree - 1) / found.weight;
    });
  });
  return Math.max(0, ...rates);
}

interface TermContext {
  readonly polynomials: FieldPolynomials;
  readonly system: FieldSystem;
  readonly interval: Interval;
}

function fieldTerm(
  { coefficient, exponents }: Term<Integer>,
  denominator: Integer,
  { polynomials: { ring, unknowns, factors }, system, interval }: TermContext,
): FieldTerm {
  let [degree, weight, reflections] = [0, 0, 0];
  const present = ring.variables.flatMap((name, k) => {
    const exponent = exponents[k] ?? 0;
    return exponent === 0 ? [] : [{ name, exponent }];
  });
  for (const { name, exponent } of present) {
    if (unknowns.includes(name)) {
      const { variable, order } = fieldOf(system, interval.direction, name);
      degree += exponent;
      reflections += exponent * (order + (at(interval.ends, variable) === "dirichlet" ? 1 : 0));
    } else {
      for (const { weights } of system.truncations) weight += exponent * (ownValue(weights, name) ?? 0);
    }
  }
  const value = multiply(
    number(rational(coefficient, denominator)),
    ...present.map(({ name, exponent }) => power(factors.get(name) ?? symbol(name), number(exponent))),
  );
  return { degree, weight, isOdd: reflections % 2 === 1, value };
}

function requireTreatable(
  { degree, weight, isOdd, value }: FieldTerm,
  {
    variable,
    ends,
    direction,
  }: { readonly variable: string; readonly ends: Ends; readonly direction: string },
): void {
  const details = { variable };
  const text = expressionText(value);
  if (degree === 0 && weight === 0) requireEquilibrium(variable, value);
  if (degree > 1 && weight === 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the term ${text} in the equation of ${variable} is nonlinear at leading order: give every nonlinear term a small factor, or leave out 'small'`,
      { details },
    );
  }
  if (ends === "periodic" || isOdd === (ends === "dirichlet")) return;
  const [own, other] = ends === "dirichlet" ? ["odd", "even"] : ["even", "odd"];
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `the term ${text} in the equation of ${variable} is ${other} under reflection in the ends of ${direction}, where ${variable} is ${own}, and so drives infinitely many modes: with ${ends} ends every term must be ${own}; choose other ends or drop the term`,
    { details },
  );
}
