import { type Integer, integers } from "../exact/integer.ts";
import type { PolynomialRing } from "../exact/polynomial/polynomial.ts";
import { primeFactors } from "../exact/prime-factors.ts";
import { type Rational, rational, rationals, signOfRational } from "../exact/rational.ts";
import { power as ringPower } from "../exact/ring.ts";
import type { IntegerPolynomial } from "../expr/convert.ts";
import {
  add,
  call,
  constant,
  type Expression,
  multiply,
  number,
  ONE,
  power,
  symbol,
} from "../expr/expression.ts";

/** Stand for constants in rational expressions: no symbol of a problem can have such a name. */
export const IMAGINARY_UNIT = "(i)";
const PI = "(pi)";
const ROOT = /^\(sqrt (\d+)\)$/;

/** Whether a symbol stands for a constant. */
export function isConstantSymbol(name: string): boolean {
  return name === PI || squareOf(name) !== undefined;
}

/** What the symbols for i and for the roots of primes square to. */
function squareOf(name: string): bigint | undefined {
  if (name === IMAGINARY_UNIT) return -1n;
  const radicand = ROOT.exec(name)?.[1];
  return radicand === undefined ? undefined : BigInt(radicand);
}

/** The constant that a symbol stands for. */
export function constantOf(name: string): Expression {
  if (name === PI) return constant("pi");
  return name === IMAGINARY_UNIT ? constant("i") : call("sqrt", number(squareOf(name) ?? 0n));
}

/**
 * An expression with symbols for i, pi and the square roots of primes, also in arguments of `exp`, `sin` and `cos`;
 * `undefined` where it contains logarithms, other roots and powers, or roots of numbers that are too long to factor.
 */
export function withoutConstants(e: Expression): Expression | undefined {
  switch (e.tag) {
    case "number":
    case "symbol":
      return e;
    case "constant":
      return symbol(e.name === "pi" ? PI : IMAGINARY_UNIT);
    case "sum":
      return combined(e.terms.map(withoutConstants), add);
    case "product":
      return combined(e.factors.map(withoutConstants), multiply);
    case "power":
      return powerWithoutConstants(e);
    case "call": {
      if (e.name === "sqrt") return squareRootOf(e.argument);
      const argument = e.name === "log" ? undefined : withoutConstants(e.argument);
      return argument === undefined ? undefined : call(e.name, argument);
    }
  }
}

function combined(
  parts: readonly (Expression | undefined)[],
  combine: (...parts: readonly Expression[]) => Expression,
): Expression | undefined {
  return parts.every((part) => part !== undefined) ? combine(...parts) : undefined;
}

function powerWithoutConstants({ base, exponent }: Expression & { tag: "power" }): Expression | undefined {
  if (exponent.tag !== "number") return undefined;
  const { numerator, denominator } = exponent.value;
  if (denominator !== 1 && denominator !== 2) return undefined;
  const root = denominator === 1 ? withoutConstants(base) : squareRootOf(base);
  return root === undefined ? undefined : power(root, number(numerator));
}

/** Longer numbers are not factored: their second largest prime may have more than 13 digits, and then it takes minutes or years. */
const LARGEST_FACTORED = 10n ** 26n;

/** The principal root: that of a negative number is i times that of its size. */
function squareRootOf(e: Expression): Expression | undefined {
  if (e.tag !== "number") return undefined;
  const [above, below] = [BigInt(e.value.numerator), BigInt(e.value.denominator)];
  if (above ** 2n > LARGEST_FACTORED ** 2n || below > LARGEST_FACTORED) return undefined;
  const sign = signOfRational(e.value);
  if (sign === 0) return e;
  return sign > 0
    ? rootOfRational(e.value)
    : multiply(symbol(IMAGINARY_UNIT), rootOfRational(rationals.negate(e.value)));
}

/** A product of roots of primes. */
function rootOfRational(value: Rational): Expression {
  const below = BigInt(value.denominator);
  let [root, roots]: [bigint, Expression] = [1n, ONE];
  for (const [prime, exponent] of [...primeFactors(BigInt(value.numerator)), ...primeFactors(below)]) {
    root *= prime ** BigInt(Math.floor(exponent / 2));
    if (exponent % 2 === 1) roots = multiply(roots, symbol(`(sqrt ${prime})`));
  }
  return multiply(number(rational(root, below)), roots);
}

/** A polynomial with the symbols for i and for roots to the first power at most. */
export function reducedConstants(a: IntegerPolynomial, ring: PolynomialRing<Integer>): IntegerPolynomial {
  const squares = ring.variables.map(squareOf);
  const terms = [...ring.terms(a)].map(({ coefficient, exponents }) => ({
    coefficient: exponents.reduce((product, exponent, k) => {
      const square = squares[k];
      const pairs = square === undefined ? 0 : Math.floor(exponent / 2);
      return integers.multiply(product, ringPower(integers, integers.fromInteger(square ?? 1n), pairs));
    }, coefficient),
    exponents: exponents.map((exponent, k) => (squares[k] === undefined ? exponent : exponent % 2)),
  }));
  return ring.fromTerms(terms);
}
