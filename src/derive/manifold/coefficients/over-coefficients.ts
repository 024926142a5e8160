import { ResiduaError } from "../../../core/errors.ts";
import { seededRandom } from "../../../core/random.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import type { Polynomial, PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../exact/polynomial/polynomial-ring.ts";
import type { Rational } from "../../../exact/rational.ts";
import { sum } from "../../../exact/ring.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import {
  add,
  constant,
  divide,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../expr/expression.ts";
import type { CoefficientField, OverField } from "./coefficient-field.ts";
import { type ConstantImages, constantValue, unsupported } from "./constants.ts";
import { knownDenominatorField, type RememberedFraction } from "./known-denominators.ts";
import { MANIFOLD_PRIMES, modularImages } from "./modular-images.ts";
import { type Adjoined, type NumberField, overNumbers, requireConstant } from "./number-field.ts";

/** The name under which pi is a symbol of a field, which no parameter can have. */
const PI = "pi";

/**
 * Does something over the least field of our kinds that has the values of some constant expressions: Q, with i and square
 * roots as they occur, and rational functions of pi and of parameters over it.
 * Errors: E_UNSUPPORTED for other functions.
 */
export function overCoefficients<T>(constants: readonly Expression[], use: OverField<T>): T {
  const { adjoined, symbols } = needsOf(constants);
  return overNumbers(adjoined, (numbers) =>
    symbols.length === 0 ? use(numberCoefficients(numbers)) : use(functionCoefficients(numbers, symbols)),
  );
}

interface Needs {
  readonly adjoined: Adjoined;
  readonly symbols: readonly string[];
}

/** What the values of expressions are made of, found out by evaluating them once modulo a prime. */
function needsOf(constants: readonly Expression[]): Needs {
  const random = seededRandom(1);
  const images = modularImages(MANIFOLD_PRIMES[0], random);
  const [symbols, radicands] = [new Set<string>(), new Set<bigint>()];
  let imaginaryUnit = false;
  const recording: ConstantImages<bigint> = {
    ...images,
    imaginaryUnit: () => {
      imaginaryUnit = true;
      return images.imaginaryUnit();
    },
    pi: () => {
      symbols.add(PI);
      return images.pi();
    },
    symbol: (name) => {
      symbols.add(name);
      return images.symbol(name);
    },
    squareRoot: (radicand) => {
      radicands.add(radicand);
      return images.symbol(`sqrt(${radicand})`);
    },
  };
  for (const e of constants) constantValue(e, recording);
  const ordered = [...symbols].toSorted();
  return { adjoined: { imaginaryUnit, radicands: [...radicands] }, symbols: ordered };
}

function numberImages<K, E>(
  numbers: NumberField<K>,
  images: Pick<ConstantImages<E>, "field" | "pi" | "symbol">,
  embed: (value: K) => E,
): ConstantImages<E> {
  return {
    ...images,
    rational: (value) => embed(numbers.rational(value)),
    imaginaryUnit: () => embed(requireConstant(numbers.imaginaryUnit, "i")),
    squareRoot: (radicand) => embed(requireConstant(numbers.squareRoot(radicand), `sqrt(${radicand})`)),
    transcendental: (e) => {
      throw unsupported(e, `the function ${e.name} at this place`);
    },
  };
}

function numberCoefficients<K>(numbers: NumberField<K>): CoefficientField<K> {
  const noSymbol = (name: string): never => {
    throw new ResiduaError("E_UNDECLARED", `'${name}' is not in the field of coefficients`);
  };
  const images = numberImages(
    numbers,
    { field: numbers.field, pi: () => noSymbol(PI), symbol: noSymbol },
    (value) => value,
  );
  return {
    field: numbers.field,
    value: (e) => constantValue(e, images),
    expression: numbers.expression,
  };
}

function functionCoefficients<K>(
  numbers: NumberField<K>,
  symbols: readonly string[],
): CoefficientField<RememberedFraction<K>> {
  const ring = polynomialRing(numbers.field, symbols);
  const field = knownDenominatorField(ring, (a) => factorsOf(numbers, ring, a));
  const variable = (name: string) => field.fromPolynomial(ring.variable(name));
  const images = numberImages(numbers, { field, pi: () => variable(PI), symbol: variable }, (value) =>
    field.fromPolynomial(ring.constant(value)),
  );
  const polynomial = (a: Polynomial<K>) => polynomialExpression(numbers, ring, a);
  return {
    field,
    value: (e) => constantValue(e, images),
    expression: ({ numerator, powers }) => {
      const divisors = powers.map((exponent, k) => power(polynomial(field.factor(k)), number(exponent)));
      return divide(polynomial(numerator), multiply(...divisors));
    },
  };
}

function polynomialExpression<K>(
  numbers: NumberField<K>,
  ring: PolynomialRing<K>,
  a: Polynomial<K>,
): Expression {
  const terms = [...ring.terms(a)].map(({ coefficient, exponents }) =>
    multiply(
      numbers.expression(coefficient),
      ...ring.variables.map((name, k) =>
        power(name === PI ? constant("pi") : symbol(name), number(exponents[k] ?? 0)),
      ),
    ),
  );
  return add(...terms);
}

/** Irreducible factors over Q where all coefficients are rational up to a common one; otherwise the whole. */
function factorsOf<K>(
  numbers: NumberField<K>,
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
