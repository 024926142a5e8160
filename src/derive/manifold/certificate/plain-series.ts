import { at } from "../../../core/errors.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import type { Field, Ring } from "../../../exact/ring.ts";
import { multiplied, type PlainMonomial, PlainMonomials, type Powers, weightOf } from "./plain-monomials.ts";

/** A coefficient, times powers of symbols, times `exp(rate t)`. */
export interface PlainTerm<E> {
  readonly coefficient: E;
  readonly powers: Powers;
  readonly rate: E;
}

/** A truncated series as a whole: its terms by a text of their monomial. */
export type PlainSeries<E> = ReadonlyMap<string, PlainTerm<E>>;

/** The ring of truncated series that certificates compute in: products of whole series, term by term. */
export interface PlainSeriesRing<E> extends Ring<PlainSeries<E>> {
  readonly field: Field<E>;
  readonly truncations: readonly Truncation[];
  readonly term: (term: PlainTerm<E>) => PlainSeries<E>;
  /** The sum of terms. */
  readonly fromTerms: (terms: Iterable<PlainTerm<E>>) => PlainSeries<E>;
  readonly constant: (value: E) => PlainSeries<E>;
  readonly symbol: (name: string) => PlainSeries<E>;
  readonly scale: (a: PlainSeries<E>, factor: E) => PlainSeries<E>;
  /** The partial derivative by a symbol. */
  readonly derivative: (a: PlainSeries<E>, name: string) => PlainSeries<E>;
  /** What the factors `exp(rate t)` contribute to the derivative by time. */
  readonly rateDerivative: (a: PlainSeries<E>) => PlainSeries<E>;
  readonly symbolsOf: (a: PlainSeries<E>) => ReadonlySet<string>;
}

/** Series over a field without what the truncations drop; symbols are entered by being used. */
export function plainSeriesRing<E>(field: Field<E>, truncations: readonly Truncation[]): PlainSeriesRing<E> {
  const monomials = new PlainMonomials(truncations);
  const collect = (...lists: Iterable<PlainTerm<E>>[]) => {
    const sum = new SeriesSum(field);
    for (const terms of lists) for (const each of terms) sum.add(each, monomials.of(each.powers));
    return sum.total();
  };
  const term = (single: PlainTerm<E>) => collect([single]);
  const constant = (coefficient: E) => term({ coefficient, powers: [], rate: field.zero });
  const scale = (a: PlainSeries<E>, factor: E) =>
    collect([...a.values()].map((each) => scaledTerm(field, each, factor)));
  const add = (a: PlainSeries<E>, b: PlainSeries<E>) => collect(a.values(), b.values());
  const negate = (a: PlainSeries<E>) => scale(a, field.negate(field.one));
  const subtract = (a: PlainSeries<E>, b: PlainSeries<E>) => add(a, negate(b));
  return {
    name: `series over ${field.name}`,
    field,
    truncations,
    zero: new Map(),
    one: constant(field.one),
    fromInteger: (value) => constant(field.fromInteger(value)),
    constant,
    symbol: (name) => term({ coefficient: field.one, powers: [[name, 1]], rate: field.zero }),
    term,
    fromTerms: collect,
    add,
    negate,
    subtract,
    multiply: (a, b) => product(field, monomials, a, b),
    scale,
    isZero: (a) => a.size === 0,
    equals: (a, b) => subtract(a, b).size === 0,
    toText: (a) =>
      [...a].map(([key, { coefficient }]) => `(${field.toText(coefficient)})*${key}`).join(" + "),
    derivative: (a, name) => collect(derivativeTerms(field, a, name)),
    rateDerivative: (a) => {
      const varying = [...a.values()].filter(({ rate }) => !field.isZero(rate));
      return collect(varying.map((each) => scaledTerm(field, each, each.rate)));
    },
    symbolsOf: (a) => new Set([...a.values()].flatMap(({ powers }) => powers.map(([name]) => name))),
  };
}

/** The weight of a term in a truncation. */
export function termWeight<E>({ powers }: PlainTerm<E>, truncation: Truncation): number {
  return weightOf(powers, truncation);
}

/** The sum of the weights of a term in all truncations. */
export function termGrade<E>(term: PlainTerm<E>, truncations: readonly Truncation[]): number {
  return truncations.reduce((total, truncation) => total + termWeight(term, truncation), 0);
}

/** The lowest weight of a term in a truncation; its bound for the zero series. */
export function leastWeightIn<E>(a: PlainSeries<E>, truncation: Truncation): number {
  let least = truncation.below;
  for (const term of a.values()) least = Math.min(least, termWeight(term, truncation));
  return least;
}

/** The lowest weight in the first truncation. */
export function leastWeight<E>({ truncations }: PlainSeriesRing<E>, a: PlainSeries<E>): number {
  return leastWeightIn(a, at(truncations, 0));
}

function scaledTerm<E>(field: Field<E>, term: PlainTerm<E>, factor: E): PlainTerm<E> {
  return { ...term, coefficient: field.multiply(term.coefficient, factor) };
}

/** A series under construction: terms are added up, and those that cancel are left out at the end. */
class SeriesSum<E> {
  readonly #field: Field<E>;
  readonly #sums = new Map<string, { -readonly [K in keyof PlainTerm<E>]: PlainTerm<E>[K] }>();

  constructor(field: Field<E>) {
    this.#field = field;
  }

  /** Adds a term with the powers of a monomial. */
  add({ coefficient, rate }: Omit<PlainTerm<E>, "powers">, { powers, text, isKept }: PlainMonomial): void {
    if (!isKept) return;
    const field = this.#field;
    const key = field.isZero(rate) ? text : `${text}*exp(${field.toText(rate)}*t)`;
    const known = this.#sums.get(key);
    if (known === undefined) this.#sums.set(key, { coefficient, powers, rate });
    else known.coefficient = field.add(known.coefficient, coefficient);
  }

  total(): PlainSeries<E> {
    for (const [key, { coefficient }] of this.#sums) {
      if (this.#field.isZero(coefficient)) this.#sums.delete(key);
    }
    return this.#sums;
  }
}

/** All products of terms, but for those that a truncation drops. */
function product<E>(
  field: Field<E>,
  monomials: PlainMonomials,
  a: PlainSeries<E>,
  b: PlainSeries<E>,
): PlainSeries<E> {
  const sum = new SeriesSum(field);
  const [longer, shorter] = a.size < b.size ? [b, a] : [a, b];
  const factors = [...shorter.values()].map((term) => ({ term, monomial: monomials.of(term.powers) }));
  for (const left of longer.values()) {
    const monomial = monomials.of(left.powers);
    for (const right of factors) {
      if (!monomials.keepsProduct(monomial, right.monomial)) continue;
      const coefficient = field.multiply(left.coefficient, right.term.coefficient);
      const rate = field.add(left.rate, right.term.rate);
      sum.add({ coefficient, rate }, monomials.product(monomial, right.monomial));
    }
  }
  return sum.total();
}

function* derivativeTerms<E>(field: Field<E>, a: PlainSeries<E>, name: string): Generator<PlainTerm<E>> {
  for (const term of a.values()) {
    const exponent = term.powers.find(([symbol]) => symbol === name)?.[1];
    if (exponent === undefined) continue;
    const powers = multiplied(term.powers, [name, -1]);
    yield { ...scaledTerm(field, term, field.fromInteger(exponent)), powers };
  }
}
