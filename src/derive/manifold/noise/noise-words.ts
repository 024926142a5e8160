import { at } from "../../../core/errors.ts";
import { type Rational, rationals, signOfRational } from "../../../exact/rational.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { ONE } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import type { NoiseFunctions } from "./noise-functions.ts";

/** A noise, or none, with the rate that a convolution adds to those of what it is applied to. */
interface Letter {
  /** The rate where all parameters are 1, its sign changed over the future; zero where that is not rational. */
  readonly size: Rational;
  readonly text: string;
}

/** A nested convolution from outside to inside, products written with the greatest factor first. */
export type NoiseWord = readonly Letter[];

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
 * nested convolutions with lesser words. Letters of greater rates come first in the alphabet: a letter whose own convolution
 * would run over the future then joins a word that runs over the past, and conversely with signs changed.
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

  #letter(monomial: number, rate: E): Letter {
    const { field } = this.#space;
    const added = this.#functions.expression(field.subtract(rate, this.#functions.rate(monomial)));
    const size = simplestForm(added, Object.fromEntries(symbolsOf(added).map((name) => [name, ONE])));
    const value = size?.tag === "number" ? size.value : rationals.zero;
    return {
      size: this.#functions.knownSign(rate) === 1 ? rationals.negate(value) : value,
      text: `${expressionText(added)} ${this.#functions.bareNoise(monomial) ?? ""}`,
    };
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
  for (let k = 0; k < Math.min(a.length, b.length); k += 1) {
    const order = compareLetters(at(a, k), at(b, k));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareLetters(a: Letter, b: Letter): number {
  const bySize = signOfRational(rationals.subtract(b.size, a.size));
  if (bySize !== 0) return bySize;
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}
