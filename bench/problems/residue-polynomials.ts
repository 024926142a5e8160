import { at } from "../../src/core/errors.ts";
import { MANIFOLD_PRIMES } from "../../src/derive/manifold/coefficients/modular-images.ts";
import { primeField } from "../../src/exact/prime-field.ts";

/** Residues among which there is a square root of -1. */
export const FIELD = primeField(at(MANIFOLD_PRIMES, 0));

/** A polynomial modulo a prime: coefficients by the exponents of its variables, joined by commas. */
export type ResiduePolynomial = ReadonlyMap<string, bigint>;

export const ZERO: ResiduePolynomial = new Map();

export function monomial(exponents: readonly number[], coefficient = FIELD.one): ResiduePolynomial {
  return FIELD.isZero(coefficient) ? ZERO : new Map([[exponents.join(","), coefficient]]);
}

export function exponentsOf(key: string): readonly number[] {
  return key.split(",").map(Number);
}

export function sumOf(...parts: readonly ResiduePolynomial[]): ResiduePolynomial {
  const sums = new Map<string, bigint>();
  for (const part of parts) {
    for (const [key, value] of part) sums.set(key, FIELD.add(sums.get(key) ?? FIELD.zero, value));
  }
  return new Map([...sums].filter(([, value]) => !FIELD.isZero(value)));
}

export function scaledBy(a: ResiduePolynomial, factor: bigint): ResiduePolynomial {
  return mapped(a, (_, value) => FIELD.multiply(value, factor));
}

/** With other coefficients, which may depend on the exponents. */
export function mapped(
  a: ResiduePolynomial,
  coefficient: (exponents: readonly number[], value: bigint) => bigint,
): ResiduePolynomial {
  const values = [...a].map(([key, value]) => [key, coefficient(exponentsOf(key), value)] as const);
  return new Map(values.filter(([, value]) => !FIELD.isZero(value)));
}

export function productOf(a: ResiduePolynomial, b: ResiduePolynomial): ResiduePolynomial {
  return sumOf(
    ...[...a].map(([left, value]) => {
      const shift = exponentsOf(left);
      return new Map(
        [...b].map(([right, other]) => [
          exponentsOf(right)
            .map((exponent, k) => exponent + (shift[k] ?? 0))
            .join(","),
          FIELD.multiply(value, other),
        ]),
      );
    }),
  );
}

export function derivativeBy(a: ResiduePolynomial, variable: number): ResiduePolynomial {
  return new Map(
    [...a].flatMap(([key, value]) => {
      const exponents = exponentsOf(key);
      const exponent = exponents[variable] ?? 0;
      const lowered = exponents.with(variable, exponent - 1).join(",");
      return exponent === 0 ? [] : [[lowered, FIELD.multiply(value, FIELD.fromInteger(exponent))]];
    }),
  );
}

export function valueAt(a: ResiduePolynomial, point: readonly bigint[]): bigint {
  let total = FIELD.zero;
  for (const [key, value] of a) {
    const factors = exponentsOf(key).flatMap((exponent, k) => Array(exponent).fill(point[k] ?? FIELD.one));
    total = FIELD.add(total, factors.reduce(FIELD.multiply, value));
  }
  return total;
}

/** The part n of a product of graded series, given by their parts. */
export function productPart(
  a: readonly ResiduePolynomial[],
  b: readonly ResiduePolynomial[],
  n: number,
): ResiduePolynomial {
  return sumOf(...a.slice(0, n + 1).map((left, k) => productOf(left, b[n - k] ?? ZERO)));
}
