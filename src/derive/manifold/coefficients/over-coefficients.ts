import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import type { Polynomial, PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../exact/polynomial/polynomial-ring.ts";
import type { Rational } from "../../../exact/rational.ts";
import { sum } from "../../../exact/ring.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../expr/expression.ts";
import { conjugate } from "../conjugate.ts";
import { type RootRelation, withAlgebraicRoots } from "./algebraic-roots.ts";
import type { OverField } from "./coefficient-field.ts";
import { conjugatePairs } from "./conjugate-pairs.ts";
import { type ConstantField, coefficientField, type OverConstants } from "./constant-field.ts";
import { PI, symbolOrPi } from "./constant-symbols.ts";
import { constantValue } from "./constants.ts";
import { knownDenominatorField, type RememberedFraction } from "./known-denominators.ts";
import { type Needs, needsOf } from "./needs.ts";
import { overNumbers } from "./number-field.ts";
import { withPolynomialRoots } from "./polynomial-roots.ts";
import { rootOfFactors } from "./radical.ts";

/**
 * Does something over the least field of our kinds that has the values of some constant expressions: Q, with i and square
 * roots as they occur, rational functions of pi and of parameters over it, square roots of those, and roots of
 * polynomials.
 * Errors: E_UNSUPPORTED for other functions, and where a field with the roots has too high a degree.
 */
export function overCoefficients<T>(constants: readonly Expression[], use: OverField<T>): T {
  return overNeeds(needsOf(constants), () => (found) => use(coefficientField(found)));
}

/** How the roots of polynomials that are needed are related to each other, and to square roots. Errors: as above. */
export function rootRelations(needs: Needs): readonly RootRelation[] {
  return needs.roots.length === 0 ? [] : overNeeds(needs, (relations) => () => relations);
}

function overNeeds<T>(needs: Needs, use: (relations: readonly RootRelation[]) => OverConstants<T>): T {
  const { adjoined, symbols, radicands, roots } = needs;
  const squareRoots = squareRootsOf(needs);
  const finish: OverConstants<T> = (found) =>
    roots.length === 0 ? use([])(found) : withAlgebraicRoots(found, { squareRoots, names: roots }, use);
  return overNumbers(adjoined, (numbers) =>
    symbols.length === 0
      ? finish(numbers)
      : withPolynomialRoots(rationalFunctions(numbers, symbols), radicands, finish),
  );
}

/** All square roots that a field has. */
function squareRootsOf({ adjoined, radicands }: Needs): readonly Expression[] {
  return [
    ...(adjoined.imaginaryUnit ? [constant("i")] : []),
    ...adjoined.radicands.map((radicand) => call("sqrt", number(radicand))),
    ...radicands.map(rootOfFactors),
  ];
}

function rationalFunctions<K>(
  numbers: ConstantField<K>,
  symbols: readonly string[],
): ConstantField<RememberedFraction<K>> {
  const ring = polynomialRing(numbers.field, symbols);
  const field = knownDenominatorField(ring, (a) => factorsOf(numbers, ring, a));
  const embedded = (value: K | undefined) =>
    value === undefined ? undefined : field.fromPolynomial(ring.constant(value));
  const variable = (name: string) =>
    symbols.includes(name) ? field.fromPolynomial(ring.variable(name)) : undefined;
  const polynomial = (a: Polynomial<K>) => polynomialExpression(numbers, ring, a);
  const divisors = conjugatePairs(field, (a) => conjugatePolynomial(numbers, ring, a));
  return {
    field,
    rational: (value) => field.fromPolynomial(ring.constant(numbers.rational(value))),
    imaginaryUnit: () => embedded(numbers.imaginaryUnit()),
    pi: () => variable(PI),
    symbol: variable,
    squareRoot: (radicand) => embedded(numbers.squareRoot(radicand)),
    polynomialRoot: (factors) => (factors.length === 0 ? field.one : undefined),
    algebraicRoot: () => undefined,
    transcendental: () => undefined,
    squareRoots: new Map(),
    expression: ({ numerator, powers }) => {
      const below = divisors(powers).map(({ divisor, exponent }) =>
        power(polynomial(divisor), number(exponent)),
      );
      return divide(polynomial(numerator), multiply(...below));
    },
  };
}

/** The polynomial with conjugate coefficients: symbols are real. */
function conjugatePolynomial<K>(
  numbers: ConstantField<K>,
  ring: PolynomialRing<K>,
  a: Polynomial<K>,
): Polynomial<K> {
  return ring.fromTerms(
    [...ring.terms(a)].map(({ coefficient, exponents }) => ({
      coefficient: constantValue(conjugate(numbers.expression(coefficient)), numbers),
      exponents,
    })),
  );
}

function polynomialExpression<K>(
  numbers: ConstantField<K>,
  ring: PolynomialRing<K>,
  a: Polynomial<K>,
): Expression {
  const terms = [...ring.terms(a)].map(({ coefficient, exponents }) =>
    multiply(
      numbers.expression(coefficient),
      ...ring.variables.map((name, k) => power(symbolOrPi(name), number(exponents[k] ?? 0))),
    ),
  );
  return add(...terms);
}

/** Irreducible factors over Q where all coefficients are rational up to a common one; otherwise the whole. */
function factorsOf<K>(
  numbers: ConstantField<K>,
  ring: PolynomialRing<K>,
  a: Polynomial<K>,
): readonly Polynomial<K>[] {
  const monic = ring.divideByCoefficient(a, ring.leadingCoefficient(a)) ?? a;
  const rationalTerms: { readonly value: Rational; readonly exponents: readonly number[] }[] = [];
  for (const { coefficient, exponents } of ring.terms(monic)) {
    const e = numbers.expression(coefficient);
    if (e.tag !== "number") return [monic];
    rationalTerms.push({ value: e.value, exponents });
  }
  const image = add(
    ...rationalTerms.map(({ value, exponents }) =>
      multiply(
        number(value),
        ...ring.variables.map((name, k) => power(symbol(name), number(exponents[k] ?? 0))),
      ),
    ),
  );
  const integers = integerPolynomials(symbolsOf(image));
  const factorised = factorPolynomial(integers, polynomialFraction(image, integers).numerator);
  if (!factorised.ok) return [monic];
  return factorised.value.factors.map(({ factor }) =>
    sum(
      ring,
      [...integers.terms(factor)].map(({ coefficient, exponents }) =>
        ring.fromTerms([
          {
            coefficient: numbers.field.fromInteger(coefficient),
            exponents: ring.variables.map((name) => exponents[integers.variables.indexOf(name)] ?? 0),
          },
        ]),
      ),
    ),
  );
}
