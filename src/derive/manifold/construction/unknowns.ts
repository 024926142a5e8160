import { at } from "../../../core/errors.ts";
import { delayName, derivativeName } from "../../../expr/jet-symbol.ts";
import { combination, EMPTY_PART, type Part, partAt } from "../series/part.ts";
import { byGrade, constantOf, type SeriesSpace, type Unknown } from "../series/relaxed.ts";
import type { Delays } from "./delays.ts";
import type { Flow } from "./flow.ts";
import { type Jets, scaled } from "./jets.ts";

/** Which of the unknowns: its space derivative, now or at an earlier time. */
export interface UnknownKey {
  readonly variable: number;
  readonly orders: readonly number[];
  /** The index of a delay; `undefined` for now. */
  readonly delay: number | undefined;
}

/** The variables of a system as series in the amplitudes, as far as they are known. */
export class Unknowns<E> {
  readonly #space: SeriesSpace<E>;
  readonly #jets: Jets<E>;
  readonly #flow: Flow<E>;
  readonly #delays: Delays<E>;
  readonly #names: readonly string[];
  readonly #directions: readonly string[];
  /** `[variable][grade]`. */
  readonly #values: readonly Part<E>[][];
  readonly #found = new Map<string, Unknown<E>>();
  readonly #keys = new Map<Unknown<E>, UnknownKey>();

  constructor(
    space: SeriesSpace<E>,
    evolving: { readonly jets: Jets<E>; readonly flow: Flow<E>; readonly delays: Delays<E> },
    names: { readonly variables: readonly string[]; readonly directions: readonly string[] },
    leading: readonly Part<E>[],
  ) {
    this.#space = space;
    this.#jets = evolving.jets;
    this.#flow = evolving.flow;
    this.#delays = evolving.delays;
    this.#names = names.variables;
    this.#directions = names.directions;
    this.#values = leading.map((part) => [part]);
  }

  values(variable: number): readonly Part<E>[] {
    return at(this.#values, variable);
  }

  /** Enters the next part of every variable. */
  extend(parts: readonly Part<E>[]): void {
    parts.forEach((part, variable) => {
      at(this.#values, variable).push(part);
    });
  }

  keyOf(unknown: Unknown<E>): UnknownKey | undefined {
    return this.#keys.get(unknown);
  }

  /** The unknown as a series; the same object for the same key. */
  series(key: UnknownKey): Unknown<E> {
    const now = derivativeName(at(this.#names, key.variable), this.#directions, key.orders);
    const name = key.delay === undefined ? now : delayName(now, this.#delays.text(key.delay));
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const value = byGrade((grade) =>
      this.#jets.derivativeOf(partAt(this.values(key.variable), grade), key.orders),
    );
    const made = key.delay === undefined ? this.#present(name, value) : this.#delayed(name, value, key.delay);
    this.#found.set(name, made);
    this.#keys.set(made, key);
    return made;
  }

  #present(name: string, value: (grade: number) => Part<E>): Unknown<E> {
    return this.#unknown(name, {
      part: value,
      known: (grade) => (grade === 0 ? value(0) : EMPTY_PART),
      change: value,
    });
  }

  /**
   * `u(t - tau)` is `exp(-tau d/dt) u`. The leading rates contribute a factor to each monomial; with them commutes the
   * rest of the flow, which is resonant, and raises the grade: the exponential series of the rest is finite.
   */
  #delayed(name: string, value: (grade: number) => Part<E>, delay: number): Unknown<E> {
    const { field } = this.#space;
    const minusTau = field.negate(this.#delays.duration(delay));
    const shifted = byGrade((grade) => this.#delays.shift(value(grade), delay));
    /** The k-th term of the exponential series, but for the newest evolution and the newest value. */
    const settled: ((grade: number) => Part<E>)[] = [];
    const term = (k: number, grade: number): Part<E> => {
      if (k === 0) return shifted(grade);
      const newest = k === 1 && grade > 0 ? this.#transported(shifted(0), grade, minusTau) : EMPTY_PART;
      return combination(field, [
        [field.one, settledTerm(k)(grade)],
        [field.one, newest],
      ]);
    };
    const settledTerm = (k: number) => {
      const factor = field.divide(minusTau, field.fromInteger(k));
      const made =
        settled[k] ??
        byGrade((grade: number) =>
          combination(
            field,
            range(1, grade - 1).map((shift) => [
              factor,
              this.#flow.transport(term(k - 1, grade - shift), shift),
            ]),
          ),
        );
      settled[k] = made;
      return made;
    };
    const known = byGrade((grade) =>
      grade === 0
        ? shifted(0)
        : combination(
            field,
            range(1, grade).map((k) => [field.one, settledTerm(k)(grade)]),
          ),
    );
    const change = byGrade((grade) =>
      combination(field, [
        [field.one, shifted(grade)],
        [field.one, this.#transported(shifted(0), grade, minusTau)],
      ]),
    );
    const part = byGrade((grade) =>
      grade === 0
        ? shifted(0)
        : combination(field, [
            [field.one, known(grade)],
            [field.one, change(grade)],
          ]),
    );
    return this.#unknown(name, { part, known, change });
  }

  #transported(part: Part<E>, shift: number, factor: E): Part<E> {
    return scaled(this.#space, this.#flow.transport(part, shift), factor);
  }

  #unknown(name: string, parts: Pick<Unknown<E>, "part" | "known" | "change">): Unknown<E> {
    const { field } = this.#space;
    const slope = new Map<Unknown<E>, E>();
    const unknown: Unknown<E> = { name, ...parts, slope, constant: constantOf(field, parts.part(0)) };
    slope.set(unknown, field.one);
    return unknown;
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
