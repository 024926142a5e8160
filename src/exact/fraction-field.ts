import { ResiduaError } from "../core/errors.ts";
import { exactQuotient, type FractionField, type GcdDomain, metered } from "./ring.ts";
import { divisorText, factorText } from "./ring-text.ts";

/** A fraction in lowest terms, whose denominator has unit part one. */
export interface Fraction<D> {
  readonly numerator: D;
  readonly denominator: D;
}

/**
 * The field of fractions of a domain. Sums and products take their gcds of the parts that can have one, which are
 * smaller than the results.
 * Source: Henrici (1956), as in Knuth, The Art of Computer Programming 2, section 4.5.1.
 */
export function fractionField<D>(domain: GcdDomain<D>, name: string): FractionField<D, Fraction<D>> {
  const whole = (numerator: D): Fraction<D> => ({ numerator, denominator: domain.one });
  const zero = whole(domain.zero);
  const one = whole(domain.one);
  const isZero = (a: Fraction<D>) => domain.isZero(a.numerator);
  const negate = (a: Fraction<D>) => ({ ...a, numerator: domain.negate(a.numerator) });
  const add = (a: Fraction<D>, b: Fraction<D>) => addFractions(domain, a, b);
  const multiply = (a: Fraction<D>, b: Fraction<D>) => multiplyFractions(domain, a, b);
  const divide = (a: Fraction<D>, b: Fraction<D>) => multiply(a, reciprocal(domain, b));
  return {
    name,
    domain,
    zero,
    one,
    fromInteger: (value) => whole(domain.fromInteger(value)),
    add,
    subtract: (a, b) => add(a, negate(b)),
    negate,
    multiply,
    isZero,
    equals: (a, b) => domain.equals(a.numerator, b.numerator) && domain.equals(a.denominator, b.denominator),
    toText: (a) => fractionText(domain, a),
    size: ({ numerator, denominator }) => (domain.size?.(numerator) ?? 1) + (domain.size?.(denominator) ?? 1),
    divideExact: divide,
    divide,
    gcd: (a, b) => (isZero(a) && isZero(b) ? zero : one),
    unitPart: (a) => (isZero(a) ? one : a),
    numerator: (a) => a.numerator,
    denominator: (a) => a.denominator,
    fraction: (numerator, denominator) => reduced(domain, numerator, denominator),
    metered: (budget) => fractionField(metered(domain, budget), name),
  };
}

function isOne<D>(domain: GcdDomain<D>, a: D): boolean {
  return domain.equals(a, domain.one);
}

function reduced<D>(domain: GcdDomain<D>, numerator: D, denominator: D): Fraction<D> {
  if (domain.isZero(denominator)) {
    throw new ResiduaError(
      "E_DIVISION_BY_ZERO",
      `the fraction ${domain.toText(numerator)}/0 has a zero denominator`,
    );
  }
  return cancelled(domain, numerator, denominator, domain.gcd(numerator, denominator));
}

/**
 * The fraction after cancelling a common divisor, with the denominator's unit moved into the numerator. That comes last:
 * in Z[i] the quotients and products of chosen associates need not be chosen ones, as (1 + i)^2 = 2 i.
 */
function cancelled<D>(domain: GcdDomain<D>, numerator: D, denominator: D, common: D): Fraction<D> {
  const rest = dividedBy(domain, { numerator, denominator }, common);
  return dividedBy(domain, rest, domain.unitPart(rest.denominator));
}

function dividedBy<D>(domain: GcdDomain<D>, a: Fraction<D>, divisor: D): Fraction<D> {
  if (isOne(domain, divisor)) return a;
  return {
    numerator: exactQuotient(domain, a.numerator, divisor),
    denominator: exactQuotient(domain, a.denominator, divisor),
  };
}

function addFractions<D>(domain: GcdDomain<D>, a: Fraction<D>, b: Fraction<D>): Fraction<D> {
  const common = domain.gcd(a.denominator, b.denominator);
  const [restA, restB] = [
    exactQuotient(domain, a.denominator, common),
    exactQuotient(domain, b.denominator, common),
  ];
  const numerator = domain.add(domain.multiply(a.numerator, restB), domain.multiply(b.numerator, restA));
  // The numerator is coprime to both rests, so that only a divisor of the common part can cancel.
  const excess = domain.gcd(numerator, common);
  return cancelled(domain, numerator, domain.multiply(a.denominator, restB), excess);
}

function multiplyFractions<D>(domain: GcdDomain<D>, a: Fraction<D>, b: Fraction<D>): Fraction<D> {
  const first = reduced(domain, a.numerator, b.denominator);
  const second = reduced(domain, b.numerator, a.denominator);
  const numerator = domain.multiply(first.numerator, second.numerator);
  return cancelled(domain, numerator, domain.multiply(first.denominator, second.denominator), domain.one);
}

function reciprocal<D>(domain: GcdDomain<D>, a: Fraction<D>): Fraction<D> {
  if (domain.isZero(a.numerator)) {
    throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide by zero in the fractions of ${domain.name}`);
  }
  return cancelled(domain, a.denominator, a.numerator, domain.one);
}

function fractionText<D>(domain: GcdDomain<D>, { numerator, denominator }: Fraction<D>): string {
  const text = domain.toText(numerator);
  return isOne(domain, denominator) ? text : `${factorText(text)}/${divisorText(domain.toText(denominator))}`;
}
