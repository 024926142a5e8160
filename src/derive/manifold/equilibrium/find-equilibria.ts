import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import {
  cancel,
  integerPolynomials,
  polynomialExpression,
  polynomialFraction,
} from "../../../expr/convert.ts";
import { divide, type Expression, isNumber, negate, ZERO } from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";
import { expressionText } from "../../../expr/text.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";
import { solveIrreducible } from "../spectrum/solve-irreducible.ts";
import type { State } from "./deviation-equations.ts";

/**
 * The constant states at which rational right-hand sides vanish, found by eliminating variables that occur linearly,
 * by factors, and by roots of polynomials in one variable. Isolated states only; `undefined` where these steps do not
 * find all of them. A spent budget ends the enclosing `withinBudget`.
 */
export function findEquilibria(
  variables: readonly string[],
  equations: readonly Expression[],
  options: BudgetOptions = {},
): readonly State[] | undefined {
  if (!equations.every((e) => isRational(e))) return undefined;
  const polynomials = equations.map((e) => numerator(e, options));
  const states = solve(variables, polynomials, options)?.map((state) =>
    Object.fromEntries(variables.map((name) => [name, ownValue(state, name) ?? ZERO] as const)),
  );
  return states === undefined ? undefined : distinct(states, (state) => textOf(Object.values(state)));
}

function distinct<T>(items: readonly T[], textOfItem: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [textOfItem(item), item])).values()];
}

function textOf(values: readonly Expression[]): string {
  return values.map(expressionText).join(", ");
}

/** States of the unknowns at which all equations vanish; these are polynomials. */
function solve(
  unknowns: readonly string[],
  equations: readonly Expression[],
  options: BudgetOptions,
): readonly State[] | undefined {
  stopWhenSpent(options.budget ?? UNLIMITED, "looking for equilibria");
  const open = equations.filter((e) => !isNumber(e, 0));
  if (open.some((e) => unknownsIn(e, unknowns).length === 0)) return [];
  if (unknowns.length === 0) return [{}];
  if (open.length === 0) return undefined;
  const factored = open.map((e) => factorsOf(e, options));
  const product = factored.findIndex((factors) => factors.length > 1);
  if (product >= 0) {
    const branches = at(factored, product).map((factor) => open.with(product, factor));
    return combined(branches.map((each) => solve(unknowns, each, options)));
  }
  const irreducible = distinct(factored.flat(), expressionText);
  const linear = irreducible.flatMap((e) => unknowns.flatMap((name) => linearSolution(e, name)));
  const isSure = ({ slope }: LinearSolution) => unknownsIn(slope, unknowns).length === 0;
  const chosen = linear.find(isSure) ?? linear.at(0);
  if (chosen !== undefined) {
    const found = eliminated(chosen, { unknowns, equations: irreducible }, options);
    if (isSure(chosen)) return found;
    const { slope, rest } = chosen;
    return combined([found, solve(unknowns, [...irreducible, slope, rest], options)]);
  }
  if (unknowns.length > 1) return undefined;
  // Distinct irreducible polynomials have no common root.
  if (irreducible.length > 1) return [];
  const name = at(unknowns, 0);
  return rootsOf(at(irreducible, 0), name)?.map((root) => ({ [name]: root }));
}

function unknownsIn(e: Expression, unknowns: readonly string[]): readonly string[] {
  return symbolsOf(e).filter((name) => unknowns.includes(name));
}

/** The irreducible factors of a polynomial, each once. */
function factorsOf(e: Expression, options: BudgetOptions): readonly Expression[] {
  const ring = integerPolynomials(symbolsOf(e), options);
  const factorised = factorPolynomial(ring, polynomialFraction(e, ring).numerator, options);
  if (!factorised.ok) return [e];
  return factorised.value.factors.map(({ factor }) => polynomialExpression(factor, ring));
}

function combined(parts: readonly (readonly State[] | undefined)[]): readonly State[] | undefined {
  const known = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return known.length < parts.length ? undefined : known.flat();
}

/** An equation `slope x + rest = 0` for a variable x that neither of these contains. */
interface LinearSolution {
  readonly name: string;
  readonly slope: Expression;
  readonly rest: Expression;
}

function linearSolution(e: Expression, name: string): readonly LinearSolution[] {
  if (!symbolsOf(e).includes(name)) return [];
  const ring = integerPolynomials(symbolsOf(e));
  const coefficients = ring.coefficientsIn(polynomialFraction(e, ring).numerator, name);
  const [rest, slope] = coefficients.map((each) => polynomialExpression(each, ring));
  if (coefficients.length !== 2 || rest === undefined || slope === undefined) return [];
  return [{ name, slope, rest }];
}

/** The states at which the slope does not vanish. */
function eliminated(
  { name, slope, rest }: LinearSolution,
  {
    unknowns,
    equations,
  }: { readonly unknowns: readonly string[]; readonly equations: readonly Expression[] },
  options: BudgetOptions,
): readonly State[] | undefined {
  const value = cancel(negate(divide(rest, slope)), options);
  const reduced = equations.map((e) => numerator(substitute(e, { [name]: value }), options));
  const others = unknowns.filter((other) => other !== name);
  return solve(others, reduced, options)?.flatMap((state) => {
    const found = simplestForm(value, state);
    return found === undefined ? [] : [{ ...state, [name]: found }];
  });
}

/** The numerator of a rational expression in lowest terms. */
function numerator(e: Expression, options: BudgetOptions): Expression {
  const ring = integerPolynomials(symbolsOf(e), options);
  return polynomialExpression(polynomialFraction(cancel(e, options), ring).numerator, ring);
}

/** The roots of an irreducible polynomial in one unknown. */
function rootsOf(e: Expression, name: string): readonly Expression[] | undefined {
  const ring = integerPolynomials(symbolsOf(e));
  return solveIrreducible(ring, ring.coefficientsIn(polynomialFraction(e, ring).numerator, name));
}
