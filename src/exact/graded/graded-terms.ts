import type { Budget } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { ownValue } from "../../core/own-value.ts";
import type { Ring } from "../ring.ts";

/** Terms count only where their weight, the sum of exponent times weight over the symbols, is less than `below`. */
export interface Truncation {
  /** By symbol, 0, 1, 2, ...; a symbol that is missing has weight zero. */
  readonly weights: Readonly<Record<string, number>>;
  readonly below: number;
}

/**
 * A polynomial in graded symbols known up to errors: any monomial whose weight in some truncation `t` reaches
 * `precision[t]` may have any coefficient. Inert data that only its ring reads: the terms ascend by their first weight,
 * then by key, and no coefficient is zero.
 */
export interface GradedSeries<E> {
  /** Names the ring completely. */
  readonly ring: string;
  /** The exponents of each term as digits of a mixed radix, so that keys add as monomials multiply. */
  readonly keys: readonly number[];
  /** `[t][i]`: the weight of term `i` in truncation `t`. */
  readonly weights: readonly (readonly number[])[];
  readonly coefficients: readonly E[];
  readonly precision: readonly number[];
}

/** Symbols with their weights and bounds, and the radix in which their monomials are keys. */
export interface Grading {
  readonly symbols: readonly string[];
  readonly truncations: readonly Truncation[];
  /** `[t][s]`: the weight of symbol `s` in truncation `t`. */
  readonly weights: readonly (readonly number[])[];
  /** The precision of exact elements. */
  readonly bounds: readonly number[];
  /** `[s]`: what one more power of symbol `s` adds to a key. */
  readonly strides: readonly number[];
  /** `[s]`: one more than the largest exponent of symbol `s`. */
  readonly radices: readonly number[];
}

/** What the arithmetic on terms needs to know of a ring. */
export interface GradedSpace<E> extends Grading {
  readonly identity: string;
  readonly coefficients: Ring<E>;
  readonly budget: Budget;
}

/** Errors: E_DOMAIN for weights and bounds that leave infinitely many monomials, or more than keys can tell apart. */
export function gradedSpace<E>(
  coefficients: Ring<E>,
  symbols: readonly string[],
  truncations: readonly Truncation[],
  budget: Budget,
): GradedSpace<E> {
  requireTruncations(symbols, truncations);
  const weights = truncations.map((truncation) =>
    symbols.map((symbol) => ownValue(truncation.weights, symbol) ?? 0),
  );
  const bounds = truncations.map(({ below }) => below);
  const radices = symbols.map((_, s) =>
    Math.min(
      ...weights.map((row, t) =>
        at(row, s) === 0 ? Number.POSITIVE_INFINITY : Math.ceil(at(bounds, t) / at(row, s)),
      ),
    ),
  );
  const strides: number[] = [];
  let stride = 1;
  for (const radix of radices) {
    strides.push(stride);
    stride *= radix;
  }
  if (!(stride <= Number.MAX_SAFE_INTEGER)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the truncations leave too many monomials in ${symbols.join(", ")}; each symbol needs a weight, and lower bounds`,
    );
  }
  const identity = JSON.stringify([coefficients.name, symbols, weights, bounds]);
  return { identity, coefficients, symbols, truncations, weights, bounds, strides, radices, budget };
}

function requireTruncations(symbols: readonly string[], truncations: readonly Truncation[]): void {
  if (symbols.includes("") || new Set(symbols).size < symbols.length) {
    throw new ResiduaError("E_DOMAIN", `expected distinct names of symbols, got '${symbols.join("', '")}'`);
  }
  if (truncations.length === 0)
    throw new ResiduaError("E_DOMAIN", "expected one truncation at least, got none");
  for (const { weights, below } of truncations) {
    const unknown = Object.keys(weights).find((symbol) => !symbols.includes(symbol));
    if (unknown !== undefined) {
      throw new ResiduaError(
        "E_UNDECLARED",
        `expected weights of ${symbols.join(", ")}, got one of '${unknown}'`,
      );
    }
    const isNatural = (value: number) => Number.isInteger(value) && value >= 0;
    if (!Object.values(weights).every(isNatural) || !isNatural(below) || below === 0) {
      throw new ResiduaError(
        "E_DOMAIN",
        `expected weights 0, 1, 2, ... and bounds 1, 2, ..., got ${JSON.stringify({ weights, below })}`,
      );
    }
  }
}

/** The exponents in a key. */
export function exponentsOf({ strides, radices }: Grading, key: number): number[] {
  return strides.map((stride, s) => Math.floor(key / stride) % at(radices, s));
}

/** The weight of a monomial in a truncation. */
export function weightOf({ weights }: Grading, truncation: number, exponents: readonly number[]): number {
  return at(weights, truncation).reduce((total, weight, s) => total + weight * at(exponents, s), 0);
}

/** The series of terms with distinct keys, in any order, that lie within the precision. */
export function fromKeys<E>(
  space: GradedSpace<E>,
  terms: ReadonlyMap<number, E>,
  precision: readonly number[],
): GradedSeries<E> {
  const kept = [...terms]
    .filter(([, coefficient]) => !space.coefficients.isZero(coefficient))
    .map(([key, coefficient]) => {
      const exponents = exponentsOf(space, key);
      return { key, coefficient, weights: precision.map((_, t) => weightOf(space, t, exponents)) };
    })
    .filter(({ weights }) => weights.every((weight, t) => weight < at(precision, t)))
    .sort((a, b) => (a.weights[0] ?? 0) - (b.weights[0] ?? 0) || a.key - b.key);
  return {
    ring: space.identity,
    keys: kept.map(({ key }) => key),
    weights: precision.map((_, t) => kept.map(({ weights }) => at(weights, t))),
    coefficients: kept.map(({ coefficient }) => coefficient),
    precision,
  };
}

/** The terms that pass a test of their weights. */
export function termsWhere<E>(
  a: GradedSeries<E>,
  precision: readonly number[],
  isKept: (index: number) => boolean,
): GradedSeries<E> {
  const kept = a.keys.map((_, i) => i).filter(isKept);
  return {
    ring: a.ring,
    keys: kept.map((i) => at(a.keys, i)),
    weights: a.weights.map((row) => kept.map((i) => at(row, i))),
    coefficients: kept.map((i) => at(a.coefficients, i)),
    precision,
  };
}
