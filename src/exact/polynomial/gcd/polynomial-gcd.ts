import { at } from "../../../core/errors.ts";
import { exactQuotient, type FractionField, gcdOfAll } from "../../ring.ts";
import type { Polynomial, PolynomialRing } from "../polynomial.ts";
import { primitiveGcd, primitivePart } from "./subresultants.ts";

/**
 * Finds, up to a unit, the gcd of two polynomials in exactly the same variables that have neither a monomial
 * nor a coefficient as a divisor; the second has no more terms than the first.
 */
export type GcdEngine<C> = (ring: PolynomialRing<C>, a: Polynomial<C>, b: Polynomial<C>) => Polynomial<C>;

/** The greatest common divisor with unit part one: what is cheap to see is split off, the rest is the engine's. */
export function gcdOfPolynomials<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  b: Polynomial<C>,
  engine: GcdEngine<C>,
): Polynomial<C> {
  if (ring.isZero(a)) return normalised(ring, b);
  if (ring.isZero(b)) return normalised(ring, a);
  if (ring.equals(a, ring.one) || ring.equals(b, ring.one)) return ring.one;
  const { coefficients } = ring;
  const [contentA, contentB] = [ring.content(a), ring.content(b)];
  const [monomialA, monomialB] = [ring.monomialContent(a), ring.monomialContent(b)];
  const common = {
    coefficient: coefficients.gcd(contentA, contentB),
    exponents: monomialA.map((exponent, v) => Math.min(exponent, at(monomialB, v))),
  };
  const essential = essentialGcd(
    ring,
    withoutTerm(ring, a, contentA, monomialA),
    withoutTerm(ring, b, contentB, monomialB),
    engine,
  );
  return normalised(ring, ring.multiply(ring.fromTerms([common]), essential));
}

function normalised<C>(ring: PolynomialRing<C>, a: Polynomial<C>): Polynomial<C> {
  return exactQuotient(ring, a, ring.unitPart(a));
}

function withoutTerm<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  coefficient: C,
  exponents: readonly number[],
): Polynomial<C> {
  return exactQuotient(ring, a, ring.fromTerms([{ coefficient, exponents }]));
}

function essentialGcd<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  b: Polynomial<C>,
  engine: GcdEngine<C>,
): Polynomial<C> {
  if (ring.isConstant(a) || ring.isConstant(b)) return ring.one;
  for (const variable of ring.variables) {
    const [inA, inB] = [ring.degree(a, variable) > 0, ring.degree(b, variable) > 0];
    // A common divisor is free of a variable that one of the two is free of.
    if (inA && !inB) return gcdOfAll(ring, [b, ...ring.coefficientsIn(a, variable)]);
    if (inB && !inA) return gcdOfAll(ring, [a, ...ring.coefficientsIn(b, variable)]);
  }
  const [small, large] = ring.termCount(a) <= ring.termCount(b) ? [a, b] : [b, a];
  return engine(ring, large, small);
}

/** The engine for any coefficients: subresultants in the variable of least degree, contents by recursion. */
export function subresultantEngine<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> {
  if (ring.divideExact(a, b) !== undefined) return b;
  const degree = (variable: string) => Math.min(ring.degree(a, variable), ring.degree(b, variable));
  const used = ring.variables.filter((variable) => degree(variable) > 0);
  const main = used.reduce((best, variable) => (degree(variable) < degree(best) ? variable : best));
  const [inMainA, inMainB] = [ring.coefficientsIn(a, main), ring.coefficientsIn(b, main)];
  const content = ring.gcd(gcdOfAll(ring, inMainA), gcdOfAll(ring, inMainB));
  const divisor = primitiveGcd(ring, primitivePart(ring, inMainA), primitivePart(ring, inMainB));
  return ring.multiply(content, ring.fromCoefficientsIn(divisor, main));
}

/** The monic gcd over a field of fractions, found over the domain below it, where coefficients stay small. */
export function gcdOverFractions<D, C>(
  ring: PolynomialRing<C>,
  field: FractionField<D, C>,
  integral: PolynomialRing<D>,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> {
  const common = integral.gcd(
    clearDenominators(ring, field, integral, a),
    clearDenominators(ring, field, integral, b),
  );
  const terms = [...integral.terms(common)].map(({ coefficient, exponents }) => ({
    coefficient: field.fraction(coefficient, field.domain.one),
    exponents,
  }));
  return normalised(ring, ring.fromTerms(terms));
}

function clearDenominators<D, C>(
  ring: PolynomialRing<C>,
  field: FractionField<D, C>,
  integral: PolynomialRing<D>,
  a: Polynomial<C>,
): Polynomial<D> {
  const { domain } = field;
  const terms = [...ring.terms(a)];
  const multiple = terms.reduce((lcm, { coefficient }) => {
    const denominator = field.denominator(coefficient);
    return domain.multiply(lcm, exactQuotient(domain, denominator, domain.gcd(lcm, denominator)));
  }, domain.one);
  return integral.fromTerms(
    terms.map(({ coefficient, exponents }) => ({
      coefficient: domain.multiply(
        field.numerator(coefficient),
        exactQuotient(domain, multiple, field.denominator(coefficient)),
      ),
      exponents,
    })),
  );
}
