import { gcdOfNaturals } from "../exact/integer-gcd.ts";
import { type Rational, rational, rationals } from "../exact/rational.ts";
import { symbolsOf } from "../expr/calculus.ts";
import { integerPolynomials, polynomialFraction } from "../expr/convert.ts";
import {
  add,
  divide,
  type Expression,
  multiply,
  number,
  power,
  subtract,
  symbol,
} from "../expr/expression.ts";
import { partsOf, replaceParts } from "../expr/parts.ts";
import { expressionText } from "../expr/text.ts";
import { IMAGINARY_UNIT, isConstantSymbol, reducedConstants } from "./adjoined-symbols.ts";

type Call = Expression & { readonly tag: "call" };

/** A term of an exponent: a rational multiple of a monomial. */
interface ExponentTerm {
  readonly key: string;
  readonly monomial: Expression;
  readonly factor: Rational;
}

/** Symbols for exponentials of monomials over a common denominator, of which all that occur are whole powers. */
export interface AdjoinedExponentials {
  /** An expression with these symbols in the place of exponentials, sines and cosines. */
  readonly without: (e: Expression) => Expression;
  /** The exponents of the exponentials that symbols stand for, still with symbols for constants. */
  readonly exponents: ReadonlyMap<string, Expression>;
}

/**
 * The exponentials of an expression without constants. `undefined` where an exponent is no polynomial, or has a term that
 * is a constant: its exponential might be algebraic, while those of other monomials are independent functions.
 */
export function adjoinedExponentials(e: Expression): AdjoinedExponentials | undefined {
  const denominators = new Map<string, { readonly monomial: Expression; readonly denominator: bigint }>();
  for (const each of callsIn(e)) {
    const terms = exponentTerms(each);
    if (terms === undefined) return undefined;
    for (const { key, monomial, factor } of terms) {
      const known = denominators.get(key)?.denominator ?? 1n;
      const own = BigInt(factor.denominator);
      const denominator = (known / gcdOfNaturals(known, own)) * own;
      denominators.set(key, { monomial, denominator });
    }
  }
  const exponential = (of: Call): Expression =>
    multiply(
      ...(exponentTerms(of) ?? []).map(({ key, factor }) => {
        const denominator = rational(denominators.get(key)?.denominator ?? 1n);
        return power(symbol(nameOf(key)), number(rationals.multiply(factor, denominator)));
      }),
    );
  const exponents = [...denominators].map(
    ([key, { monomial, denominator }]) => [nameOf(key), divide(monomial, number(denominator))] as const,
  );
  const without = (form: Expression) =>
    replaceParts(form, (part) => (part.tag === "call" ? byExponential(part, exponential(part)) : undefined));
  return { without, exponents: new Map(exponents) };
}

/** A call by the exponential: half the sum with its inverse for a cosine, half their difference over i for a sine. */
function byExponential({ name }: Call, ahead: Expression): Expression {
  const behind = divide(number(1), ahead);
  if (name === "exp") return ahead;
  return name === "cos"
    ? divide(add(ahead, behind), number(2))
    : divide(subtract(ahead, behind), multiply(number(2), symbol(IMAGINARY_UNIT)));
}

function nameOf(key: string): string {
  return `(exp ${key})`;
}

function callsIn(e: Expression): readonly Call[] {
  return e.tag === "call" ? [e] : partsOf(e).flatMap(callsIn);
}

/** The terms of an exponent of `exp`, of which `sin` and `cos` have i times as much. */
function exponentTerms({ name, argument }: Call): readonly ExponentTerm[] | undefined {
  const exponent = name === "exp" ? argument : multiply(symbol(IMAGINARY_UNIT), argument);
  if (!isPolynomial(exponent)) return undefined;
  // In one order for all exponents, so that equal monomials have equal texts.
  const ring = integerPolynomials(symbolsOf(exponent).toSorted());
  const { numerator, denominator } = polynomialFraction(exponent, ring);
  const terms = [...ring.terms(reducedConstants(numerator, ring))].map(({ coefficient, exponents }) => {
    const monomial = multiply(
      ...ring.variables.map((variable, k) => power(symbol(variable), number(exponents[k] ?? 0))),
    );
    return {
      key: expressionText(monomial),
      monomial,
      factor: rational(coefficient, ring.leadingCoefficient(denominator)),
    };
  });
  return terms.every(({ monomial }) => symbolsOf(monomial).some((variable) => !isConstantSymbol(variable)))
    ? terms
    : undefined;
}

function isPolynomial(e: Expression): boolean {
  switch (e.tag) {
    case "number":
    case "symbol":
      return true;
    case "sum":
      return e.terms.every(isPolynomial);
    case "product":
      return e.factors.every(isPolynomial);
    case "power":
      return isPolynomial(e.base) && e.exponent.tag === "number" && e.exponent.value.numerator >= 0;
    case "constant":
    case "call":
      return false;
  }
}
