import { at } from "../../../core/errors.ts";
import type { Field } from "../../../exact/ring.ts";
import { RowSums, type Rows } from "./rows.ts";

/** Adds to sums what a derivation makes of rows at the grade that lies `shift` above. */
export type Derivation<E> = (rows: Rows<E>, shift: number, into: RowSums<E>) => void;

/**
 * The series `exp(r D) w = sum of r^p w_p` of rows w that become known grade by grade, for a derivation D that raises
 * the grade: at grade n it ends with w_n.
 */
export class ExponentialRows<E> {
  readonly #field: Field<E>;
  readonly #shape: readonly [modes: number, columns: number];
  readonly #derivation: Derivation<E>;
  /** `[grade][p]`. */
  readonly #parts: Rows<E>[][] = [];

  constructor(field: Field<E>, shape: readonly [modes: number, columns: number], derivation: Derivation<E>) {
    this.#field = field;
    this.#shape = shape;
    this.#derivation = derivation;
  }

  /** The terms w_0, w_1, ... at a grade; none at grades that are not begun. */
  terms(grade: number): readonly Rows<E>[] {
    return this.#parts[grade] ?? [];
  }

  /** w by grade, as far as it is known. */
  starts(): readonly Rows<E>[] {
    return this.#parts.map((terms) => at(terms, 0));
  }

  /** Begins the next grade with what the lower ones give there; w itself is still to be added. */
  advance(): void {
    const grade = this.#parts.length;
    const terms = [this.#sums().total()];
    for (let p = 1; p <= grade; p += 1) {
      const sums = this.#sums();
      for (let shift = 1; shift <= grade; shift += 1) {
        const lower = this.terms(grade - shift)[p - 1];
        if (lower !== undefined) this.#derivation(lower, shift, sums);
      }
      const scaled = this.#sums();
      scaled.addMultiple(sums.total(), this.#field.divide(this.#field.one, this.#field.fromInteger(p)));
      terms.push(scaled.total());
    }
    this.#parts.push(terms);
  }

  /** Adds rows to w at the newest grade. */
  add(rows: Rows<E>): void {
    const newest = at(this.#parts, this.#parts.length - 1);
    const sums = this.#sums();
    for (const each of [at(newest, 0), rows]) sums.addMultiple(each, this.#field.one);
    newest[0] = sums.total();
  }

  #sums(): RowSums<E> {
    return new RowSums(this.#field, ...this.#shape);
  }
}
