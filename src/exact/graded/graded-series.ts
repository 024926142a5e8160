import { type Budget, type BudgetOptions, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import type { Term } from "../polynomial/polynomial.ts";
import { metered, type Ring } from "../ring.ts";
import { productPrecision } from "./graded-precision.ts";
import { multiplyGraded } from "./graded-product.ts";
import {
  exponentsOf,
  fromKeys,
  type GradedSeries,
  type GradedSpace,
  type Grading,
  gradedSpace,
  type Truncation,
  termsWhere,
  weightOf,
} from "./graded-terms.ts";
import { errorText, gradedText } from "./graded-text.ts";

/**
 * Polynomials in graded symbols, truncated in several weights at once: the grading of a derivation as data, such as
 * `eps` below 5 and `a` below 2.
 *
 * Every element carries its precision, one bound for each truncation. Precision of results: of a sum the lesser one; of
 * a product `min(p_a + v_b, p_b + v_a)` in each weight, where v is the least weight of any term that is present or may
 * be among the errors, never above the truncation; a derivative loses the symbol's weight. No operation computes a
 * coefficient that is then thrown away. At full precision this is a quotient ring of coefficients[symbols].
 *
 * The first truncation's weight is the grade, by which iterations proceed. Exponents are in the order of the symbols.
 * Errors of every operation: E_RING_MISMATCH for a series of another ring, E_UNDECLARED for an unknown symbol.
 */
export interface GradedSeriesRing<E> extends Ring<GradedSeries<E>> {
  readonly coefficients: Ring<E>;
  readonly symbols: readonly string[];
  readonly truncations: readonly Truncation[];
  readonly metered: (budget: Budget) => GradedSeriesRing<E>;
  readonly symbol: (name: string) => GradedSeries<E>;
  readonly constant: (value: E) => GradedSeries<E>;
  /**
   * The sum of terms in any order, without those beyond the precision, which is full unless it is given.
   * Errors: E_SHAPE, E_DOMAIN.
   */
  readonly fromTerms: (terms: Iterable<Term<E>>, precision?: readonly number[]) => GradedSeries<E>;
  /** The terms by ascending grade. */
  readonly terms: (a: GradedSeries<E>) => Generator<Term<E>>;
  readonly termCount: (a: GradedSeries<E>) => number;
  /** The coefficient of a monomial. Errors: E_DOMAIN where the precision leaves it unknown, E_SHAPE. */
  readonly coefficient: (a: GradedSeries<E>, exponents: readonly number[]) => E;
  readonly scale: (a: GradedSeries<E>, factor: E) => GradedSeries<E>;
  readonly derivative: (a: GradedSeries<E>, symbol: string) => GradedSeries<E>;
  /** The terms of one grade; the other grades of the result are zero. Errors: E_DOMAIN for a grade beyond the precision. */
  readonly part: (a: GradedSeries<E>, grade: number) => GradedSeries<E>;
  /** `part(multiply(a, b), grade)`, at the cost of that part only. Errors: E_DOMAIN. */
  readonly productPart: (a: GradedSeries<E>, b: GradedSeries<E>, grade: number) => GradedSeries<E>;
}

/**
 * The ring of truncated series in some symbols. Rings with the same symbols and truncations over coefficients of the
 * same name share their elements.
 * Errors: E_DOMAIN for truncations that leave infinitely many monomials, E_UNDECLARED for weights of other symbols. A
 * budget spent in a product ends the enclosing `withinBudget`.
 */
export function gradedSeriesRing<E>(
  unmetered: Ring<E>,
  symbols: readonly string[],
  truncations: readonly Truncation[],
  { budget = UNLIMITED }: BudgetOptions = {},
): GradedSeriesRing<E> {
  const coefficients = metered(unmetered, budget);
  const space = gradedSpace(coefficients, symbols, truncations, budget);
  const { bounds } = space;
  const constant = (value: E) => fromKeys(space, new Map([[0, value]]), bounds);
  const negate = (a: GradedSeries<E>) => mapped(space, a, coefficients.negate);
  const add = (a: GradedSeries<E>, b: GradedSeries<E>) => addGraded(space, a, b);
  return {
    name: `${coefficients.name}[${symbols.join(",")}]/${errorText(space, bounds)}`,
    coefficients,
    symbols,
    truncations,
    metered: (other) => gradedSeriesRing(unmetered, symbols, truncations, { budget: other }),
    zero: constant(coefficients.zero),
    one: constant(coefficients.one),
    fromInteger: (value) => constant(coefficients.fromInteger(value)),
    constant,
    symbol: (name) => {
      const index = symbolIndex(space, name);
      return fromTerms(space, [
        { coefficient: coefficients.one, exponents: symbols.map((_, s) => (s === index ? 1 : 0)) },
      ]);
    },
    fromTerms: (terms, precision) => fromTerms(space, terms, precision),
    terms: (a) => termsOf(space, a),
    termCount: (a) => requireMember(space, a).keys.length,
    coefficient: (a, exponents) => coefficientOf(space, a, exponents),
    add,
    negate,
    subtract: (a, b) => add(a, negate(b)),
    multiply: (a, b) => product(space, a, b),
    scale: (a, factor) => mapped(space, a, (coefficient) => coefficients.multiply(coefficient, factor)),
    derivative: (a, symbol) => differentiate(space, a, symbolIndex(space, symbol)),
    part: (a, grade) => partOf(space, a, grade),
    productPart: (a, b, grade) => productAt(space, a, b, grade),
    isZero: (a) => requireMember(space, a).keys.length === 0,
    equals: (a, b) => areEqual(space, a, b),
    size: (a) => a.keys.length,
    toText: (a) => gradedText(space, requireMember(space, a)),
  };
}

function requireMember<E>(space: GradedSpace<E>, a: GradedSeries<E>): GradedSeries<E> {
  if (a.ring !== space.identity) {
    throw new ResiduaError("E_RING_MISMATCH", `expected a series of ${space.identity}, got one of ${a.ring}`);
  }
  return a;
}

function symbolIndex({ symbols }: Grading, name: string): number {
  const index = symbols.indexOf(name);
  if (index < 0) {
    throw new ResiduaError(
      "E_UNDECLARED",
      `expected one of the symbols ${symbols.join(", ")}, got '${name}'`,
    );
  }
  return index;
}

function requireExponents({ symbols }: Grading, exponents: readonly number[]): void {
  if (exponents.length !== symbols.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected an exponent for each of the ${symbols.length} symbols, got ${exponents.length}`,
    );
  }
  if (!exponents.every((exponent) => Number.isInteger(exponent) && exponent >= 0)) {
    throw new ResiduaError("E_DOMAIN", `expected exponents 0, 1, 2, ..., got ${exponents.join(", ")}`);
  }
}

function requirePrecision({ bounds }: Grading, precision: readonly number[]): readonly number[] {
  if (precision.length !== bounds.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected a precision for each of the ${bounds.length} truncations, got ${precision.length}`,
    );
  }
  if (!precision.every((bound) => Number.isInteger(bound) && bound >= 0)) {
    throw new ResiduaError("E_DOMAIN", `expected precisions 0, 1, 2, ..., got ${precision.join(", ")}`);
  }
  return bounds.map((bound, t) => Math.min(bound, at(precision, t)));
}

/** The key of a monomial; `undefined` beyond a precision, where keys may not tell monomials apart. */
function keyWithin<E>(
  space: GradedSpace<E>,
  exponents: readonly number[],
  precision: readonly number[],
): number | undefined {
  requireExponents(space, exponents);
  if (precision.some((bound, t) => weightOf(space, t, exponents) >= bound)) return undefined;
  return exponents.reduce((key, exponent, s) => key + exponent * at(space.strides, s), 0);
}

function fromTerms<E>(
  space: GradedSpace<E>,
  terms: Iterable<Term<E>>,
  wanted: readonly number[] = space.bounds,
): GradedSeries<E> {
  const { coefficients } = space;
  const precision = requirePrecision(space, wanted);
  const sums = new Map<number, E>();
  for (const { coefficient, exponents } of terms) {
    const key = keyWithin(space, exponents, precision);
    if (key === undefined) continue;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? coefficient : coefficients.add(sum, coefficient));
  }
  return fromKeys(space, sums, precision);
}

function* termsOf<E>(space: GradedSpace<E>, a: GradedSeries<E>): Generator<Term<E>> {
  requireMember(space, a);
  for (const [i, coefficient] of a.coefficients.entries()) {
    yield { coefficient, exponents: exponentsOf(space, at(a.keys, i)) };
  }
}

function coefficientOf<E>(space: GradedSpace<E>, a: GradedSeries<E>, exponents: readonly number[]): E {
  requireMember(space, a);
  const key = keyWithin(space, exponents, a.precision);
  if (key === undefined) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the coefficient of exponents ${exponents.join(", ")} is unknown to ${errorText(space, a.precision)}`,
    );
  }
  const index = a.keys.indexOf(key);
  return index < 0 ? space.coefficients.zero : at(a.coefficients, index);
}

function mapped<E>(space: GradedSpace<E>, a: GradedSeries<E>, map: (coefficient: E) => E): GradedSeries<E> {
  requireMember(space, a);
  const image = { ...a, coefficients: a.coefficients.map(map) };
  return image.coefficients.some(space.coefficients.isZero)
    ? termsWhere(image, a.precision, (i) => !space.coefficients.isZero(at(image.coefficients, i)))
    : image;
}

function addGraded<E>(space: GradedSpace<E>, a: GradedSeries<E>, b: GradedSeries<E>): GradedSeries<E> {
  requireMember(space, a);
  requireMember(space, b);
  const { coefficients } = space;
  const sums = new Map(a.keys.map((key, i): readonly [number, E] => [key, at(a.coefficients, i)]));
  b.keys.forEach((key, i) => {
    const sum = sums.get(key);
    const term = at(b.coefficients, i);
    sums.set(key, sum === undefined ? term : coefficients.add(sum, term));
  });
  return fromKeys(
    space,
    sums,
    a.precision.map((bound, t) => Math.min(bound, at(b.precision, t))),
  );
}

function product<E>(space: GradedSpace<E>, a: GradedSeries<E>, b: GradedSeries<E>): GradedSeries<E> {
  requireMember(space, a);
  requireMember(space, b);
  const precision = productPrecision(space, a, b);
  return multiplyGraded(space, [a, b], { from: 0, below: precision }, precision);
}

function partOf<E>(space: GradedSpace<E>, a: GradedSeries<E>, grade: number): GradedSeries<E> {
  requireMember(space, a);
  const precision = precisionOfPart(space, a.precision, grade);
  return termsWhere(a, precision, (i) => at(at(a.weights, 0), i) === grade);
}

function productAt<E>(
  space: GradedSpace<E>,
  a: GradedSeries<E>,
  b: GradedSeries<E>,
  grade: number,
): GradedSeries<E> {
  requireMember(space, a);
  requireMember(space, b);
  const precision = precisionOfPart(space, productPrecision(space, a, b), grade);
  const below = precision.with(0, grade + 1);
  return multiplyGraded(space, [a, b], { from: grade, below }, precision);
}

/** A part is exact in its grade. Errors: E_DOMAIN where the grade is not known. */
function precisionOfPart<E>(
  space: GradedSpace<E>,
  precision: readonly number[],
  grade: number,
): readonly number[] {
  if (!Number.isInteger(grade) || grade < 0 || grade >= at(precision, 0)) {
    throw new ResiduaError("E_DOMAIN", `grade ${grade} is unknown to ${errorText(space, precision)}`);
  }
  return precision.with(0, at(space.bounds, 0));
}

function differentiate<E>(space: GradedSpace<E>, a: GradedSeries<E>, symbol: number): GradedSeries<E> {
  requireMember(space, a);
  const { coefficients, strides, weights } = space;
  const terms = new Map<number, E>();
  a.keys.forEach((key, i) => {
    const exponent = at(exponentsOf(space, key), symbol);
    const derivative = coefficients.multiply(coefficients.fromInteger(exponent), at(a.coefficients, i));
    if (exponent > 0) terms.set(key - at(strides, symbol), derivative);
  });
  return fromKeys(
    space,
    terms,
    a.precision.map((bound, t) => Math.max(0, bound - at(at(weights, t), symbol))),
  );
}

function areEqual<E>(space: GradedSpace<E>, a: GradedSeries<E>, b: GradedSeries<E>): boolean {
  requireMember(space, a);
  requireMember(space, b);
  return (
    a.precision.every((bound, t) => bound === b.precision[t]) &&
    a.keys.length === b.keys.length &&
    a.keys.every((key, i) => key === b.keys[i]) &&
    a.coefficients.every((coefficient, i) => space.coefficients.equals(coefficient, at(b.coefficients, i)))
  );
}
