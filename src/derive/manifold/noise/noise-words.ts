import type { SeriesSpace } from "../relaxed.ts";
import type { NoiseFunctions } from "./noise-functions.ts";

/**
 * A nested convolution from outside to inside, products written with the greatest factor first. Each letter is a noise,
 * or none, with the rate that a convolution adds to those of what it is applied to.
 */
export type NoiseWord = readonly string[];

/** A monomial as a product: the source of one convolution, times other convolutions. */
export interface LyndonSplit {
  readonly source: number;
  readonly rest: number;
}

/**
 * Words for nested convolutions, which decide which of them are expressed by products of others.
 *
 * Nested convolutions multiply like words, by shuffles: a product of two is a sum of deeper nested ones. There, products
 * of Lyndon words are a basis, and the greatest word in such a product is that of its factors in descending order, one
 * after the other. So a nested convolution whose word is no Lyndon word is the product of its Lyndon factors, up to
 * nested convolutions with lesser words.
 *
 * Source: Radford (1979), A natural ring basis for the shuffle algebra and an application to group schemes, J. Algebra 58.
 */
export class NoiseWords<E> {
  readonly #space: SeriesSpace<E>;
  readonly #functions: NoiseFunctions<E>;
  /** By the symbol of a convolution. */
  readonly #known = new Map<number, NoiseWord>();

  constructor(space: SeriesSpace<E>, functions: NoiseFunctions<E>) {
    this.#space = space;
    this.#functions = functions;
  }

  /** The word of the convolution of a monomial at a rate. */
  nested(monomial: number, rate: E): NoiseWord {
    return [
      this.#letter(monomial, rate),
      ...this.#descending(monomial).flatMap((index) => this.#wordOf(index)),
    ];
  }

  /**
   * The first Lyndon factor of the convolution of a monomial with a bare noise: that of the noise with those factors whose
   * words its own absorbs. `undefined` where it absorbs all, which makes a Lyndon word of the whole.
   */
  lyndonSplit(monomial: number, noise: number, rate: E): LyndonSplit | undefined {
    const { table } = this.#space;
    let word: NoiseWord = [this.#letter(monomial, rate)];
    let source = table.power(noise, 1);
    for (const index of this.#descending(monomial)) {
      const next = this.#wordOf(index);
      if (compareWords(word, next) >= 0) break;
      word = [...word, ...next];
      source = table.product(source, table.power(index, 1));
    }
    if (source === monomial) return undefined;
    const absorbed = table.factors(source).map((value, k) => (k % 2 === 0 ? value : -value));
    return { source, rest: table.product(monomial, table.monomial(absorbed)) };
  }

  #letter(monomial: number, rate: E): string {
    const { field } = this.#space;
    const added = field.subtract(rate, this.#functions.rate(monomial));
    return `${this.#functions.bareNoise(monomial) ?? ""} ${field.toText(added)}`;
  }

  /** The convolutions in a product, each as often as it occurs, the greatest word first. */
  #descending(monomial: number): readonly number[] {
    const found: number[] = [];
    this.#space.table.forEachFactor(monomial, (index, exponent) => {
      if (this.#functions.convolution(index) !== undefined)
        found.push(...Array.from({ length: exponent }, () => index));
    });
    return found.toSorted((a, b) => compareWords(this.#wordOf(b), this.#wordOf(a)));
  }

  #wordOf(index: number): NoiseWord {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    const own = this.#functions.convolution(index);
    const word = own === undefined ? [] : this.nested(own.source, own.rate);
    this.#known.set(index, word);
    return word;
  }
}

/** The order of a dictionary: letter by letter, a beginning before the whole. */
export function compareWords(a: NoiseWord, b: NoiseWord): number {
  const differing = a.findIndex((letter, k) => letter !== b[k]);
  if (differing < 0) return a.length - b.length;
  const [left, right] = [a[differing] ?? "", b[differing]];
  return right === undefined || left > right ? 1 : -1;
}
