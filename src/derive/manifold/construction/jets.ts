import { at } from "../../../core/errors.ts";
import { derivativeName } from "../../../expr/jet-symbol.ts";
import { convolution } from "../series/convolution.ts";
import { combination, derivatives, type Part } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";

/** The space derivative of an amplitude, with its order in each direction. */
export interface Jet {
  readonly mode: number;
  readonly orders: readonly number[];
}

/** What an amplitude is called, and the rate of its mode. */
export interface Amplitude<E> {
  readonly name: string;
  readonly rate: E;
}

/**
 * The amplitudes and their space derivatives as symbols of series. The derivative in a direction is a derivation that
 * takes each of them to the one of the next order.
 */
export class Jets<E> {
  readonly #space: SeriesSpace<E>;
  readonly #amplitudes: readonly Amplitude<E>[];
  readonly #directions: readonly string[];
  readonly #noWeights: readonly number[];
  readonly #jets = new Map<number, Jet>();

  constructor(
    space: SeriesSpace<E>,
    amplitudes: readonly Amplitude<E>[],
    { directions, truncations }: { readonly directions: readonly string[]; readonly truncations: number },
  ) {
    this.#space = space;
    this.#amplitudes = amplitudes;
    this.#directions = directions;
    this.#noWeights = Array.from({ length: truncations }, () => 0);
  }

  /** The symbol of a jet, by its index in the table. */
  symbol(mode: number, orders: readonly number[] = this.#directions.map(() => 0)): number {
    const { name, rate } = at(this.#amplitudes, mode);
    const symbol = this.#space.table.symbol({
      name: derivativeName(name, this.#directions, orders),
      weights: this.#noWeights,
      rate,
    });
    this.#jets.set(symbol, { mode, orders });
    return symbol;
  }

  /** The jet that a symbol stands for; `undefined` for parameters, phases and the like. */
  jetOf(symbol: number): Jet | undefined {
    return this.#jets.get(symbol);
  }

  /** The derivative of a part in one direction. */
  derivative(part: Part<E>, direction: number): Part<E> {
    const { field, table } = this.#space;
    const terms: [Part<E>, Part<E>][] = [];
    for (const [symbol, derivative] of derivatives(field, table, part)) {
      const jet = this.#jets.get(symbol);
      if (jet === undefined) continue;
      const raised = jet.orders.map((order, d) => (d === direction ? order + 1 : order));
      terms.push([derivative, new Map([[table.power(this.symbol(jet.mode, raised), 1), field.one]])]);
    }
    return convolution(this.#space, terms);
  }

  /** The derivative of a part of any order. */
  derivativeOf(part: Part<E>, orders: readonly number[]): Part<E> {
    let result = part;
    orders.forEach((order, direction) => {
      for (let k = 0; k < order; k += 1) result = this.derivative(result, direction);
    });
    return result;
  }
}

/** A part times a number. */
export function scaled<E>({ field }: SeriesSpace<E>, part: Part<E>, factor: E): Part<E> {
  return combination(field, [[factor, part]]);
}
