import { sum } from "../../../exact/ring.ts";
import type { Powers } from "./plain-monomials.ts";
import type { PlainSeries, PlainSeriesRing } from "./plain-series.ts";

/** Series with symbols replaced by series; products that begin alike share their beginning. */
export class Composition<E> {
  readonly #ring: PlainSeriesRing<E>;
  readonly #imageOf: (name: string) => PlainSeries<E> | undefined;
  readonly #images = new Map<string, PlainSeries<E> | undefined>();
  readonly #products = new Map<string, PlainSeries<E>>();

  /** `imageOf` is `undefined` for symbols that stay. */
  constructor(ring: PlainSeriesRing<E>, imageOf: (name: string) => PlainSeries<E> | undefined) {
    this.#ring = ring;
    this.#imageOf = imageOf;
  }

  of(series: PlainSeries<E>): PlainSeries<E> {
    const ring = this.#ring;
    const isReplaced = ([name]: Powers[number]) => this.#image(name) !== undefined;
    const terms = [...series.values()].map((term) => {
      const rest = ring.term({ ...term, powers: term.powers.filter((power) => !isReplaced(power)) });
      return ring.multiply(rest, this.product(term.powers.filter(isReplaced)));
    });
    return sum(ring, terms);
  }

  #image(name: string): PlainSeries<E> | undefined {
    if (!this.#images.has(name)) this.#images.set(name, this.#imageOf(name));
    return this.#images.get(name);
  }

  /** The product of powers of symbols that are replaced. */
  product(powers: Powers): PlainSeries<E> {
    const last = powers.at(-1);
    if (last === undefined) return this.#ring.one;
    const key = powers.map(([name, exponent]) => `${name}^${exponent}`).join("*");
    const [name, exponent] = last;
    const lowered = exponent === 1 ? [] : [[name, exponent - 1] as const];
    const value =
      this.#products.get(key) ??
      this.#ring.multiply(
        this.product([...powers.slice(0, -1), ...lowered]),
        this.#image(name) ?? this.#ring.one,
      );
    this.#products.set(key, value);
    return value;
  }
}
