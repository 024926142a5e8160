import { at } from "../../core/errors.ts";
import type { FactoredFraction, Localisation } from "../../exact/localisation.ts";
import { power } from "../../exact/ring.ts";

/**
 * A vector over one denominator, the product of `factors[i]^powers[i]` of its localisation. The grades of a
 * derivation have denominators that are known beforehand: sums over one of them need no trial division.
 */
export interface FractionVector<D> {
  readonly numerators: readonly D[];
  readonly powers: readonly number[];
}

/** The entries, each in lowest terms as far as the known factors go. */
export function entriesOf<D>(
  fractions: Localisation<D>,
  { numerators, powers }: FractionVector<D>,
): readonly FactoredFraction<D>[] {
  return numerators.map((numerator) => fractions.divideByFactors(fractions.fromDomain(numerator), powers));
}

/** The product with a fraction. */
export function scaleVector<D>(
  fractions: Localisation<D>,
  factor: FactoredFraction<D>,
  { numerators, powers }: FractionVector<D>,
): FractionVector<D> {
  const { domain } = fractions;
  const numerator = fractions.numerator(factor);
  return {
    numerators: numerators.map((entry) => domain.multiply(entry, numerator)),
    powers: addPowers(powers, fractions.powers(factor)),
  };
}

/** Numerators of several vectors over the least product of factors that serves all: `[vector][entry]`. */
export function overOneDenominator<D>(fractions: Localisation<D>, vectors: readonly FractionVector<D>[]) {
  const { domain, factors } = fractions;
  const powers = factors.map((_, i) => Math.max(0, ...vectors.map((vector) => at(vector.powers, i))));
  const numerators = vectors.map((vector) => {
    const missing = factors.reduce((product, factor, i) => {
      const exponent = at(powers, i) - at(vector.powers, i);
      return exponent === 0 ? product : domain.multiply(product, power(domain, factor, exponent));
    }, domain.one);
    return domain.equals(missing, domain.one)
      ? vector.numerators
      : vector.numerators.map((entry) => domain.multiply(entry, missing));
  });
  return { numerators, powers };
}

/**
 * Divides out each factor as often as the denominator has it and all numerators allow: where they grow without need,
 * as in a lattice of few symbols, they do so together.
 */
export function cancelVector<D>(
  { domain, factors }: Localisation<D>,
  vector: FractionVector<D>,
): FractionVector<D> {
  let { numerators } = vector;
  const powers = factors.map((factor, i) => {
    let exponent = at(vector.powers, i);
    while (exponent > 0) {
      const quotients = dividedBy(domain, numerators, factor);
      if (quotients === undefined) break;
      numerators = quotients;
      exponent -= 1;
    }
    return exponent;
  });
  return { numerators, powers };
}

/** The exact quotients; `undefined` as soon as one of them is none. */
function dividedBy<D>(
  domain: Localisation<D>["domain"],
  numerators: readonly D[],
  factor: D,
): readonly D[] | undefined {
  const quotients: D[] = [];
  for (const numerator of numerators) {
    const quotient = domain.divideExact(numerator, factor);
    if (quotient === undefined) return undefined;
    quotients.push(quotient);
  }
  return quotients;
}

/** The powers, with one factor once more. */
export function raised(powers: readonly number[], index: number): readonly number[] {
  return powers.map((exponent, i) => (i === index ? exponent + 1 : exponent));
}

function addPowers(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((exponent, i) => exponent + at(b, i));
}
