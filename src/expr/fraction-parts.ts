import { type Rational, rational, rationals, signOfRational } from "../exact/rational.ts";
import { type Expression, number, power } from "./expression.ts";

/** A product as printers see it: sign, numerator factors and denominator factors, with no negative powers left. */
export interface FractionParts {
  readonly isNegative: boolean;
  readonly numerator: readonly Expression[];
  readonly denominator: readonly Expression[];
}

/** Splits a term into what stands above and below the fraction bar. */
export function fractionParts(term: Expression): FractionParts {
  const factors = term.tag === "product" ? term.factors : [term];
  const numerator: Expression[] = [];
  const denominator: Expression[] = [];
  let coefficient: Rational = rationals.one;
  for (const factor of factors) {
    const below = reciprocal(factor);
    if (factor.tag === "number") coefficient = rationals.multiply(coefficient, factor.value);
    else if (below !== undefined) {
      for (const each of below.tag === "product" ? below.factors : [below]) {
        if (each.tag === "number") coefficient = rationals.divide(coefficient, each.value);
        else denominator.push(each);
      }
    } else numerator.push(factor);
  }
  const isNegative = signOfRational(coefficient) < 0;
  const size = isNegative ? rationals.negate(coefficient) : coefficient;
  return {
    isNegative,
    numerator: withCoefficient(rational(size.numerator), numerator),
    denominator: withCoefficient(rational(size.denominator), denominator),
  };
}

function withCoefficient(value: Rational, factors: readonly Expression[]): readonly Expression[] {
  return rationals.equals(value, rationals.one) ? factors : [number(value), ...factors];
}

/** For a power with a negative exact exponent, its reciprocal; `undefined` for anything else. */
function reciprocal(factor: Expression): Expression | undefined {
  if (factor.tag !== "power" || factor.exponent.tag !== "number") return undefined;
  if (signOfRational(factor.exponent.value) >= 0) return undefined;
  return power(factor.base, number(rationals.negate(factor.exponent.value)));
}
