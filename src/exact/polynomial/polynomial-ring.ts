import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { isIntegerRing } from "../integer.ts";
import { type GcdDomain, gcdOfAll, isFractionField, metered, type Ring } from "../ring.ts";
import { polynomialText } from "../ring-text.ts";
import { modularEngine } from "./gcd/modular-gcd.ts";
import { gcdOfPolynomials, gcdOverFractions, subresultantEngine } from "./gcd/polynomial-gcd.ts";
import { unpack, wordsFor } from "./monomial.ts";
import {
  largestField,
  ofTerms,
  type Polynomial,
  type PolynomialRing,
  requireMember,
  smallestField,
  type Term,
  type TermSpace,
  totalDegree,
} from "./polynomial.ts";
import {
  addPolynomials,
  differentiatePolynomial,
  negatePolynomial,
  scalePolynomial,
} from "./polynomial-arithmetic.ts";
import { divideCoefficients, dividePolynomials } from "./polynomial-division.ts";
import { evaluatePolynomial } from "./polynomial-evaluation.ts";
import { multiplyPolynomials } from "./product/polynomial-product.ts";
import { collectTerms } from "./term-table.ts";
import { coefficientsIn, fromCoefficientsIn } from "./univariate-view.ts";

/**
 * The ring of polynomials in the variables over the coefficients, such as Z[a,b]. Rings with the same variables
 * over coefficients of the same name share their elements.
 * Errors: E_DOMAIN where a variable has no name or occurs twice.
 */
export function polynomialRing<C>(
  domain: GcdDomain<C>,
  variables: readonly string[],
  { budget = UNLIMITED }: BudgetOptions = {},
): PolynomialRing<C> {
  const coefficients = metered(domain, budget);
  const space = termSpace(coefficients, variables, budget);
  const findGcd = gcdMethod(space);
  const ring: PolynomialRing<C> = {
    name: `${coefficients.name}[${variables.join(",")}]`,
    coefficients,
    variables,
    budget,
    metered: (other) => polynomialRing(domain, variables, { budget: other }),
    ...construction(space),
    ...arithmetic(space),
    ...structure(space),
    ...calculus(space),
    gcd: onPair(space, (a, b) => {
      stopWhenSpent(budget, "finding greatest common divisors of polynomials");
      return findGcd(ring, a, b);
    }),
  };
  return ring;
}

function termSpace<C>(
  coefficients: GcdDomain<C>,
  variables: readonly string[],
  budget: Budget,
): TermSpace<C> {
  if (variables.includes("") || new Set(variables).size < variables.length) {
    throw new ResiduaError(
      "E_DOMAIN",
      `expected distinct names of variables, got '${variables.join("', '")}'`,
    );
  }
  const identity = JSON.stringify([coefficients.name, ...variables]);
  return { identity, coefficients, variables, words: wordsFor(variables.length), budget };
}

type GcdMethod<C> = (ring: PolynomialRing<C>, a: Polynomial<C>, b: Polynomial<C>) => Polynomial<C>;

function gcdMethod<C>({ coefficients, variables, budget }: TermSpace<C>): GcdMethod<C> {
  if (isFractionField(coefficients)) {
    const integral = polynomialRing(coefficients.domain, variables, { budget });
    return (ring, a, b) => gcdOverFractions(ring, coefficients, integral, a, b);
  }
  const engine = isIntegerRing(coefficients) ? modularEngine<C> : subresultantEngine<C>;
  return (ring, a, b) => gcdOfPolynomials(ring, a, b, engine);
}

/** An operation that refuses a polynomial of another ring. */
function on<C, T>(space: TermSpace<C>, operation: (a: Polynomial<C>) => T): (a: Polynomial<C>) => T {
  return (a) => {
    requireMember(space, a);
    return operation(a);
  };
}

/** An operation that refuses polynomials of other rings. */
function onPair<C, T>(
  space: TermSpace<C>,
  operation: (a: Polynomial<C>, b: Polynomial<C>) => T,
): (a: Polynomial<C>, b: Polynomial<C>) => T {
  return (a, b) => {
    requireMember(space, a);
    requireMember(space, b);
    return operation(a, b);
  };
}

function constantPolynomial<C>(space: TermSpace<C>, value: C): Polynomial<C> {
  return collectTerms(space, [{ coefficient: value, exponents: space.variables.map(() => 0) }]);
}

function construction<C>(space: TermSpace<C>) {
  const { coefficients, variables } = space;
  return {
    zero: ofTerms<C>(space, new Int32Array(0), []),
    one: constantPolynomial(space, coefficients.one),
    constant: (value: C) => constantPolynomial(space, value),
    fromInteger: (value: number | bigint) => constantPolynomial(space, coefficients.fromInteger(value)),
    variable: (name: string) => {
      const index = variableIndex(space, name);
      const exponents = variables.map((_, v) => (v === index ? 1 : 0));
      return collectTerms(space, [{ coefficient: coefficients.one, exponents }]);
    },
    fromTerms: (terms: Iterable<Term<C>>) => {
      const list = [...terms];
      for (const { exponents } of list) requireExponentCount(space, exponents);
      return collectTerms(space, list);
    },
  };
}

function arithmetic<C>(space: TermSpace<C>) {
  const { coefficients } = space;
  return {
    add: onPair(space, (a, b) => addPolynomials(space, a, b)),
    negate: on(space, (a) => negatePolynomial(space, a)),
    subtract: onPair(space, (a, b) => addPolynomials(space, a, negatePolynomial(space, b))),
    multiply: onPair(space, (a, b) => multiplyPolynomials(space, a, b)),
    isZero: on(space, (a) => a.coefficients.length === 0),
    equals: onPair(space, (a, b) => areEqual(space, a, b)),
    divideExact: onPair(space, (a, b) => dividePolynomials(space, a, b)),
    unitPart: on(space, (a) => {
      const [leading = coefficients.one] = a.coefficients;
      return constantPolynomial(space, coefficients.unitPart(leading));
    }),
    scale: (a: Polynomial<C>, factor: C) => on(space, (p) => scalePolynomial(space, p, factor))(a),
    divideByCoefficient: (a: Polynomial<C>, divisor: C) =>
      on(space, (p) => divideCoefficients(space, p, divisor))(a),
  };
}

/** What an element looks like, and its parts. */
function structure<C>(space: TermSpace<C>) {
  const { coefficients, variables } = space;
  return {
    terms: on(space, (a) => termsOf(space, a)),
    termCount: on(space, (a) => a.coefficients.length),
    size: (a: Polynomial<C>) => a.coefficients.length,
    isConstant: on(space, (a) => totalDegree(a) <= 0),
    leadingCoefficient: on(space, (a) => a.coefficients[0] ?? coefficients.zero),
    degree: (a: Polynomial<C>, variable?: string) => {
      requireMember(space, a);
      return variable === undefined
        ? totalDegree(a)
        : largestField(space, a, 1 + variableIndex(space, variable));
    },
    content: on(space, (a) => gcdOfAll(coefficients, a.coefficients)),
    monomialContent: on(space, (a) => variables.map((_, v) => smallestField(space, a, 1 + v))),
    coefficientsIn: (a: Polynomial<C>, variable: string) => {
      requireMember(space, a);
      return coefficientsIn(space, a, variableIndex(space, variable));
    },
    fromCoefficientsIn: (parts: readonly Polynomial<C>[], variable: string) => {
      for (const part of parts) requireMember(space, part);
      return fromCoefficientsIn(space, parts, variableIndex(space, variable));
    },
    toText: on(space, (a) => polynomialText(space, a)),
  };
}

function calculus<C>(space: TermSpace<C>) {
  return {
    derivative: (a: Polynomial<C>, variable: string) => {
      requireMember(space, a);
      return differentiatePolynomial(space, a, variableIndex(space, variable));
    },
    evaluate: <T>(
      a: Polynomial<C>,
      target: Ring<T>,
      mapCoefficient: (coefficient: C) => T,
      values: readonly T[],
    ) => {
      requireMember(space, a);
      return evaluatePolynomial(space, a, target, mapCoefficient, values);
    },
  };
}

function variableIndex<C>(space: TermSpace<C>, name: string): number {
  const index = space.variables.indexOf(name);
  if (index < 0) {
    throw new ResiduaError(
      "E_UNDECLARED",
      `expected one of the variables ${space.variables.join(", ")}, got '${name}'`,
    );
  }
  return index;
}

function requireExponentCount<C>({ variables }: TermSpace<C>, exponents: readonly number[]): void {
  if (exponents.length !== variables.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected an exponent for each of the ${variables.length} variables, got ${exponents.length}`,
    );
  }
}

function areEqual<C>(space: TermSpace<C>, a: Polynomial<C>, b: Polynomial<C>): boolean {
  return (
    a.coefficients.length === b.coefficients.length &&
    a.monomials.every((word, index) => word === b.monomials[index]) &&
    a.coefficients.every((coefficient, i) => space.coefficients.equals(coefficient, at(b.coefficients, i)))
  );
}

function* termsOf<C>(space: TermSpace<C>, a: Polynomial<C>): Generator<Term<C>> {
  for (const [i, coefficient] of a.coefficients.entries()) {
    yield { coefficient, exponents: unpack(a.monomials, i * space.words, space.variables.length) };
  }
}
