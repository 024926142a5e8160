import type { Budget } from "../../core/budget.ts";
import { ResiduaError } from "../../core/errors.ts";
import type { GcdDomain, Ring } from "../ring.ts";
import { fieldAt, LARGEST_DEGREE } from "./monomial.ts";

/**
 * A sparse polynomial: inert data that only its ring reads. The terms are sorted by descending graded
 * lexicographic order of their monomials, no coefficient is zero, and no monomial occurs twice.
 */
export interface Polynomial<C> {
  /** Names the ring completely, so that polynomials of another ring are found out. */
  readonly ring: string;
  /** The packed monomials, one after another. */
  readonly monomials: Int32Array;
  readonly coefficients: readonly C[];
}

/** One term, its exponents in the order of the ring's variables. */
export interface Term<C> {
  readonly coefficient: C;
  readonly exponents: readonly number[];
}

/**
 * The ring of polynomials in some variables over a domain. Variables are given by name.
 * Errors of every operation: E_RING_MISMATCH for a polynomial of another ring, E_UNDECLARED for an unknown
 * variable, E_EXPONENT_OVERFLOW where a total degree would exceed 32767.
 */
export interface PolynomialRing<C> extends GcdDomain<Polynomial<C>> {
  readonly coefficients: GcdDomain<C>;
  readonly variables: readonly string[];
  /** What products, quotients, gcds, sums and images count against; a spent one ends the enclosing `withinBudget`. */
  readonly budget: Budget;
  readonly metered: (budget: Budget) => PolynomialRing<C>;
  readonly variable: (name: string) => Polynomial<C>;
  readonly constant: (value: C) => Polynomial<C>;
  /** The sum of terms in any order; equal monomials are collected. Errors: E_SHAPE, E_DOMAIN for exponents. */
  readonly fromTerms: (terms: Iterable<Term<C>>) => Polynomial<C>;
  /** The terms, leading term first. */
  readonly terms: (a: Polynomial<C>) => Generator<Term<C>>;
  readonly termCount: (a: Polynomial<C>) => number;
  readonly isConstant: (a: Polynomial<C>) => boolean;
  /** The coefficient of the leading term; zero for the zero polynomial. */
  readonly leadingCoefficient: (a: Polynomial<C>) => C;
  /** The degree in one variable, or the total degree; -1 for the zero polynomial. */
  readonly degree: (a: Polynomial<C>, variable?: string) => number;
  readonly scale: (a: Polynomial<C>, factor: C) => Polynomial<C>;
  /** The quotient by a coefficient, or `undefined` where it leaves the ring. Errors: E_DIVISION_BY_ZERO. */
  readonly divideByCoefficient: (a: Polynomial<C>, divisor: C) => Polynomial<C> | undefined;
  /** The greatest common divisor of the coefficients. */
  readonly content: (a: Polynomial<C>) => C;
  /** The exponents of the largest monomial that divides every term; all zero for the zero polynomial. */
  readonly monomialContent: (a: Polynomial<C>) => readonly number[];
  /** `[k]`: what multiplies the k-th power of a variable; empty for the zero polynomial. */
  readonly coefficientsIn: (a: Polynomial<C>, variable: string) => readonly Polynomial<C>[];
  /** The sum of `coefficients[k]` times the k-th power of a variable. */
  readonly fromCoefficientsIn: (coefficients: readonly Polynomial<C>[], variable: string) => Polynomial<C>;
  readonly derivative: (a: Polynomial<C>, variable: string) => Polynomial<C>;
  /**
   * The image of `a` under the homomorphism into `target` that maps coefficients by `mapCoefficient` and
   * the variables, in their order, to `values`. Errors: E_SHAPE where the numbers of them differ.
   */
  readonly evaluate: <T>(
    a: Polynomial<C>,
    target: Ring<T>,
    mapCoefficient: (coefficient: C) => T,
    values: readonly T[],
  ) => T;
}

/** What the algorithms on packed terms need to know of a ring. */
export interface TermSpace<C> {
  readonly identity: string;
  readonly coefficients: GcdDomain<C>;
  readonly variables: readonly string[];
  /** Words per packed monomial. */
  readonly words: number;
  readonly budget: Budget;
}

/** A polynomial of the space from sorted terms. */
export function ofTerms<C>(
  space: TermSpace<C>,
  monomials: Int32Array,
  coefficients: readonly C[],
): Polynomial<C> {
  return { ring: space.identity, monomials, coefficients };
}

/** A coefficient at an index inside the array; apart from `at`, so that hot loops see few kinds of array. */
export function coefficientAt<C>(coefficients: readonly C[], index: number): C {
  const coefficient = coefficients[index];
  if (coefficient === undefined) throw new Error(`Residua bug: no term ${index}.`);
  return coefficient;
}

/** Errors: E_RING_MISMATCH. */
export function requireMember<C>(space: TermSpace<C>, a: Polynomial<C>): void {
  if (a.ring !== space.identity) {
    throw new ResiduaError(
      "E_RING_MISMATCH",
      `expected a polynomial of ${space.identity}, got one of ${a.ring}; map it with evaluate first`,
    );
  }
}

/** The total degree, which the graded order puts into the leading term; -1 for zero. */
export function totalDegree<C>(a: Polynomial<C>): number {
  return a.coefficients.length === 0 ? -1 : fieldAt(a.monomials, 0, 0);
}

/** The largest content of a field over all terms; -1 for the zero polynomial. */
export function largestField<C>(space: TermSpace<C>, a: Polynomial<C>, field: number): number {
  let largest = -1;
  for (let i = 0; i < a.coefficients.length; i += 1) {
    largest = Math.max(largest, fieldAt(a.monomials, i * space.words, field));
  }
  return largest;
}

/** The smallest content of a field over all terms; zero for the zero polynomial. */
export function smallestField<C>(space: TermSpace<C>, a: Polynomial<C>, field: number): number {
  let smallest = a.coefficients.length === 0 ? 0 : LARGEST_DEGREE;
  for (let i = 0; i < a.coefficients.length && smallest > 0; i += 1) {
    smallest = Math.min(smallest, fieldAt(a.monomials, i * space.words, field));
  }
  return smallest;
}
