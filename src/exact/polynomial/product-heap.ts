import { at } from "../../core/errors.ts";
import { compareMonomials, wordAt } from "./monomial.ts";
import { coefficientAt, type Polynomial, type TermSpace } from "./polynomial.ts";
import { enlarged } from "./term-table.ts";

/**
 * The products of quotient terms with the terms after the first of a divisor, largest monomial first.
 * Row `i` of quotient term `i` is a descending list, of which only the next product is in the heap.
 */
export class ProductHeap<C> {
  readonly #space: TermSpace<C>;
  readonly #divisor: Polynomial<C>;
  /** Rows in heap order of their next products. */
  readonly #rows: number[] = [];
  /** `[row]`: the divisor's term in the next product. */
  readonly #columns: number[] = [];
  /** `[row]`: the packed monomial of the next product. */
  #products: Int32Array;

  constructor(space: TermSpace<C>, divisor: Polynomial<C>) {
    this.#space = space;
    this.#divisor = divisor;
    this.#products = new Int32Array(space.words * divisor.coefficients.length);
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  /** Positive where the given monomial comes first, negative where the top does, zero where they are equal. */
  compareTop(monomials: Int32Array, start: number, isPresent: boolean): number {
    if (!isPresent) return -1;
    const [top] = this.#rows;
    if (top === undefined) return 1;
    const { words } = this.#space;
    return compareMonomials(monomials, start, this.#products, top * words, words);
  }

  /** Writes the top's monomial. */
  copyTop(target: Int32Array): void {
    const { words } = this.#space;
    const start = at(this.#rows, 0) * words;
    target.set(this.#products.subarray(start, start + words));
  }

  /** Removes all products with the given monomial, which the top has, and returns the sum of their coefficients. */
  takeTop(monomial: Int32Array, quotientMonomials: Int32Array, quotients: readonly C[]): C {
    const { words, coefficients } = this.#space;
    let total = coefficients.zero;
    for (let row = this.#rows[0]; row !== undefined; row = this.#rows[0]) {
      if (compareMonomials(this.#products, row * words, monomial, 0, words) !== 0) break;
      const column = at(this.#columns, row);
      const factor = coefficientAt(this.#divisor.coefficients, column);
      total = coefficients.add(total, coefficients.multiply(coefficientAt(quotients, row), factor));
      this.#advanceTop(row, column + 1, quotientMonomials);
    }
    return total;
  }

  /** Enters the products of a new quotient term. */
  startRow(row: number, quotientMonomials: Int32Array): void {
    const { words } = this.#space;
    if ((row + 1) * words > this.#products.length) this.#products = enlarged(this.#products);
    this.#setProduct(row, 1, quotientMonomials);
    this.#rows.push(row);
    this.#siftUp(this.#rows.length - 1);
  }

  #setProduct(row: number, column: number, quotientMonomials: Int32Array): void {
    const { words } = this.#space;
    this.#columns[row] = column;
    for (let k = 0; k < words; k += 1) {
      this.#products[row * words + k] =
        wordAt(quotientMonomials, row * words + k) + wordAt(this.#divisor.monomials, column * words + k);
    }
  }

  #advanceTop(row: number, column: number, quotientMonomials: Int32Array): void {
    if (column < this.#divisor.coefficients.length) {
      this.#setProduct(row, column, quotientMonomials);
    } else {
      const last = this.#rows.pop();
      if (last === undefined || this.#rows.length === 0) return;
      this.#rows[0] = last;
    }
    this.#siftDown();
  }

  #isAbove(row: number, other: number): boolean {
    const { words } = this.#space;
    return compareMonomials(this.#products, row * words, this.#products, other * words, words) > 0;
  }

  #siftUp(from: number): void {
    const row = at(this.#rows, from);
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const other = at(this.#rows, parent);
      if (!this.#isAbove(row, other)) break;
      this.#rows[position] = other;
      position = parent;
    }
    this.#rows[position] = row;
  }

  #siftDown(): void {
    const row = at(this.#rows, 0);
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      let candidate = this.#rows[child];
      if (candidate === undefined) break;
      const sibling = this.#rows[child + 1];
      if (sibling !== undefined && this.#isAbove(sibling, candidate)) {
        child += 1;
        candidate = sibling;
      }
      if (!this.#isAbove(candidate, row)) break;
      this.#rows[position] = candidate;
      position = child;
    }
    this.#rows[position] = row;
  }
}
