import { at, ResiduaError } from "../../core/errors.ts";
import type { IntegralDomain, Ring } from "../ring.ts";

/** A polynomial in one variable: `[k]` multiplies its k-th power; the last coefficient is not zero. */
export type Dense<E> = readonly E[];

/** The degree; -1 for zero. */
export function degreeOf<E>(a: Dense<E>): number {
  return a.length - 1;
}

/** The leading coefficient of a polynomial that is not zero. */
export function leadingOf<E>(a: Dense<E>): E {
  return at(a, a.length - 1);
}

/** The polynomial of coefficients that may end in zeros. */
export function trimmed<E>(ring: Ring<E>, coefficients: readonly E[]): Dense<E> {
  let length = coefficients.length;
  while (length > 0 && ring.isZero(at(coefficients, length - 1))) length -= 1;
  return length === coefficients.length ? coefficients : coefficients.slice(0, length);
}

export function addDense<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const sum = long.map((c, k) => (k < short.length ? ring.add(c, at(short, k)) : c));
  return trimmed(ring, sum);
}

export function negateDense<E>(ring: Ring<E>, a: Dense<E>): Dense<E> {
  return a.map(ring.negate);
}

export function subtractDense<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  return addDense(ring, a, negateDense(ring, b));
}

export function scaleDense<E>(ring: Ring<E>, a: Dense<E>, factor: E): Dense<E> {
  return trimmed(
    ring,
    a.map((c) => ring.multiply(c, factor)),
  );
}

export function multiplyDense<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): Dense<E> {
  if (a.length === 0 || b.length === 0) return [];
  const product = Array.from({ length: a.length + b.length - 1 }, () => ring.zero);
  a.forEach((factor, i) => {
    if (ring.isZero(factor)) return;
    b.forEach((other, j) => {
      product[i + j] = ring.add(at(product, i + j), ring.multiply(factor, other));
    });
  });
  return trimmed(ring, product);
}

/** The product of polynomials, by halves, so that the factors met are of like degree; one for none. */
export function productDense<E>(ring: Ring<E>, factors: readonly Dense<E>[]): Dense<E> {
  const [first = [ring.one]] = factors;
  if (factors.length <= 1) return first;
  const half = factors.length >> 1;
  return multiplyDense(
    ring,
    productDense(ring, factors.slice(0, half)),
    productDense(ring, factors.slice(half)),
  );
}

export function derivativeDense<E>(ring: Ring<E>, a: Dense<E>): Dense<E> {
  return trimmed(
    ring,
    a.slice(1).map((c, k) => ring.multiply(c, ring.fromInteger(k + 1))),
  );
}

/** How a division by a leading coefficient goes; `undefined` where it does not. */
type DivideByLeading<E> = (coefficient: E) => E | undefined;

/** Quotient and remainder, or `undefined` where a coefficient of the quotient leaves the ring. */
function longDivision<E>(
  ring: Ring<E>,
  a: Dense<E>,
  b: Dense<E>,
  divideByLeading: DivideByLeading<E>,
): readonly [Dense<E>, Dense<E>] | undefined {
  const rest = [...a];
  const quotient: E[] = [];
  for (let shift = a.length - b.length; shift >= 0; shift -= 1) {
    const digit = divideByLeading(at(rest, shift + b.length - 1));
    if (digit === undefined) return undefined;
    quotient.unshift(digit);
    if (ring.isZero(digit)) continue;
    for (let k = 0; k < b.length; k += 1) {
      rest[shift + k] = ring.subtract(at(rest, shift + k), ring.multiply(digit, at(b, k)));
    }
  }
  return [trimmed(ring, quotient), trimmed(ring, rest.slice(0, Math.max(0, b.length - 1)))];
}

/** Quotient and remainder by a polynomial with leading coefficient one, over any ring. */
export function divideByMonic<E>(ring: Ring<E>, a: Dense<E>, b: Dense<E>): readonly [Dense<E>, Dense<E>] {
  return longDivision(ring, a, b, (c) => c) ?? [[], a];
}

/** The exact quotient, or `undefined` where there is none. Errors: E_DIVISION_BY_ZERO. */
export function divideDenseExact<E>(
  domain: IntegralDomain<E>,
  a: Dense<E>,
  b: Dense<E>,
): Dense<E> | undefined {
  if (b.length === 0) {
    throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide by the zero polynomial over ${domain.name}`);
  }
  const leading = leadingOf(b);
  const result = longDivision(domain, a, b, (c) => domain.divideExact(c, leading));
  return result !== undefined && result[1].length === 0 ? result[0] : undefined;
}
