import { seededRandom } from "../../../src/core/random.ts";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import type { Matrix } from "../../../src/exact/linear/matrix.ts";
import type { Polynomial, PolynomialRing } from "../../../src/exact/polynomial/polynomial.ts";

const random = seededRandom(14);

/** A natural number with up to so many digits, at least one. */
export function randomNatural(digits: number): Integer {
  return integers.fromInteger(random.integer(1n, 10n ** BigInt(digits) - 1n));
}

/** A polynomial with at most so many terms and exponents up to a degree, the same in every run. */
export function randomPolynomial<C>(
  ring: PolynomialRing<C>,
  terms: number,
  degree: number,
  digits = 6,
): Polynomial<C> {
  return ring.fromTerms(
    Array.from({ length: terms }, () => ({
      coefficient: ring.coefficients.fromInteger(randomNatural(digits)),
      exponents: ring.variables.map(() => Number(random.integer(0n, BigInt(degree)))),
    })),
  );
}

/** A polynomial in two variables with all exponents below a limit. */
export function densePolynomial<C>(ring: PolynomialRing<C>, limit: number, digits: number): Polynomial<C> {
  return ring.fromTerms(
    Array.from({ length: limit * limit }, (_, index) => ({
      coefficient: ring.coefficients.fromInteger(randomNatural(digits)),
      exponents: [index % limit, Math.floor(index / limit)],
    })),
  );
}

export function squareMatrix<E>(size: number, entry: () => E): Matrix<E> {
  return Array.from({ length: size }, () => Array.from({ length: size }, entry));
}
