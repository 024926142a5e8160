import type { Budget } from "../core/budget.ts";
import { at, ResiduaError } from "../core/errors.ts";
import { type GcdDomain, metered, power, product, type Ring } from "./ring.ts";
import { factorText, powerText } from "./ring-text.ts";

/** `numerator / product of factors[i]^powers[i]`, for the factors of its ring; powers are not negative. */
export interface FactoredFraction<D> {
  readonly numerator: D;
  readonly powers: readonly number[];
}

/**
 * The fractions over a domain whose denominators are products of known factors. Denominators stay factored and
 * factors are cancelled by trial division only, so that no operation ever needs a general gcd.
 *
 * Elements are canonical where the factors are prime and no two are associate; other factors are allowed, but some
 * common divisors then stay uncancelled. `equals` is right in either case.
 * Errors of every operation: E_RING_MISMATCH for a fraction over another number of factors.
 */
export interface Localisation<D> extends Ring<FactoredFraction<D>> {
  readonly domain: GcdDomain<D>;
  readonly factors: readonly D[];
  readonly fromDomain: (value: D) => FactoredFraction<D>;
  readonly numerator: (a: FactoredFraction<D>) => D;
  /** The powers of the factors in the denominator. */
  readonly powers: (a: FactoredFraction<D>) => readonly number[];
  /** The denominator, multiplied out. */
  readonly denominator: (a: FactoredFraction<D>) => D;
  readonly metered: (budget: Budget) => Localisation<D>;
  readonly divideByFactor: (a: FactoredFraction<D>, index: number) => FactoredFraction<D>;
  /** The quotient by the product of `factors[i]^powers[i]`. Errors: E_DOMAIN for powers that are not 0, 1, 2, ... */
  readonly divideByFactors: (a: FactoredFraction<D>, powers: readonly number[]) => FactoredFraction<D>;
  /** Numerators over the least product of factors that serves all. */
  readonly overCommonDenominator: (elements: readonly FactoredFraction<D>[]) => {
    readonly numerators: readonly D[];
    readonly powers: readonly number[];
  };
}

/** The fractions over `domain` with products of `factors` as denominators. Errors: E_DIVISION_BY_ZERO for a zero factor. */
export function localisation<D>(domain: GcdDomain<D>, factors: readonly D[]): Localisation<D> {
  if (factors.some(domain.isZero)) {
    throw new ResiduaError("E_DIVISION_BY_ZERO", `a factor of denominators over ${domain.name} is zero`);
  }
  const space: FactorSpace<D> = { domain, factors };
  const noPowers = factors.map(() => 0);
  const fromDomain = (numerator: D): FactoredFraction<D> => ({ numerator, powers: noPowers });
  const negate = (a: FactoredFraction<D>) => ({ ...a, numerator: domain.negate(a.numerator) });
  const add = (a: FactoredFraction<D>, b: FactoredFraction<D>) => addFractions(space, a, b);
  const divideByFactors = (a: FactoredFraction<D>, powers: readonly number[]) => {
    requirePowers(space, powers);
    return cancelled(space, a.numerator, addPowers(a.powers, powers));
  };
  return {
    get name() {
      return `${domain.name}[${factors.map((factor) => `1/${factorText(domain.toText(factor))}`).join(",")}]`;
    },
    domain,
    factors,
    metered: (budget) => localisation(metered(domain, budget), factors),
    zero: fromDomain(domain.zero),
    one: fromDomain(domain.one),
    fromInteger: (value) => fromDomain(domain.fromInteger(value)),
    fromDomain,
    add,
    negate,
    subtract: (a, b) => add(a, negate(b)),
    multiply: (a, b) => multiplyFractions(space, a, b),
    isZero: (a) => domain.isZero(a.numerator),
    equals: (a, b) => {
      const { numerators } = overCommonDenominator(space, [a, b]);
      return domain.equals(at(numerators, 0), at(numerators, 1));
    },
    size: (a) => domain.size?.(a.numerator) ?? 1,
    toText: (a) => fractionText(space, a),
    numerator: (a) => a.numerator,
    powers: (a) => a.powers,
    denominator: (a) => productOfFactors(space, a.powers),
    divideByFactor: (a, index) =>
      divideByFactors(
        a,
        factors.map((_, i) => (i === index ? 1 : 0)),
      ),
    divideByFactors,
    overCommonDenominator: (elements) => overCommonDenominator(space, elements),
  };
}

interface FactorSpace<D> {
  readonly domain: GcdDomain<D>;
  readonly factors: readonly D[];
}

function requirePowers<D>({ domain, factors }: FactorSpace<D>, powers: readonly number[]): void {
  if (powers.length !== factors.length) {
    throw new ResiduaError(
      "E_RING_MISMATCH",
      `expected powers of ${factors.length} factors over ${domain.name}, got ${powers.length}`,
    );
  }
  if (!powers.every((exponent) => Number.isInteger(exponent) && exponent >= 0)) {
    throw new ResiduaError("E_DOMAIN", `expected powers 0, 1, 2, ..., got ${powers.join(", ")}`);
  }
}

function addPowers(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((exponent, i) => exponent + at(b, i));
}

function productOfFactors<D>({ domain, factors }: FactorSpace<D>, powers: readonly number[]): D {
  return product(
    domain,
    factors.map((factor, i) => power(domain, factor, at(powers, i))),
  );
}

/** Divides out each factor as often as the denominator has it and the numerator allows; `isFixed` factors stay. */
function cancelled<D>(
  { domain, factors }: FactorSpace<D>,
  numerator: D,
  powers: readonly number[],
  isFixed: (factor: number) => boolean = () => false,
): FactoredFraction<D> {
  if (domain.isZero(numerator)) return { numerator, powers: factors.map(() => 0) };
  let rest = numerator;
  const remaining = factors.map((factor, i) => {
    let exponent = at(powers, i);
    while (exponent > 0 && !isFixed(i)) {
      const quotient = domain.divideExact(rest, factor);
      if (quotient === undefined) break;
      rest = quotient;
      exponent -= 1;
    }
    return exponent;
  });
  return { numerator: rest, powers: remaining };
}

function overCommonDenominator<D>(space: FactorSpace<D>, elements: readonly FactoredFraction<D>[]) {
  for (const { powers } of elements) requirePowers(space, powers);
  const powers = space.factors.map((_, i) => Math.max(0, ...elements.map((a) => at(a.powers, i))));
  const numerators = elements.map((a) => {
    const missing = powers.map((exponent, i) => exponent - at(a.powers, i));
    return missing.some((exponent) => exponent > 0)
      ? space.domain.multiply(a.numerator, productOfFactors(space, missing))
      : a.numerator;
  });
  return { numerators, powers };
}

function addFractions<D>(
  space: FactorSpace<D>,
  a: FactoredFraction<D>,
  b: FactoredFraction<D>,
): FactoredFraction<D> {
  const { numerators, powers } = overCommonDenominator(space, [a, b]);
  const numerator = space.domain.add(at(numerators, 0), at(numerators, 1));
  // A prime factor with unequal powers divides one summand, and neither the other's numerator nor its other factors.
  return cancelled(space, numerator, powers, (i) => a.powers[i] !== b.powers[i]);
}

/** Cancels each numerator with the other's denominator: what is prime to both factors is prime to their product. */
function multiplyFractions<D>(
  space: FactorSpace<D>,
  a: FactoredFraction<D>,
  b: FactoredFraction<D>,
): FactoredFraction<D> {
  requirePowers(space, a.powers);
  requirePowers(space, b.powers);
  const first = cancelled(space, a.numerator, b.powers);
  const second = cancelled(space, b.numerator, a.powers);
  const numerator = space.domain.multiply(first.numerator, second.numerator);
  if (space.domain.isZero(numerator)) return { numerator, powers: space.factors.map(() => 0) };
  return { numerator, powers: addPowers(first.powers, second.powers) };
}

function fractionText<D>(
  { domain, factors }: FactorSpace<D>,
  { numerator, powers }: FactoredFraction<D>,
): string {
  const divisors = factors.flatMap((factor, i) => {
    const exponent = at(powers, i);
    return exponent === 0 ? [] : [powerText(`(${domain.toText(factor)})`, exponent)];
  });
  const text = domain.toText(numerator);
  return [divisors.length === 0 ? text : factorText(text), ...divisors].join("/");
}
