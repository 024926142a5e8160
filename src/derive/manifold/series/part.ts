import { at } from "../../../core/errors.ts";
import type { Ring } from "../../../exact/ring.ts";
import type { MonomialTable } from "./monomial-table.ts";

/** The homogeneous part of a series at one grade: coefficients by the index of their monomial, none of them zero. */
export type Part<E> = ReadonlyMap<number, E>;

export const EMPTY_PART: Part<never> = new Map<number, never>();

/** A part under construction: terms are added up, and those that cancel are left out at the end. */
export class PartSum<E> {
  readonly #ring: Ring<E>;
  readonly #sums = new Map<number, E>();

  constructor(ring: Ring<E>) {
    this.#ring = ring;
  }

  addTerm(monomial: number, coefficient: E): void {
    const sum = this.#sums.get(monomial);
    this.#sums.set(monomial, sum === undefined ? coefficient : this.#ring.add(sum, coefficient));
  }

  add(part: Part<E>): void {
    for (const [monomial, coefficient] of part) this.addTerm(monomial, coefficient);
  }

  addMultiple(part: Part<E>, factor: E): void {
    if (this.#ring.equals(factor, this.#ring.one)) this.add(part);
    else {
      for (const [monomial, coefficient] of part)
        this.addTerm(monomial, this.#ring.multiply(factor, coefficient));
    }
  }

  total(): Part<E> {
    for (const [monomial, sum] of this.#sums) if (this.#ring.isZero(sum)) this.#sums.delete(monomial);
    return this.#sums.size === 0 ? EMPTY_PART : this.#sums;
  }
}

/** The sum of multiples of parts. */
export function combination<E>(ring: Ring<E>, terms: Iterable<readonly [factor: E, part: Part<E>]>): Part<E> {
  const sum = new PartSum(ring);
  for (const [factor, part] of terms) sum.addMultiple(part, factor);
  return sum.total();
}

/** The sums of the parts of two lists, one by one. */
export function summed<E>(ring: Ring<E>, a: readonly Part<E>[], b: readonly Part<E>[]): readonly Part<E>[] {
  return a.map((part, k) =>
    combination(ring, [
      [ring.one, part],
      [ring.one, at(b, k)],
    ]),
  );
}

/** `[s]`: the partial derivative of a part by the symbol s, for those symbols that occur. */
export function derivatives<E>(
  ring: Ring<E>,
  table: MonomialTable<E>,
  part: Part<E>,
): ReadonlyMap<number, Part<E>> {
  const bySymbol = new Map<number, Map<number, E>>();
  for (const [monomial, coefficient] of part) {
    table.forEachFactor(monomial, (symbol, exponent) => {
      const lowered = table.product(monomial, table.power(symbol, -1));
      const derivative = bySymbol.get(symbol) ?? new Map<number, E>();
      bySymbol.set(symbol, derivative);
      derivative.set(lowered, ring.multiply(ring.fromInteger(exponent), coefficient));
    });
  }
  return bySymbol;
}

/** The entry of a list of parts, empty beyond its end. */
export function partAt<E>(parts: readonly Part<E>[], grade: number): Part<E> {
  return grade < parts.length ? at(parts, grade) : EMPTY_PART;
}
