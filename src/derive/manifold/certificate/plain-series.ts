import { at } from "../../../core/errors.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import type { Field, Ring } from "../../../exact/ring.ts";
import { convolvedPowers, readJetSymbol } from "../../../expr/jet-symbol.ts";

/** Powers of symbols by name, in the order of the names; no exponent is zero. */
export type Powers = readonly (readonly [name: string, exponent: number])[];

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
  const collect = (terms: Iterable<PlainTerm<E>>) => collected(field, truncations, terms);
  const term = (single: PlainTerm<E>) => collect([single]);
  const constant = (coefficient: E) => term({ coefficient, powers: [], rate: field.zero });
  const scale = (a: PlainSeries<E>, factor: E) =>
    collect([...a.values()].map((each) => scaledTerm(field, each, factor)));
  const add = (a: PlainSeries<E>, b: PlainSeries<E>) => collect([...a.values(), ...b.values()]);
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
    multiply: (a, b) => collect(products(field, truncations, a, b)),
    scale,
    isZero: (a) => a.size === 0,
    equals: (a, b) => subtract(a, b).size === 0,
    toText: (a) =>
      [...a].map(([key, { coefficient }]) => `(${field.toText(coefficient)})*${key}`).join(" + "),
    derivative: (a, name) => collect(derivativeTerms(field, a, name)),
    rateDerivative: (a) => collect([...a.values()].map((each) => scaledTerm(field, each, each.rate))),
    symbolsOf: (a) => new Set([...a.values()].flatMap(({ powers }) => powers.map(([name]) => name))),
  };
}

/** The weight of a term in a truncation. */
export function termWeight<E>({ powers }: PlainTerm<E>, { weights }: Truncation): number {
  let weight = 0;
  for (const [name, exponent] of powers) weight += symbolWeight(name, weights) * exponent;
  return weight;
}

/** The weights of convolutions, which products ask for again and again. */
const CONVOLUTION_WEIGHTS = new WeakMap<Truncation["weights"], Map<string, number>>();

/** The weight of a symbol; a convolution is as small as the noises in it. */
function symbolWeight(name: string, weights: Truncation["weights"]): number {
  if (!name.startsWith("conv(")) return weights[name] ?? 0;
  const known = CONVOLUTION_WEIGHTS.get(weights) ?? new Map<string, number>();
  CONVOLUTION_WEIGHTS.set(weights, known);
  const weight =
    known.get(name) ??
    convolvedPowers(readJetSymbol(name)?.subject ?? "").reduce(
      (total, factor) => total + factor.exponent * symbolWeight(factor.name, weights),
      0,
    );
  known.set(name, weight);
  return weight;
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

function collected<E>(
  field: Field<E>,
  truncations: readonly Truncation[],
  terms: Iterable<PlainTerm<E>>,
): PlainSeries<E> {
  const sums = new Map<string, { -readonly [K in keyof PlainTerm<E>]: PlainTerm<E>[K] }>();
  for (const term of terms) {
    if (truncations.some((truncation) => termWeight(term, truncation) >= truncation.below)) continue;
    const key = termKey(field, term);
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { ...term });
    else known.coefficient = field.add(known.coefficient, term.coefficient);
  }
  for (const [key, { coefficient }] of sums) if (field.isZero(coefficient)) sums.delete(key);
  return sums;
}

/** The monomial as text; the empty text for 1. */
function termKey<E>(field: Field<E>, { powers, rate }: PlainTerm<E>): string {
  let key = "";
  for (const [name, exponent] of powers) key += `*${name}^${exponent}`;
  return field.isZero(rate) ? key : `${key}*exp(${field.toText(rate)}*t)`;
}

/** The products of all terms, but for those that a truncation drops. */
function* products<E>(
  field: Field<E>,
  truncations: readonly Truncation[],
  a: PlainSeries<E>,
  b: PlainSeries<E>,
): Generator<PlainTerm<E>> {
  const weightsOf = (term: PlainTerm<E>) => truncations.map((truncation) => termWeight(term, truncation));
  const right = [...b.values()].map((term) => ({ term, weights: weightsOf(term) }));
  for (const left of a.values()) {
    const room = weightsOf(left).map((weight, t) => at(truncations, t).below - weight);
    for (const { term, weights } of right) {
      if (weights.some((weight, t) => weight >= at(room, t))) continue;
      yield {
        coefficient: field.multiply(left.coefficient, term.coefficient),
        powers: mergedPowers(left.powers, term.powers),
        rate: field.add(left.rate, term.rate),
      };
    }
  }
}

function mergedPowers(a: Powers, b: Powers): Powers {
  const merged: (readonly [string, number])[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined) return [...merged, ...b.slice(j)];
    if (right === undefined) return [...merged, ...a.slice(i)];
    if (left[0] === right[0]) {
      const exponent = left[1] + right[1];
      if (exponent !== 0) merged.push([left[0], exponent]);
      i += 1;
      j += 1;
    } else if (left[0] < right[0]) {
      merged.push(left);
      i += 1;
    } else {
      merged.push(right);
      j += 1;
    }
  }
}

function* derivativeTerms<E>(field: Field<E>, a: PlainSeries<E>, name: string): Generator<PlainTerm<E>> {
  for (const term of a.values()) {
    const exponent = term.powers.find(([symbol]) => symbol === name)?.[1];
    if (exponent === undefined) continue;
    const powers = mergedPowers(term.powers, [[name, -1]]);
    yield { ...scaledTerm(field, term, field.fromInteger(exponent)), powers };
  }
}
