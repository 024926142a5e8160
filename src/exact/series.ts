import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../core/budget.ts";
import { at, ResiduaError } from "../core/errors.ts";
import { type Rational, rational } from "./rational.ts";
import { type Field, metered, type Ring } from "./ring.ts";
import { powerText, sumText, termText } from "./ring-text.ts";

/**
 * A power series known up to errors O(symbol^precision): `[n]` multiplies the n-th power, missing ones are zero,
 * and the last one present is not.
 */
export interface Series<E> {
  /** The name of the coefficients' ring. */
  readonly over: string;
  readonly symbol: string;
  readonly coefficients: readonly E[];
  readonly precision: number;
}

/**
 * Power series in one graded symbol with errors O(symbol^errorOrder) at best.
 *
 * Every element carries its own precision. Precision of results: of a sum the lesser one; of a product
 * `min(p_a + v_b, p_b + v_a)` where v are the lowest powers present (p for a series without any), never above the error
 * order. `equals` compares coefficients and precision; two series agree as far as both are known where their
 * difference `isZero`. At full precision this is the ring of coefficients[symbol] / (symbol^errorOrder).
 * Errors of every operation: E_RING_MISMATCH for a series in another symbol or beyond the error order.
 */
export interface SeriesRing<E> extends Ring<Series<E>> {
  readonly coefficients: Ring<E>;
  readonly symbol: string;
  readonly errorOrder: number;
  readonly metered: (budget: Budget) => SeriesRing<E>;
  /** The series with these coefficients, at full precision unless a lesser one is given. Errors: E_DOMAIN. */
  readonly fromCoefficients: (coefficients: readonly E[], precision?: number) => Series<E>;
  /** `coefficient symbol^exponent` at full precision. Errors: E_DOMAIN for a negative exponent. */
  readonly monomial: (coefficient: E, exponent: number) => Series<E>;
  /** The coefficient of the n-th power. Errors: E_DOMAIN where the precision leaves it unknown. */
  readonly coefficient: (a: Series<E>, n: number) => E;
  /** The lowest power present; the precision where none is. */
  readonly valuation: (a: Series<E>) => number;
  /**
   * `a symbol^by`, known as much better; a negative `by` divides. Errors: E_DOMAIN where the quotient is no power series.
   */
  readonly shift: (a: Series<E>, by: number) => Series<E>;
}

/**
 * The ring of truncated power series. Errors: E_DOMAIN where the error order is not 1, 2, ... A budget spent in a product
 * ends the enclosing `withinBudget`.
 */
export function seriesRing<E>(
  unmetered: Ring<E>,
  symbol: string,
  errorOrder: number,
  { budget = UNLIMITED }: BudgetOptions = {},
): SeriesRing<E> {
  const coefficients = metered(unmetered, budget);
  if (!Number.isInteger(errorOrder) || errorOrder < 1) {
    throw new ResiduaError("E_DOMAIN", `expected an error order 1, 2, ..., got ${errorOrder}`);
  }
  const space: SeriesSpace<E> = { coefficients, symbol, errorOrder, budget };
  const make = (list: readonly E[], precision = errorOrder) => truncated(space, list, precision);
  const negate = (a: Series<E>) => ({ ...a, coefficients: a.coefficients.map(coefficients.negate) });
  const add = (a: Series<E>, b: Series<E>) => addSeries(space, a, b);
  return {
    name: `${coefficients.name}[${symbol}]/O(${symbol}^${errorOrder})`,
    coefficients,
    symbol,
    errorOrder,
    metered: (other) => seriesRing(unmetered, symbol, errorOrder, { budget: other }),
    zero: make([]),
    one: make([coefficients.one]),
    fromInteger: (value) => make([coefficients.fromInteger(value)]),
    fromCoefficients: make,
    monomial: (coefficient, exponent) => monomialSeries(space, coefficient, exponent),
    add,
    negate,
    subtract: (a, b) => add(a, negate(b)),
    multiply: (a, b) => multiplySeries(space, a, b),
    isZero: (a) => a.coefficients.length === 0,
    equals: (a, b) => areEqual(space, a, b),
    toText: (a) => seriesText(space, a),
    coefficient: (a, n) => coefficientOf(space, a, n),
    valuation: (a) => valuationOf(space, a),
    shift: (a, by) => shifted(space, a, by),
  };
}

interface SeriesSpace<E> {
  readonly coefficients: Ring<E>;
  readonly symbol: string;
  readonly errorOrder: number;
  readonly budget: Budget;
}

function requireMember<E>({ coefficients, symbol, errorOrder }: SeriesSpace<E>, a: Series<E>): void {
  if (a.over !== coefficients.name || a.symbol !== symbol || a.precision > errorOrder) {
    throw new ResiduaError(
      "E_RING_MISMATCH",
      `expected a series over ${coefficients.name} to O(${symbol}^${errorOrder}), got one over ${a.over} to O(${a.symbol}^${a.precision})`,
    );
  }
}

/** The series of the coefficients below the precision, without trailing zeros. */
function truncated<E>(
  { coefficients, symbol, errorOrder }: SeriesSpace<E>,
  list: readonly E[],
  wanted: number,
): Series<E> {
  if (!Number.isInteger(wanted) || wanted < 0) {
    throw new ResiduaError("E_DOMAIN", `expected a precision 0, 1, 2, ..., got ${wanted}`);
  }
  const precision = Math.min(wanted, errorOrder);
  let length = Math.min(list.length, precision);
  while (length > 0 && coefficients.isZero(at(list, length - 1))) length -= 1;
  return { over: coefficients.name, symbol, coefficients: list.slice(0, length), precision };
}

function monomialSeries<E>(space: SeriesSpace<E>, coefficient: E, exponent: number): Series<E> {
  if (!Number.isInteger(exponent) || exponent < 0) {
    throw new ResiduaError("E_DOMAIN", `expected an exponent 0, 1, 2, ..., got ${exponent}`);
  }
  if (exponent >= space.errorOrder) return truncated(space, [], space.errorOrder);
  const zeros = Array.from({ length: exponent }, () => space.coefficients.zero);
  return truncated(space, [...zeros, coefficient], space.errorOrder);
}

function coefficientOf<E>(space: SeriesSpace<E>, a: Series<E>, n: number): E {
  requireMember(space, a);
  if (!Number.isInteger(n) || n < 0 || n >= a.precision) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the coefficient of ${a.symbol}^${n} is unknown in a series to O(${a.symbol}^${a.precision})`,
    );
  }
  return a.coefficients[n] ?? space.coefficients.zero;
}

function valuationOf<E>(space: SeriesSpace<E>, a: Series<E>): number {
  requireMember(space, a);
  const first = a.coefficients.findIndex((coefficient) => !space.coefficients.isZero(coefficient));
  return first < 0 ? a.precision : first;
}

function shifted<E>(space: SeriesSpace<E>, a: Series<E>, by: number): Series<E> {
  if (valuationOf(space, a) + by < 0) {
    throw new ResiduaError("E_DOMAIN", `a series divided by ${a.symbol}^${-by} must be divisible by it`);
  }
  const zeros = Array.from({ length: Math.max(0, by) }, () => space.coefficients.zero);
  return truncated(space, [...zeros, ...a.coefficients.slice(Math.max(0, -by))], a.precision + by);
}

function addSeries<E>(space: SeriesSpace<E>, a: Series<E>, b: Series<E>): Series<E> {
  requireMember(space, a);
  requireMember(space, b);
  const { coefficients: ring } = space;
  const precision = Math.min(a.precision, b.precision);
  const length = Math.min(precision, Math.max(a.coefficients.length, b.coefficients.length));
  const sums = Array.from({ length }, (_, n) =>
    ring.add(a.coefficients[n] ?? ring.zero, b.coefficients[n] ?? ring.zero),
  );
  return truncated(space, sums, precision);
}

/** Products of long fractions take up to a millisecond each. */
const PRODUCTS_BETWEEN_CHECKS = 32;

function multiplySeries<E>(space: SeriesSpace<E>, a: Series<E>, b: Series<E>): Series<E> {
  const { coefficients: ring, errorOrder } = space;
  const [lowA, lowB] = [valuationOf(space, a), valuationOf(space, b)];
  const precision = Math.min(errorOrder, a.precision + lowB, b.precision + lowA);
  const length = Math.max(0, Math.min(precision, a.coefficients.length + b.coefficients.length - 1));
  const products = Array.from({ length }, () => ring.zero);
  for (let i = lowA; i < a.coefficients.length; i += 1) {
    const factor = at(a.coefficients, i);
    if (ring.isZero(factor)) continue;
    // Only pairs below the precision: nothing is computed and then thrown away.
    for (let j = lowB; j < b.coefficients.length && i + j < precision; j += 1) {
      if (j % PRODUCTS_BETWEEN_CHECKS === 0) stopWhenSpent(space.budget, "multiplying power series");
      products[i + j] = ring.add(at(products, i + j), ring.multiply(factor, at(b.coefficients, j)));
    }
  }
  return truncated(space, products, precision);
}

function areEqual<E>(space: SeriesSpace<E>, a: Series<E>, b: Series<E>): boolean {
  requireMember(space, a);
  requireMember(space, b);
  return (
    a.precision === b.precision &&
    a.coefficients.length === b.coefficients.length &&
    a.coefficients.every((coefficient, n) => space.coefficients.equals(coefficient, at(b.coefficients, n)))
  );
}

function seriesText<E>({ coefficients: ring, symbol }: SeriesSpace<E>, a: Series<E>): string {
  const terms = a.coefficients.flatMap((coefficient, n) =>
    ring.isZero(coefficient) ? [] : [termText(ring.toText(coefficient), n === 0 ? "" : powerText(symbol, n))],
  );
  return sumText([...terms, `O(${symbol}^${a.precision})`]);
}

/**
 * The series `q` with `q a = 1`, to the precision of `a`. `field` holds the coefficients of the ring.
 * Errors: E_DIVISION_BY_ZERO where the constant term is zero; E_DOMAIN where it is unknown. A spent budget ends the
 * enclosing `withinBudget`.
 */
export function inverseSeries<E>(
  ring: SeriesRing<E>,
  unmetered: Field<E>,
  a: Series<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Series<E> {
  const field = metered(unmetered, budget);
  const inverse = field.divide(field.one, ring.coefficient(a, 0));
  const quotients: E[] = [inverse];
  for (let n = 1; n < a.precision; n += 1) {
    stopWhenSpent(budget, "inverting a power series");
    let convolution = field.zero;
    for (let k = 1; k <= n && k < a.coefficients.length; k += 1) {
      convolution = field.add(convolution, field.multiply(at(a.coefficients, k), at(quotients, n - k)));
    }
    quotients.push(field.negate(field.multiply(inverse, convolution)));
  }
  return ring.fromCoefficients(quotients, a.precision);
}

/** `exp(sign symbol)` at full precision: coefficients `sign^n / n!`, mapped from the rationals. */
export function exponentialSeries<E>(
  ring: SeriesRing<E>,
  fromRational: (value: Rational) => E,
  sign: 1 | -1,
): Series<E> {
  let factorial = 1n;
  const coefficients = Array.from({ length: ring.errorOrder }, (_, n) => {
    if (n > 0) factorial *= BigInt(n);
    return fromRational(rational(n % 2 === 0 ? 1 : sign, factorial));
  });
  return ring.fromCoefficients(coefficients);
}
