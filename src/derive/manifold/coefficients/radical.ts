import { at } from "../../../core/errors.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import type { Integer } from "../../../exact/integer.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { primeFactors } from "../../../exact/prime-factors.ts";
import { type Rational, rational, rationals } from "../../../exact/rational.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { type IntegerPolynomial, integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import {
  add,
  call,
  constant,
  type Expression,
  isNumber,
  multiply,
  number,
  ONE,
  power,
} from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";
import { isRootName } from "../../../expr/root-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { constantsAsSymbols, PI, symbolOrPi } from "./constant-symbols.ts";

/**
 * A square root in canonical form, `i^[isNegative] outside sqrt(natural) sqrt(product of factors)`.
 *
 * A polynomial in parameters counts as positive where its lowest term is: lowest by degree, then by the names of its
 * symbols. That choice is multiplicative, so that canonical forms keep all relations between square roots.
 */
export interface Radical {
  readonly isNegative: boolean;
  /** A rational function, whose numerator and denominator count as positive. */
  readonly outside: Expression;
  /** Square-free; one for none. */
  readonly natural: bigint;
  /** Irreducible polynomials that count as positive, each once, ordered by their text. */
  readonly factors: readonly Expression[];
  /** The polynomials that stand outside, being squares inside, and the denominator; they count as positive too. */
  readonly squares: readonly Expression[];
}

/**
 * The canonical form of `sqrt(argument)`; `undefined` where the argument is no rational function of parameters and pi over
 * the rational numbers. Zero has `outside` zero. Errors: E_DIVISION_BY_ZERO.
 */
export function radicalOf(argument: Expression): Radical | undefined {
  if (argument.tag === "number") return radicalOfNumber(argument.value);
  const rationalFunction = piAsSymbol(argument);
  if (rationalFunction === undefined) return undefined;
  const ring = integerPolynomials(symbolsOf(rationalFunction).toSorted());
  const { numerator, denominator } = polynomialFraction(rationalFunction, ring);
  return radicalOfFraction(ring, numerator, denominator);
}

/** The expression that a canonical form denotes. */
export function radicalExpression({ isNegative, outside, natural, factors }: Radical): Expression {
  return multiply(
    outside,
    ...(natural === 1n ? [] : [call("sqrt", number(natural))]),
    ...(factors.length === 0 ? [] : [rootOfFactors(factors)]),
    ...(isNegative ? [constant("i")] : []),
  );
}

/** The square root of a product of polynomials, multiplied out. */
export function rootOfFactors(factors: readonly Expression[]): Expression {
  return call("sqrt", productOfFactors(factors));
}

/**
 * An expression times the square root of a natural number, or of a product of polynomials, brought together with the roots
 * that it has: `sqrt(5) sqrt(15) = 5 sqrt(3)`, `sqrt(a b) sqrt(b c) = b sqrt(a c)`, where b counts as positive. Different
 * polynomials stay under different roots.
 */
export function timesRoot(e: Expression, radicand: Expression): Expression {
  if (e.tag === "sum" && e.terms.some((term) => rootBeside(term, radicand) !== undefined)) {
    return add(...e.terms.map((term) => timesRoot(term, radicand)));
  }
  const beside = rootBeside(e, radicand);
  if (beside === undefined) return multiply(e, call("sqrt", radicand));
  const { others, radical } = beside;
  const { outside, natural, factors } = radical;
  const inside = factors.length === 0 ? number(natural) : productOfFactors(factors);
  return multiply(outside, isNumber(inside, 1) ? others : timesRoot(others, inside));
}

/** The factor of an expression that goes under one root with the radicand, as their product's root, and all other factors. */
function rootBeside(
  e: Expression,
  radicand: Expression,
): { readonly others: Expression; readonly radical: Radical } | undefined {
  const factors = e.tag === "product" ? e.factors : [e];
  for (const factor of factors) {
    if (factor.tag !== "call" || factor.name !== "sqrt") continue;
    if ((factor.argument.tag === "number") !== (radicand.tag === "number")) continue;
    const radical = radicalOf(multiply(factor.argument, radicand));
    const meets = radicand.tag === "number" || (radical?.squares.length ?? 0) > 0;
    if (radical === undefined || !meets) continue;
    return { others: multiply(...factors.filter((other) => other !== factor)), radical };
  }
  return undefined;
}

/** The product of polynomials, multiplied out: lowest term first, as small parameters are written. */
export function productOfFactors(factors: readonly Expression[]): Expression {
  const plain = piAsSymbol(multiply(...factors)) ?? ONE;
  const ring = integerPolynomials(symbolsOf(plain).toSorted());
  return ascending(ring, polynomialFraction(plain, ring).numerator);
}

function radicalOfNumber(value: Rational): Radical {
  const isNegative = value.numerator < 0;
  const below = BigInt(value.denominator);
  const above = BigInt(value.numerator) * (isNegative ? -below : below);
  const none = { factors: [], squares: [] };
  if (above === 0n) return { isNegative: false, outside: number(0), natural: 1n, ...none };
  const { root, squareFree } = squareParts(above);
  return { isNegative, outside: number(rational(root, below)), natural: squareFree, ...none };
}

function radicalOfFraction(
  ring: PolynomialRing<Integer>,
  numerator: IntegerPolynomial,
  denominator: IntegerPolynomial,
): Radical {
  const above = ring.multiply(numerator, denominator);
  if (ring.isZero(above)) return radicalOfNumber(rationals.zero);
  // An unlimited budget is never spent.
  const factorised = factorPolynomial(ring, above);
  const { constant: content, factors } = factorised.ok
    ? factorised.value
    : { constant: 1, factors: [{ factor: above, multiplicity: 1 }] };
  const signed = factors.map(({ factor, multiplicity }) => {
    const isPositive = countsAsPositive(ring, factor);
    const oriented = ascending(ring, isPositive ? factor : ring.negate(factor));
    return { oriented, multiplicity, isPositive };
  });
  const flips = signed.filter(({ isPositive, multiplicity }) => !isPositive && multiplicity % 2 === 1);
  const isNegative = content < 0 !== (flips.length % 2 === 1);
  const { root, squareFree } = squareParts(content < 0 ? -BigInt(content) : BigInt(content));
  const before = signed.filter(({ multiplicity }) => multiplicity > 1);
  const divisor = ascending(
    ring,
    countsAsPositive(ring, denominator) ? denominator : ring.negate(denominator),
  );
  return {
    isNegative,
    outside: multiply(
      number(root),
      ...before.map(({ oriented, multiplicity }) => power(oriented, number(Math.floor(multiplicity / 2)))),
      power(divisor, number(-1)),
    ),
    natural: squareFree,
    factors: sortedByText(
      signed.filter(({ multiplicity }) => multiplicity % 2 === 1).map(({ oriented }) => oriented),
    ),
    squares: [...before.map(({ oriented }) => oriented), ...(divisor.tag === "number" ? [] : [divisor])],
  };
}

function sortedByText(expressions: readonly Expression[]): readonly Expression[] {
  const texts = new Map(expressions.map((e) => [expressionText(e), e]));
  return [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, e]) => e);
}

interface Term {
  readonly coefficient: Integer;
  readonly exponents: readonly number[];
}

/** Whether the lowest coefficient, which may be a polynomial in pi, is a positive number. */
function countsAsPositive(ring: PolynomialRing<Integer>, a: IntegerPolynomial): boolean {
  const isParameter = ring.variables.map((name) => name !== PI);
  const inParameters = (exponents: readonly number[]) => exponents.filter((_, k) => isParameter[k]);
  const terms = sortedTerms(ring, a);
  const lowest = inParameters(at(terms, 0).exponents);
  const sameMonomial = ({ exponents }: Term) => inParameters(exponents).every((e, k) => e === lowest[k]);
  const value = terms.filter(sameMonomial).reduce((sum, { coefficient, exponents }) => {
    const exponent = exponents[isParameter.indexOf(false)] ?? 0;
    return sum + Number(coefficient) * Math.PI ** exponent;
  }, 0);
  return value > 0;
}

/** Terms by their degree in the parameters, then by their exponents, then by the power of pi. */
function sortedTerms(ring: PolynomialRing<Integer>, a: IntegerPolynomial): readonly Term[] {
  const isParameter = ring.variables.map((name) => name !== PI);
  const degree = ({ exponents }: Term) =>
    exponents.reduce((sum, exponent, k) => (isParameter[k] ? sum + exponent : sum), 0);
  return [...ring.terms(a)].toSorted(
    (a, b) => degree(a) - degree(b) || compareExponents(a.exponents, b.exponents, isParameter),
  );
}

function compareExponents(
  a: readonly number[],
  b: readonly number[],
  isParameter: readonly boolean[],
): number {
  const different = (wanted: boolean) => a.findIndex((e, k) => isParameter[k] === wanted && e !== b[k]);
  const first = different(true) >= 0 ? different(true) : different(false);
  return first < 0 ? 0 : (b[first] ?? 0) - (a[first] ?? 0);
}

/** A polynomial with its lowest term first. */
function ascending(ring: PolynomialRing<Integer>, a: IntegerPolynomial): Expression {
  const terms = sortedTerms(ring, a).map(({ coefficient, exponents }) =>
    multiply(
      number(coefficient),
      ...ring.variables.map((name, k) => power(symbolOrPi(name), number(exponents[k] ?? 0))),
    ),
  );
  // `add` would put a number last.
  return terms.length === 1 ? at(terms, 0) : { tag: "sum", terms };
}

/** The expression with pi as a symbol; `undefined` where it is no rational function of parameters. */
export function piAsSymbol(e: Expression): Expression | undefined {
  const isTreatable = isRational(e, { constants: ["pi"] }) && !symbolsOf(e).some(isRootName);
  return isTreatable ? constantsAsSymbols(e) : undefined;
}

/** `n = root^2 squareFree`, for a positive n. */
export function squareParts(n: bigint): { readonly root: bigint; readonly squareFree: bigint } {
  let [root, squareFree] = [1n, 1n];
  for (const [prime, exponent] of primeFactors(n)) {
    root *= prime ** BigInt(Math.floor(exponent / 2));
    squareFree *= prime ** BigInt(exponent % 2);
  }
  return { root, squareFree };
}
