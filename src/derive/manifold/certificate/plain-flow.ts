import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { derivativeName, derivativeOrders, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { modeOfAmplitude } from "../manifold-problem.ts";
import { identityImages, type PlainImages } from "./plain-images.ts";
import type { PlainSeries, PlainSeriesRing } from "./plain-series.ts";

/** What varies on a manifold, and how. */
export interface PlainEvolution<E> {
  /** For each mode, `ds/dt = rate s + rest` of its amplitude. */
  readonly amplitudes: readonly { readonly rate: E; readonly rest: PlainSeries<E> }[];
  /** Time derivatives of parameters, by name. */
  readonly varying: ReadonlyMap<string, PlainSeries<E>>;
  /** The time derivative of a convolution of noise; `undefined` for other symbols. */
  readonly convolution: (name: string) => PlainSeries<E> | undefined;
  readonly directions: readonly string[];
}

/** Derivatives of whole series in time and space, by the chain rule, symbol by symbol. */
export class PlainFlow<E> {
  readonly #ring: PlainSeriesRing<E>;
  readonly #evolution: PlainEvolution<E>;
  readonly #rests = new Map<string, PlainSeries<E>>();
  readonly #velocities = new Map<string, PlainSeries<E>>();
  readonly #earlier = new Map<string, PlainSeries<E>>();

  constructor(ring: PlainSeriesRing<E>, evolution: PlainEvolution<E>) {
    this.#ring = ring;
    this.#evolution = evolution;
  }

  /** The image of the derivative by time: of a series itself, where no images are given. */
  timeDerivative(a: PlainSeries<E>, images: PlainImages<E> = identityImages(this.#ring)): PlainSeries<E> {
    const { ring, of } = images;
    const byRates = of(this.#ring.rateDerivative(a));
    const bySymbols = [...this.#ring.symbolsOf(a)].map((name) => {
      const velocity = this.#velocity(name);
      if (this.#ring.isZero(velocity)) return ring.zero;
      return ring.multiply(images.ofDerivative(a, name), of(velocity));
    });
    return sum(ring, [byRates, ...bySymbols]);
  }

  spaceDerivative(a: PlainSeries<E>, orders: ReadonlyMap<string, number>): PlainSeries<E> {
    const ring = this.#ring;
    let result = a;
    for (const [direction, order] of orders) {
      for (let k = 0; k < order; k += 1) {
        const symbols = [...ring.symbolsOf(result)].filter((name) => this.#amplitude(name) !== undefined);
        const terms = symbols.map((name) =>
          ring.multiply(ring.derivative(result, name), ring.symbol(this.#raised(name, direction))),
        );
        result = sum(ring, terms);
      }
    }
    return result;
  }

  /**
   * A symbol a delay earlier: `exp(-rate delay)`, given for each mode, times the exponential series of the rest of the
   * flow, which commutes with the leading rates where it is resonant. The delay is a constant, or a series in symbols that
   * do not vary.
   */
  earlierSymbol(name: string, delay: PlainSeries<E>, factors: readonly E[]): PlainSeries<E> {
    const ring = this.#ring;
    const key = `${name} ${ring.toText(delay)}`;
    const known = this.#earlier.get(key);
    if (known !== undefined) return known;
    let [total, term] = [ring.zero, ring.symbol(name)];
    for (let k = 1; !ring.isZero(term); k += 1) {
      total = ring.add(total, term);
      const share = ring.field.divide(ring.field.fromInteger(-1), ring.field.fromInteger(k));
      term = ring.scale(ring.multiply(this.#transport(term), delay), share);
    }
    const mode = this.#mode(name);
    const earlier = mode < 0 ? total : ring.scale(total, at(factors, mode));
    this.#earlier.set(key, earlier);
    return earlier;
  }

  /** The derivative of a symbol by time. */
  #velocity(name: string): PlainSeries<E> {
    const ring = this.#ring;
    const known = this.#velocities.get(name);
    if (known !== undefined) return known;
    const amplitude = this.#amplitude(name);
    const leading = amplitude === undefined ? ring.zero : ring.scale(ring.symbol(name), amplitude.rate);
    const noise = this.#evolution.convolution(name) ?? ring.zero;
    const velocity = sum(ring, [leading, noise, this.#rest(name)]);
    this.#velocities.set(name, velocity);
    return velocity;
  }

  /** The derivative by time without the leading rates. */
  #transport(a: PlainSeries<E>): PlainSeries<E> {
    const ring = this.#ring;
    return sum(
      ring,
      [...ring.symbolsOf(a)].map((name) => ring.multiply(ring.derivative(a, name), this.#rest(name))),
    );
  }

  #rest(name: string): PlainSeries<E> {
    const known = this.#rests.get(name);
    if (known !== undefined) return known;
    const jet = readJetSymbol(name);
    const rest = this.#amplitude(name)?.rest ?? this.#evolution.varying.get(name) ?? this.#ring.zero;
    const derived = jet?.operator !== "d" ? rest : this.spaceDerivative(rest, derivativeOrders(jet.operands));
    this.#rests.set(name, derived);
    return derived;
  }

  /** Whether a symbol is an amplitude, a jet of one, or a parameter that varies. */
  varies(name: string): boolean {
    return this.#mode(name) >= 0 || this.#evolution.varying.has(name);
  }

  /** The index of the amplitude of which a symbol is a jet; -1 for other symbols. */
  #mode(name: string): number {
    return modeOfAmplitude(name, this.#evolution.amplitudes.length);
  }

  #amplitude(name: string) {
    return this.#evolution.amplitudes[this.#mode(name)];
  }

  #raised(name: string, direction: string): string {
    const { directions } = this.#evolution;
    const jet = readJetSymbol(name);
    const orders = new Map(jet === undefined ? [] : derivativeOrders(jet.operands));
    orders.set(direction, (orders.get(direction) ?? 0) + 1);
    return derivativeName(
      jet?.subject ?? name,
      directions,
      directions.map((each) => orders.get(each) ?? 0),
    );
  }
}
