import type { BudgetOptions } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Integer, integers } from "../../exact/integer.ts";
import type { PolynomialRing } from "../../exact/polynomial/polynomial.ts";
import { rational } from "../../exact/rational.ts";
import type { GcdDomain } from "../../exact/ring.ts";
import { symbolsOf } from "../../expr/calculus.ts";
import {
  type IntegerPolynomial,
  integerPolynomials,
  polynomialExpression,
  polynomialFraction,
} from "../../expr/convert.ts";
import { exactValue } from "../../expr/evaluate.ts";
import { type Expression, multiply, number, power } from "../../expr/expression.ts";
import { type Lattice, mapLattice } from "../../models/lattice.ts";
import { inLowestTerms } from "./lowest-terms.ts";

/** The domain of a lattice's coefficients once denominators are cleared: Z, or Z[symbols]. */
export interface CoefficientDomain<D> {
  readonly domain: GcdDomain<D>;
  /** A rational expression in the symbols as a quotient. */
  readonly quotient: (e: Expression) => { readonly numerator: D; readonly denominator: D };
  readonly toExpression: (d: D) => Expression;
  /** `numerator / product of factors[i]^powers[i]`, a number in lowest terms, or with its factors in view. */
  readonly fractionExpression: (numerator: D, factors: readonly D[], powers: readonly number[]) => Expression;
}

/** A lattice whose entries lie in the domain: every elasticity was multiplied by one factor, every density by another. */
export interface IntegralLattice<D> {
  readonly lattice: Lattice<D>;
  readonly elasticityFactor: D;
  readonly densityFactor: D;
}

/** Plain integers: what a lattice without symbols needs, at the speed of integers. */
export const integerCoefficients: CoefficientDomain<Integer> = {
  domain: integers,
  quotient: (e) => exactValue(e),
  toExpression: (value) => number(rational(value)),
  fractionExpression: (numerator, factors, powers) => number(inLowestTerms(numerator, factors, powers)),
};

/**
 * Polynomials with integer coefficients in the symbols of the lattice. A budget spent on them ends the enclosing
 * `withinBudget`.
 */
export function polynomialCoefficients(
  symbols: readonly string[],
  options: BudgetOptions = {},
): CoefficientDomain<IntegerPolynomial> {
  const ring: PolynomialRing<Integer> = integerPolynomials(symbols, options);
  const toExpression = (value: IntegerPolynomial) => {
    const content = ring.isZero(value) ? 1 : ring.content(value);
    const primitive = ring.divideByCoefficient(value, content) ?? value;
    return multiply(number(rational(content)), polynomialExpression(primitive, ring));
  };
  return {
    domain: ring,
    quotient: (e) => polynomialFraction(e, ring),
    toExpression,
    fractionExpression: (numerator, factors, powers) => {
      const below = factors.map((factor, index) => power(toExpression(factor), number(-at(powers, index))));
      return multiply(toExpression(numerator), ...below);
    },
  };
}

/** The symbols in a lattice's entries, in order of first occurrence. */
export function symbolsOfLattice(lattice: Lattice<Expression>): readonly string[] {
  const { longitudinal, cross, density } = mapLattice(lattice, symbolsOf);
  return [...new Set([longitudinal.flat(2), cross.flat(3), density.flat(2)].flat())];
}

/** Clears the denominators of a lattice. Errors: E_UNSUPPORTED for entries that are not rational. */
export function integralLattice<D>(
  lattice: Lattice<Expression>,
  coefficients: CoefficientDomain<D>,
): IntegralLattice<D> {
  const { domain, quotient } = coefficients;
  const { longitudinal, cross, density } = mapLattice(lattice, quotient);
  const elasticityFactor = leastCommonDenominator(domain, [...longitudinal.flat(), ...cross.flat(2)]);
  const densityFactor = leastCommonDenominator(domain, density.flat());
  const cleared = (factor: D) => (entry: Quotient<D>) =>
    domain.multiply(entry.numerator, domain.divideExact(factor, entry.denominator) ?? domain.zero);
  const { strands, period } = lattice;
  const elasticity = cleared(elasticityFactor);
  return {
    lattice: {
      strands,
      period,
      longitudinal: longitudinal.map((row) => row.map(elasticity)),
      cross: cross.map((table) => table.map((row) => row.map(elasticity))),
      density: density.map((row) => row.map(cleared(densityFactor))),
    },
    elasticityFactor,
    densityFactor,
  };
}

interface Quotient<D> {
  readonly numerator: D;
  readonly denominator: D;
}

function leastCommonDenominator<D>(domain: GcdDomain<D>, entries: readonly Quotient<D>[]): D {
  return entries.reduce((common, { denominator }) => {
    const missing = domain.divideExact(denominator, domain.gcd(common, denominator));
    return missing === undefined ? common : domain.multiply(common, missing);
  }, domain.one);
}
