import { at } from "../../../core/errors.ts";
import type { Field } from "../../../exact/ring.ts";

/** A symbol of the series of a manifold: an amplitude or its jet, a parameter, the phase of a forcing, an operator. */
export interface SeriesSymbol<E> {
  readonly name: string;
  /** Its weight in each truncation. */
  readonly weights: readonly number[];
  /** The rate r for which it varies as `exp(r t)` at leading order. */
  readonly rate: E;
}

/** Symbols by index, each followed by its exponent, which may be negative for phases: `[0, 2, 3, -1]`. */
export type Factors = readonly number[];

/**
 * The monomials of a construction, each met under one index, so that a product of monomials is one look-up. The
 * monomial 1 has the index 0. The grade of a monomial is the sum of its weights in all truncations, so that whatever
 * any truncation calls small raises it; a monomial that a truncation drops has the grade infinity.
 */
export class MonomialTable<E> {
  readonly #field: Field<E>;
  readonly #bounds: readonly number[];
  readonly #symbols: SeriesSymbol<E>[] = [];
  readonly #symbolIndex = new Map<string, number>();
  readonly #factors: Factors[] = [];
  readonly #grades: number[] = [];
  readonly #index = new Map<string, number>();
  /** The products met so far of each monomial, by the other factor. */
  readonly #products: Map<number, number>[] = [];
  readonly #rates: (E | undefined)[] = [];

  constructor(field: Field<E>, bounds: readonly number[]) {
    this.#field = field;
    this.#bounds = bounds;
    this.monomial([]);
  }

  /** Grades from this one on are empty. */
  get gradeLimit(): number {
    return this.#bounds.reduce((sum, bound) => sum + bound - 1, 1);
  }

  /** The index of a symbol, which is entered where it is new. */
  symbol(symbol: SeriesSymbol<E>): number {
    const known = this.#symbolIndex.get(symbol.name);
    if (known !== undefined) return known;
    this.#symbolIndex.set(symbol.name, this.#symbols.length);
    return this.#symbols.push(symbol) - 1;
  }

  symbolAt(index: number): SeriesSymbol<E> {
    return at(this.#symbols, index);
  }

  factors(monomial: number): Factors {
    return at(this.#factors, monomial);
  }

  grade(monomial: number): number {
    return at(this.#grades, monomial);
  }

  /** The monomial with these factors, in ascending order of symbols and without zero exponents. */
  monomial(factors: Factors): number {
    const key = factors.join(",");
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    this.#index.set(key, this.#factors.length);
    this.#grades.push(this.#gradeOf(factors));
    this.#products.push(new Map());
    return this.#factors.push(factors) - 1;
  }

  /** A power of one symbol. */
  power(symbol: number, exponent: number): number {
    return this.monomial(exponent === 0 ? [] : [symbol, exponent]);
  }

  product(a: number, b: number): number {
    const [first, second] = a < b ? [a, b] : [b, a];
    const products = at(this.#products, first);
    const known = products.get(second);
    if (known !== undefined) return known;
    const product = this.monomial(mergedFactors(this.factors(a), this.factors(b)));
    products.set(second, product);
    return product;
  }

  /** The rate r for which the monomial varies as `exp(r t)` at leading order. */
  rate(monomial: number): E {
    const known = this.#rates[monomial];
    if (known !== undefined) return known;
    let rate = this.#field.zero;
    this.forEachFactor(monomial, (symbol, exponent) => {
      const multiple = this.#field.multiply(this.#field.fromInteger(exponent), this.symbolAt(symbol).rate);
      rate = this.#field.add(rate, multiple);
    });
    this.#rates[monomial] = rate;
    return rate;
  }

  forEachFactor(monomial: number, visit: (symbol: number, exponent: number) => void): void {
    const factors = this.factors(monomial);
    for (let k = 0; k < factors.length; k += 2) visit(at(factors, k), at(factors, k + 1));
  }

  #gradeOf(factors: Factors): number {
    const weights = this.#bounds.map(() => 0);
    for (let k = 0; k < factors.length; k += 2) {
      this.symbolAt(at(factors, k)).weights.forEach((weight, t) => {
        weights[t] = at(weights, t) + weight * at(factors, k + 1);
      });
    }
    if (weights.some((weight, t) => weight >= at(this.#bounds, t))) return Number.POSITIVE_INFINITY;
    return weights.reduce((sum, weight) => sum + weight, 0);
  }
}

function mergedFactors(a: Factors, b: Factors): Factors {
  const merged: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    const exponent = (left <= right ? at(a, i + 1) : 0) + (right <= left ? at(b, j + 1) : 0);
    if (exponent !== 0) merged.push(Math.min(left, right), exponent);
    if (left <= right) i += 2;
    if (right <= left) j += 2;
  }
  return merged;
}
