import { at } from "../../../core/errors.ts";
import { power } from "../../../exact/ring.ts";
import type { Part } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";

/** A delay tau of the equations. */
export interface Delay<E> {
  /** As the equations write it. */
  readonly text: string;
  readonly duration: E;
  /** `exp(-r tau)` for the rate r of a symbol, given by its index in the table. */
  readonly factor: (symbol: number) => E;
}

/** The delays of a system, and what they do to the monomials of a series at leading order. */
export class Delays<E> {
  readonly #space: SeriesSpace<E>;
  readonly #delays: readonly Delay<E>[];
  /** By delay and monomial. */
  readonly #factors: readonly Map<number, E>[];

  constructor(space: SeriesSpace<E>, delays: readonly Delay<E>[]) {
    this.#space = space;
    this.#delays = delays;
    this.#factors = delays.map(() => new Map());
  }

  get count(): number {
    return this.#delays.length;
  }

  text(delay: number): string {
    return at(this.#delays, delay).text;
  }

  duration(delay: number): E {
    return at(this.#delays, delay).duration;
  }

  /** `exp(-r tau)` for the rate r of a monomial. */
  factor(monomial: number, delay: number): E {
    const known = at(this.#factors, delay).get(monomial);
    if (known !== undefined) return known;
    const { field, table } = this.#space;
    let product = field.one;
    table.forEachFactor(monomial, (symbol, exponent) => {
      const factor = at(this.#delays, delay).factor(symbol);
      const size = power(field, factor, Math.abs(exponent));
      product = exponent > 0 ? field.multiply(product, size) : field.divide(product, size);
    });
    at(this.#factors, delay).set(monomial, product);
    return product;
  }

  /** The part a delay earlier, at leading order. */
  shift(part: Part<E>, delay: number): Part<E> {
    const { field } = this.#space;
    const terms = [...part].map(
      ([monomial, coefficient]) =>
        [monomial, field.multiply(coefficient, this.factor(monomial, delay))] as const,
    );
    return new Map(terms);
  }
}
