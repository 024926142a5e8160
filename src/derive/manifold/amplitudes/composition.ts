import { sum } from "../../../exact/ring.ts";
import type { PlainSeries, PlainSeriesRing, PlainTerm } from "../certificate/plain-series.ts";

/** Series with symbols replaced by series; products that begin alike share their beginning. */
export class Composition<E> {
  readonly #ring: PlainSeriesRing<E>;
  readonly #images: ReadonlyMap<string, PlainSeries<E>>;
  readonly #products = new Map<string, PlainSeries<E>>();

  constructor(ring: PlainSeriesRing<E>, images: ReadonlyMap<string, PlainSeries<E>>) {
    this.#ring = ring;
    this.#images = images;
  }

  of(series: PlainSeries<E>): PlainSeries<E> {
    const ring = this.#ring;
    const isReplaced = ([name]: PlainTerm<E>["powers"][number]) => this.#images.has(name);
    const terms = [...series.values()].map((term) => {
      const rest = ring.term({ ...term, powers: term.powers.filter((power) => !isReplaced(power)) });
      return ring.multiply(rest, this.#product(term.powers.filter(isReplaced)));
    });
    return sum(ring, terms);
  }

  #product(powers: PlainTerm<E>["powers"]): PlainSeries<E> {
    const last = powers.at(-1);
    if (last === undefined) return this.#ring.one;
    const key = powers.map(([name, exponent]) => `${name}^${exponent}`).join("*");
    const [name, exponent] = last;
    const lowered = exponent === 1 ? [] : [[name, exponent - 1] as const];
    const value =
      this.#products.get(key) ??
      this.#ring.multiply(
        this.#product([...powers.slice(0, -1), ...lowered]),
        this.#images.get(name) ?? this.#ring.one,
      );
    this.#products.set(key, value);
    return value;
  }
}
