import { type BudgetOptions, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Fraction } from "../fraction-field.ts";
import { type FactoredFraction, localisation } from "../localisation.ts";
import { exactQuotient, type GcdDomain, metered, product } from "../ring.ts";
import { coprimeBasis, withoutFactor } from "./gcd/coprime-basis.ts";
import type { Polynomial, PolynomialRing } from "./polynomial.ts";
import { sumInPairs } from "./polynomial-evaluation.ts";
import type { RationalFunction } from "./rational-function.ts";

/**
 * The sum of rational functions in lowest terms, in lowest terms; far faster than adding them one by one in their
 * field. Denominators are factored over a coprime basis and stay so: sums cancel by trial division, and general gcds
 * are taken at the end only, of the numerator with single factors. A spent budget ends the enclosing `withinBudget`.
 */
export function sumOfFractions<C>(
  domain: PolynomialRing<C>,
  fractions: readonly RationalFunction<C>[],
  { budget = UNLIMITED }: BudgetOptions = {},
): RationalFunction<C> {
  const ring = metered(domain, budget);
  const basis = coprimeBasis(
    ring,
    fractions.map(({ denominator }) => denominator),
  );
  const factored = fractions.map(({ denominator }) => factorise(ring, denominator, basis));
  const multiple = ring.constant(
    leastMultiple(
      ring.coefficients,
      factored.map(({ constant }) => constant),
    ),
  );
  const localised = localisation(ring, basis);
  const summands = factored.map(({ constant, powers }, i) => {
    const scale = exactQuotient(ring, multiple, ring.constant(constant));
    const numerator = ring.multiply(at(fractions, i).numerator, scale);
    return localised.divideByFactors(localised.fromDomain(numerator), powers);
  });
  const total = sumInPairs(localised, summands.toSorted(comparePowers));
  const mayCancel = basis.map((_, factor) => isLargestPowerShared(summands, factor));
  return inLowestTerms(ring, total.numerator, [
    ...basis.map((factor, i) => ({ factor, power: at(total.powers, i), mayCancel: at(mayCancel, i) })),
    { factor: multiple, power: 1, mayCancel: true },
  ]);
}

/** `constant` times the product of `basis[i]^powers[i]`. */
interface FactoredDenominator<C> {
  readonly constant: C;
  readonly powers: readonly number[];
}

function factorise<C>(
  ring: PolynomialRing<C>,
  denominator: Polynomial<C>,
  basis: readonly Polynomial<C>[],
): FactoredDenominator<C> {
  let constant = denominator;
  const powers = basis.map((factor) => {
    const { rest, exponent } = withoutFactor(ring, constant, factor);
    constant = rest;
    return exponent;
  });
  return { constant: ring.leadingCoefficient(constant), powers };
}

function leastMultiple<C>(coefficients: GcdDomain<C>, values: readonly C[]): C {
  return values.reduce(
    (multiple, value) =>
      coefficients.multiply(multiple, exactQuotient(coefficients, value, coefficients.gcd(multiple, value))),
    coefficients.one,
  );
}

/** An order in which fractions with like denominators are neighbours. */
function comparePowers<D>(a: FactoredFraction<D>, b: FactoredFraction<D>): number {
  const differing = a.powers.findIndex((power, i) => power !== b.powers[i]);
  return differing < 0 ? 0 : at(a.powers, differing) - at(b.powers, differing);
}

/**
 * Whether two summands have the largest power of a factor. Where one alone has it, nothing of it cancels: the numerator
 * of the sum is the product of that one's numerator and other factors, modulo every prime divisor of the factor.
 */
function isLargestPowerShared<D>(summands: readonly FactoredFraction<D>[], factor: number): boolean {
  const powers = summands.map((summand) => at(summand.powers, factor));
  const largest = Math.max(...powers);
  return powers.filter((power) => power === largest).length > 1;
}

interface DenominatorFactor<D> {
  readonly factor: D;
  readonly power: number;
  readonly mayCancel: boolean;
}

/** The numerator over the product of the factors' powers, after the common divisors with each factor are divided out. */
function inLowestTerms<D>(
  domain: GcdDomain<D>,
  numerator: D,
  factors: readonly DenominatorFactor<D>[],
): Fraction<D> {
  let rest = numerator;
  const denominators = factors.flatMap(({ factor, power, mayCancel }) =>
    Array.from({ length: power }, () => {
      const common = mayCancel ? domain.gcd(rest, factor) : domain.one;
      rest = exactQuotient(domain, rest, common);
      return exactQuotient(domain, factor, common);
    }),
  );
  const denominator = product(domain, denominators);
  const unit = domain.unitPart(denominator);
  return {
    numerator: exactQuotient(domain, rest, unit),
    denominator: exactQuotient(domain, denominator, unit),
  };
}
