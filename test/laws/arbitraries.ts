import * as fc from "fast-check";
import { canonicalInteger, type Integer } from "../../src/exact/integer.ts";
import type { Polynomial, PolynomialRing } from "../../src/exact/polynomial/polynomial.ts";
import { type Rational, rational } from "../../src/exact/rational.ts";

const LIMIT = 2n ** 53n;

/** Integers of all sizes, with many next to zero and next to the limit of safe doubles. */
export const anyInteger: fc.Arbitrary<Integer> = fc
  .oneof(
    fc.bigInt({ min: -3n, max: 3n }),
    fc.bigInt({ min: LIMIT - 3n, max: LIMIT + 3n }),
    fc.bigInt({ min: -LIMIT - 3n, max: -LIMIT + 3n }),
    fc.bigInt({ min: -100_000_000n, max: 100_000_000n }),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  )
  .map(canonicalInteger);

export const smallInteger: fc.Arbitrary<Integer> = fc.integer({ min: -6, max: 6 });

export const anyRational: fc.Arbitrary<Rational> = fc
  .tuple(anyInteger, anyInteger)
  .map(([p, q]) => rational(p, q === 0 ? 1 : q));

export const smallRational: fc.Arbitrary<Rational> = fc
  .tuple(smallInteger, fc.integer({ min: 1, max: 4 }))
  .map(([p, q]) => rational(p, q));

export interface PolynomialShape {
  readonly terms: number;
  readonly degree: number;
}

/** Polynomials of at most so many terms, each exponent at most `degree`. */
export function polynomials<C>(
  ring: PolynomialRing<C>,
  coefficients: fc.Arbitrary<C>,
  { terms, degree }: PolynomialShape,
): fc.Arbitrary<Polynomial<C>> {
  const { length } = ring.variables;
  const exponents = fc.array(fc.nat({ max: degree }), { minLength: length, maxLength: length });
  const term = fc.record({ coefficient: coefficients, exponents });
  return fc.array(term, { maxLength: terms }).map(ring.fromTerms);
}
