import { at } from "../../../core/errors.ts";
import type { Field } from "../../../exact/ring.ts";
import { isAnyLeft, RowSums, type Rows } from "./rows.ts";

/** Adds to sums what a derivation makes of rows at the grade that lies `shift` above. */
export type Derivation<E> = (rows: Rows<E>, shift: number, into: RowSums<E>) => void;

/**
 * The series `exp(r D) w = sum of r^p w_p` of rows w that become known grade by grade, for a derivation D that raises
 * the grade, or is nilpotent where it does not: it has finitely many terms at each grade.
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

  /** The terms w_0, w_1, ... at a grade; none below those that are entered. */
  terms(grade: number): readonly Rows<E>[] {
    return this.#parts[grade] ?? [];
  }

  /** Begins the next grade with what the lower ones give there; w itself is still to be added. */
  advance(): void {
    const grade = this.#parts.push([]) - 1;
    let last = this.#sums().total();
    this.#set(grade, 0, last);
    for (let p = 1; p <= grade || isAnyLeft(last); p += 1) {
      const sums = this.#sums();
      for (let shift = 1; shift <= grade; shift += 1) {
        const lower = this.terms(grade - shift)[p - 1];
        if (lower !== undefined) this.#derivation(lower, shift, sums);
      }
      this.#derivation(last, 0, sums);
      last = this.#divided(sums, p);
      this.#set(grade, p, last);
    }
  }

  /** Adds rows to w at the newest grade. */
  add(rows: Rows<E>): void {
    const grade = this.#parts.length - 1;
    let term = rows;
    for (let p = 0; isAnyLeft(term); p += 1) {
      const sums = this.#sums();
      for (const each of [this.terms(grade)[p] ?? [], term]) sums.addMultiple(each, this.#field.one);
      this.#set(grade, p, sums.total());
      const next = this.#sums();
      this.#derivation(term, 0, next);
      term = this.#divided(next, p + 1);
    }
  }

  #sums(): RowSums<E> {
    return new RowSums(this.#field, ...this.#shape);
  }

  #set(grade: number, p: number, rows: Rows<E>): void {
    at(this.#parts, grade)[p] = rows;
  }

  #divided(sums: RowSums<E>, divisor: number): Rows<E> {
    const scaled = this.#sums();
    scaled.addMultiple(sums.total(), this.#field.divide(this.#field.one, this.#field.fromInteger(divisor)));
    return scaled.total();
  }
}
