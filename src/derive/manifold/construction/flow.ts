import { at } from "../../../core/errors.ts";
import { convolution } from "../series/convolution.ts";
import { derivatives, EMPTY_PART, type Part, partAt } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import type { Jets } from "./jets.ts";

/**
 * The derivation by time along the evolution, without the rates of leading order: amplitudes vary by
 * `ds_j/dt = lambda_j s_j + G_j`, their jets by the space derivatives of that, and parameters as declared.
 *
 * It is sorted by what it adds to the grade. What adds nothing, `shift` 0, is nilpotent: the couplings of a Jordan block,
 * and parameters whose derivatives end in zero.
 */
export class Flow<E> {
  readonly #space: SeriesSpace<E>;
  readonly #jets: Jets<E>;
  /** `[mode][grade]`. */
  readonly #evolution: readonly Part<E>[][];
  /** `[symbol][shift]`, for parameters that vary. */
  readonly #parameters: ReadonlyMap<number, readonly Part<E>[]>;
  readonly #derivatives = new WeakMap<Part<E>, ReadonlyMap<number, Part<E>>>();
  /** Space derivatives of the evolution, by symbol and grade. */
  readonly #ofJets = new Map<number, Part<E>[]>();

  /** `couplings[j]`: the part of `G_j` at grade zero. */
  constructor(
    space: SeriesSpace<E>,
    jets: Jets<E>,
    couplings: readonly Part<E>[],
    parameters: ReadonlyMap<number, readonly Part<E>[]>,
  ) {
    this.#space = space;
    this.#jets = jets;
    this.#evolution = couplings.map((part) => [part]);
    this.#parameters = parameters;
  }

  /** `G_j` by grade, as far as it is known. */
  evolution(mode: number): readonly Part<E>[] {
    return at(this.#evolution, mode);
  }

  /** Enters the next part of every `G_j`. */
  extend(parts: readonly Part<E>[]): void {
    parts.forEach((part, mode) => {
      at(this.#evolution, mode).push(part);
    });
  }

  /** What the derivation makes of a part, at the grade that lies `shift` above. */
  transport(part: Part<E>, shift: number): Part<E> {
    const terms: [Part<E>, Part<E>][] = [];
    for (const [symbol, derivative] of this.#derivativesOf(part)) {
      const rate = this.#rate(symbol, shift);
      if (rate.size > 0) terms.push([derivative, rate]);
    }
    return terms.length === 0 ? EMPTY_PART : convolution(this.#space, terms);
  }

  /** Whether anything varies without a change of grade. */
  hasNilpotentPart(): boolean {
    const series = [...this.#evolution, ...this.#parameters.values()];
    return series.some((parts) => partAt(parts, 0).size > 0);
  }

  #derivativesOf(part: Part<E>): ReadonlyMap<number, Part<E>> {
    const known = this.#derivatives.get(part);
    if (known !== undefined) return known;
    const found = derivatives(this.#space.field, this.#space.table, part);
    this.#derivatives.set(part, found);
    return found;
  }

  #rate(symbol: number, shift: number): Part<E> {
    const parameter = this.#parameters.get(symbol);
    if (parameter !== undefined) return partAt(parameter, shift);
    const jet = this.#jets.jetOf(symbol);
    if (jet === undefined) return EMPTY_PART;
    const evolution = this.evolution(jet.mode);
    if (shift >= evolution.length || jet.orders.every((order) => order === 0))
      return partAt(evolution, shift);
    const parts = this.#ofJets.get(symbol) ?? [];
    this.#ofJets.set(symbol, parts);
    const known = parts[shift] ?? this.#jets.derivativeOf(partAt(evolution, shift), jet.orders);
    parts[shift] = known;
    return known;
  }
}
