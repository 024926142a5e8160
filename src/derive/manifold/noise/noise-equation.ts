import { combination, EMPTY_PART, type Part } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import type { NoiseFunctions } from "./noise-functions.ts";
import { compareWords, NoiseWords } from "./noise-words.ts";

/** `df/dt - rate f = forcing - rest`. */
export interface NoiseSolution<E> {
  /** The function f, without bare noises. */
  readonly solution: Part<E>;
  /** What no bounded function can answer for; empty where the rate has a real part. */
  readonly rest: Part<E>;
}

/**
 * The equation `df/dt - rate f = forcing` for functions of noises.
 *
 * A product m of convolutions has `dm/dt - rate m = (R - rate) m - exchanged(m)`, where R is the sum of their rates. So it
 * is answered for by `m/(R - rate)` and by products with one convolution less: integration by parts, repeated. What this
 * does not reach becomes the source of a new convolution, or the rest where the rate is imaginary and a convolution would
 * not converge. So nested convolutions at different rates come apart into partial fractions, those at equal rates stay
 * nested, and the same function has the same form however it came about.
 */
export class NoiseEquation<E> {
  readonly #space: SeriesSpace<E>;
  readonly #functions: NoiseFunctions<E>;
  readonly #words: NoiseWords<E>;
  readonly #solved = new Map<string, NoiseSolution<E>>();

  constructor(space: SeriesSpace<E>, functions: NoiseFunctions<E>) {
    this.#space = space;
    this.#functions = functions;
    this.#words = new NoiseWords(space, functions);
  }

  /** Errors: E_DOMAIN where it is open whether a rate has a positive real part. */
  solve(forcing: Part<E>, rate: E): NoiseSolution<E> {
    const { field } = this.#space;
    const terms = [...forcing].map(
      ([monomial, factor]) => [factor, this.#solveMonomial(monomial, rate)] as const,
    );
    return {
      solution: combination(
        field,
        terms.map(([factor, { solution }]) => [factor, solution]),
      ),
      rest: combination(
        field,
        terms.map(([factor, { rest }]) => [factor, rest]),
      ),
    };
  }

  #solveMonomial(monomial: number, rate: E): NoiseSolution<E> {
    const key = `${monomial} ${this.#space.field.toText(rate)}`;
    const known = this.#solved.get(key);
    if (known !== undefined) return known;
    const solved =
      this.#byParts(monomial, rate) ?? this.#byProduct(monomial, rate) ?? this.#directly(monomial, rate);
    this.#solved.set(key, solved);
    return solved;
  }

  /** For a product of convolutions at another rate than the sum of theirs. */
  #byParts(monomial: number, rate: E): NoiseSolution<E> | undefined {
    const { field } = this.#space;
    if (this.#functions.bareNoise(monomial) !== undefined) return undefined;
    const excess = field.subtract(this.#functions.rate(monomial), rate);
    if (field.isZero(excess)) return undefined;
    const remaining = this.#functions.exchanged(monomial);
    return this.#through(monomial, { remaining, rate, factor: field.divide(field.one, excess) });
  }

  /**
   * For a monomial with a bare noise whose convolution is a product of others, up to lesser ones; what runs over the past
   * is not expressed by what runs over the future. Rests of imaginary rates keep the form in which they arise, which shows
   * where an evolution looks ahead.
   */
  #byProduct(monomial: number, rate: E): NoiseSolution<E> | undefined {
    const { field, table } = this.#space;
    const noise = this.#functions.bareNoise(monomial);
    const sign = this.#functions.sign(rate);
    if (noise === undefined || sign === 0) return undefined;
    const split = this.#words.lyndonSplit(monomial, noise, rate);
    if (split === undefined) return undefined;
    const inner = field.subtract(rate, this.#functions.rate(split.rest));
    if (this.#functions.knownSign(inner) !== sign) return undefined;
    const first = table.power(this.#functions.convolve(split.source, inner), 1);
    const product = table.product(first, split.rest);
    const remaining = new Map(this.#functions.exchanged(product));
    const own = remaining.get(monomial);
    remaining.delete(monomial);
    if (own === undefined || !this.#areLesser(remaining, monomial, rate)) return undefined;
    return this.#through(product, { remaining, rate, factor: field.divide(field.fromInteger(-1), own) });
  }

  /** A new convolution, or a rest. */
  #directly(monomial: number, rate: E): NoiseSolution<E> {
    const { field, table } = this.#space;
    const sign = this.#functions.sign(rate);
    if (sign === 0) return { solution: EMPTY_PART, rest: new Map([[monomial, field.one]]) };
    const convolved = table.power(this.#functions.convolve(monomial, rate), 1);
    return { solution: new Map([[convolved, field.fromInteger(-sign)]]), rest: EMPTY_PART };
  }

  /** A multiple of a product, and of the solution for what remains. */
  #through(
    product: number,
    { remaining, rate, factor }: { readonly remaining: Part<E>; readonly rate: E; readonly factor: E },
  ): NoiseSolution<E> {
    const { field } = this.#space;
    const lower = this.solve(remaining, rate);
    return {
      solution: combination(field, [
        [factor, new Map([[product, field.one]])],
        [factor, lower.solution],
      ]),
      rest: combination(field, [[factor, lower.rest]]),
    };
  }

  /** Signs of rates decide which products exist, so that the order of words, which ends the recursion, is checked. */
  #areLesser(remaining: Part<E>, monomial: number, rate: E): boolean {
    const word = this.#words.nested(monomial, rate);
    return [...remaining.keys()].every((lesser) => compareWords(this.#words.nested(lesser, rate), word) < 0);
  }
}
