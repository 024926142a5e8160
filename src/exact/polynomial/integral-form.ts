import {
  divideWithRemainder,
  gcdOfIntegers,
  type Integer,
  isIntegerRing,
  multiplyIntegers,
} from "../integer.ts";
import { type FractionField, isFractionField, type Ring } from "../ring.ts";
import { ofTerms, type Polynomial, type TermSpace } from "./polynomial.ts";

/** A larger common denominator makes the numerators cost more than fractions of like size. */
const LARGEST_DENOMINATOR = 2n ** 256n;

/** Whether a polynomial over the integers is one of this space, and the other way round. */
export function isIntegral<C>(
  space: TermSpace<C>,
  _: Polynomial<C> | Polynomial<Integer>,
): _ is Polynomial<C & Integer> {
  return isIntegerRing(space.coefficients);
}

/** Whether the coefficients are fractions of integers. */
export function areRationals<C>(domain: Ring<C>): domain is FractionField<Integer, C> {
  return isFractionField(domain) && isIntegerRing(domain.domain);
}

/** The polynomial `numerators / denominator`. */
export interface IntegralForm {
  readonly numerators: Polynomial<Integer>;
  readonly denominator: Integer;
}

/** The numerators over the least common denominator; `undefined` where that is too large to be worth it. */
export function integralForm<C>(
  space: TermSpace<Integer>,
  field: FractionField<Integer, C>,
  a: Polynomial<C>,
): IntegralForm | undefined {
  const common = overCommonDenominator(field, a.coefficients);
  return common && { ...common, numerators: ofTerms(space, a.monomials, common.numerators) };
}

/** Fractions as numerators over their least common denominator. */
export interface CommonDenominator {
  readonly numerators: readonly Integer[];
  readonly denominator: Integer;
}

/** `undefined` where the common denominator is too large to be worth it. */
export function overCommonDenominator<C>(
  field: FractionField<Integer, C>,
  fractions: readonly C[],
): CommonDenominator | undefined {
  let denominator: Integer = 1;
  for (const fraction of fractions) {
    const own = field.denominator(fraction);
    if (own === 1 || own === denominator) continue;
    denominator = multiplyIntegers(denominator, quotient(own, gcdOfIntegers(own, denominator)));
    if (denominator > LARGEST_DENOMINATOR) return undefined;
  }
  const numerators = fractions.map((fraction) => {
    const [numerator, own] = [field.numerator(fraction), field.denominator(fraction)];
    return own === denominator ? numerator : multiplyIntegers(numerator, quotient(denominator, own));
  });
  return { numerators, denominator };
}

function quotient(a: Integer, b: Integer): Integer {
  return divideWithRemainder(a, b)[0];
}

/** The polynomial of fractions `coefficients / denominator`. */
export function fromIntegralForm<C>(
  space: TermSpace<C>,
  field: FractionField<Integer, C>,
  { numerators, denominator }: IntegralForm,
): Polynomial<C> {
  return ofTerms(
    space,
    numerators.monomials,
    numerators.coefficients.map((numerator) => field.fraction(numerator, denominator)),
  );
}
