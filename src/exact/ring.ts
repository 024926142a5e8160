import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../core/budget.ts";
import { invariant } from "../core/errors.ts";

/**
 * A commutative ring with one, as a value: elements are inert data, arithmetic lives here.
 * Elements are canonical: `equals(a, b)` holds exactly when they are the same element.
 */
export interface Ring<E> {
  /** The ring in the field's notation, such as `Z`, `Q[a,b]`, `Q(a,b)`. */
  readonly name: string;
  readonly zero: E;
  readonly one: E;
  readonly fromInteger: (value: number | bigint) => E;
  readonly add: (a: E, b: E) => E;
  readonly subtract: (a: E, b: E) => E;
  readonly negate: (a: E) => E;
  readonly multiply: (a: E, b: E) => E;
  readonly isZero: (a: E) => boolean;
  readonly equals: (a: E, b: E) => boolean;
  /** The element in the input syntax of problem files. */
  readonly toText: (a: E) => string;
  /** A rough measure of the work that an element costs, such as its number of terms; one where it is missing. */
  readonly size?: (a: E) => number;
  /**
   * The same ring, whose long operations end the enclosing `withinBudget` as soon as a budget is spent; missing where
   * none is long. A ring made from another by exchanging operations needs its own.
   */
  readonly metered?: (budget: Budget) => Ring<E>;
}

/** A ring without zero divisors, whose quotients are found where they exist. */
export interface IntegralDomain<E> extends Ring<E> {
  /**
   * The `q` with `a = q b`, or `undefined` where there is none.
   * Errors: E_DIVISION_BY_ZERO.
   */
  readonly divideExact: (a: E, b: E) => E | undefined;
  readonly metered?: (budget: Budget) => IntegralDomain<E>;
}

/** An integral domain with greatest common divisors, normalised by `unitPart`. */
export interface GcdDomain<E> extends IntegralDomain<E> {
  /** The greatest common divisor, with unit part one; `gcd(0, 0) = 0`. */
  readonly gcd: (a: E, b: E) => E;
  /** The unit `u` for which `a / u` is the chosen associate of `a`; one for zero. */
  readonly unitPart: (a: E) => E;
  readonly metered?: (budget: Budget) => GcdDomain<E>;
}

/** Elements by some index. */
export type Indexed<E> = ReadonlyMap<number, E>;

/**
 * The sums of the products of all elements of the first with all of the second list of each pair: those that are not zero,
 * by the place that `place` gives a product; it is `undefined` for products that are not wanted. Lists may be remembered:
 * they must not change any more.
 */
export type SumsOfProducts<E> = (
  pairs: Iterable<readonly [Indexed<E>, Indexed<E>]>,
  place: (first: number, second: number) => number | undefined,
) => Indexed<E>;

/** A field: every element but zero has an inverse. */
export interface Field<E> extends GcdDomain<E> {
  /** Errors: E_DIVISION_BY_ZERO. */
  readonly divide: (a: E, b: E) => E;
  /** Missing where a sum of products is best added up term by term. */
  readonly sumsOfProducts?: SumsOfProducts<E>;
  readonly metered?: (budget: Budget) => Field<E>;
}

/** A field of fractions over a domain, whose elements come apart into numerator and denominator. */
export interface FractionField<D, F> extends Field<F> {
  readonly domain: GcdDomain<D>;
  readonly numerator: (a: F) => D;
  readonly denominator: (a: F) => D;
  /** Errors: E_DIVISION_BY_ZERO. */
  readonly fraction: (numerator: D, denominator: D) => F;
  readonly metered?: (budget: Budget) => FractionField<D, F>;
}

interface Meterable<R> {
  readonly metered?: (budget: Budget) => R;
}

/** The ring with its long operations metered, if it has any and the budget is another than `UNLIMITED`. */
export function metered<R extends Meterable<R>>(ring: R, budget: Budget): R {
  return budget === UNLIMITED ? ring : (ring.metered?.(budget) ?? ring);
}

/** Whether a ring is a field of fractions, whose elements come apart. */
export function isFractionField<F>(ring: Ring<F>): ring is FractionField<unknown, F> {
  return "domain" in ring && "fraction" in ring;
}

/** The quotient of elements that the caller knows to divide; anything else is a bug of ours. */
export function exactQuotient<E>(domain: IntegralDomain<E>, a: E, b: E): E {
  const quotient = domain.divideExact(a, b);
  invariant(quotient !== undefined, `a division in ${domain.name} is not exact`);
  return quotient;
}

/** The greatest common divisor of elements, cheapest first; zero for none. */
export function gcdOfAll<E>(domain: GcdDomain<E>, elements: readonly E[]): E {
  const { size } = domain;
  const ordered = size === undefined ? elements : elements.toSorted((a, b) => size(a) - size(b));
  let common = domain.zero;
  for (const element of ordered) {
    common = domain.gcd(common, element);
    if (domain.equals(common, domain.one)) break;
  }
  return common;
}

/**
 * `base` to a non-negative integer power, by repeated squaring. A budget spent between two products, or in a product of
 * a metered ring, ends the enclosing `withinBudget`.
 */
export function power<E>(
  ring: Ring<E>,
  base: E,
  exponent: number,
  { budget = UNLIMITED }: BudgetOptions = {},
): E {
  if (exponent === 0) return ring.one;
  const half = power(ring, base, Math.floor(exponent / 2), { budget });
  stopWhenSpent(budget, "raising to a power", ring.size?.(half));
  const square = ring.multiply(half, half);
  return exponent % 2 === 0 ? square : ring.multiply(square, base);
}

/**
 * The sum of elements; zero for none. Halves are summed first, so that adding up n terms of a polynomial costs n log n
 * rather than n² steps.
 */
export function sum<E>(ring: Ring<E>, elements: Iterable<E>): E {
  const items = [...elements];
  const between = (from: number, to: number): E => {
    if (to - from <= 1) return items[from] ?? ring.zero;
    const middle = (from + to) >> 1;
    return ring.add(between(from, middle), between(middle, to));
  };
  return between(0, items.length);
}

/** The product of elements; one for none. */
export function product<E>(ring: Ring<E>, elements: Iterable<E>): E {
  let total = ring.one;
  for (const element of elements) total = ring.multiply(total, element);
  return total;
}
