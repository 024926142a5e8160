import { packInto, wordAt } from "./monomial.ts";
import { coefficientAt, type Polynomial, type Term, type TermSpace } from "./polynomial.ts";
import { sortedTerms } from "./term-order.ts";

/** Odd multipliers of the words in a hash; their count bounds nothing, as they are reused in turn. */
const HASH_MULTIPLIERS = Int32Array.from([0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1]);

/** Free slots stay at least this share of a table, so that probe sequences are short. */
const LARGEST_LOAD = 0.5;

const SMALLEST_CAPACITY = 16;

/**
 * Collects terms with equal monomials: a hash table with open addressing over growing arrays of terms.
 * The hash is linear in the words, so that the hash of a product is the sum of two hashes.
 */
export class TermTable<C> {
  readonly #space: TermSpace<C>;
  #count = 0;
  #monomials: Int32Array;
  #hashes: Int32Array;
  /** Index of a term plus one; zero where free. */
  #slots: Int32Array;
  readonly #coefficients: C[] = [];

  /** `expected`: the number of terms to make room for; more are taken too. */
  constructor(space: TermSpace<C>, expected: number) {
    let capacity = SMALLEST_CAPACITY;
    while (capacity * LARGEST_LOAD < expected) capacity *= 2;
    this.#space = space;
    this.#slots = new Int32Array(capacity);
    this.#hashes = new Int32Array(capacity * LARGEST_LOAD);
    this.#monomials = new Int32Array(capacity * LARGEST_LOAD * space.words);
  }

  /** The terms collected, those that have cancelled among them. */
  get count(): number {
    return this.#count;
  }

  /** Adds `coefficient` times the product of the monomials `i` of `a` and `j` of `b`. */
  addProduct(a: HashedMonomials, i: number, b: HashedMonomials, j: number, coefficient: C): void {
    const hash = (wordAt(a.hashes, i) + wordAt(b.hashes, j)) | 0;
    const { words, coefficients } = this.#space;
    const mask = this.#slots.length - 1;
    for (let slot = scramble(hash) & mask; ; slot = (slot + 1) & mask) {
      const term = wordAt(this.#slots, slot) - 1;
      if (term < 0) {
        this.#slots[slot] = this.#count + 1;
        this.#append(a, i, b, j, hash, coefficient);
        return;
      }
      if (wordAt(this.#hashes, term) !== hash) continue;
      if (isProduct(this.#monomials, term * words, a.monomials, i * words, b.monomials, j * words, words)) {
        this.#coefficients[term] = coefficients.add(coefficientAt(this.#coefficients, term), coefficient);
        return;
      }
    }
  }

  #append(a: HashedMonomials, i: number, b: HashedMonomials, j: number, hash: number, coefficient: C): void {
    const { words } = this.#space;
    const start = this.#count * words;
    for (let k = 0; k < words; k += 1) {
      this.#monomials[start + k] = wordAt(a.monomials, i * words + k) + wordAt(b.monomials, j * words + k);
    }
    this.#hashes[this.#count] = hash;
    this.#coefficients.push(coefficient);
    this.#count += 1;
    if (this.#count >= this.#hashes.length) this.#grow();
  }

  #grow(): void {
    const capacity = this.#slots.length * 2;
    this.#monomials = enlarged(this.#monomials);
    this.#hashes = enlarged(this.#hashes);
    this.#slots = new Int32Array(capacity);
    for (let term = 0; term < this.#count; term += 1) {
      let slot = scramble(wordAt(this.#hashes, term)) & (capacity - 1);
      while (wordAt(this.#slots, slot) !== 0) slot = (slot + 1) & (capacity - 1);
      this.#slots[slot] = term + 1;
    }
  }

  /** The collected terms, without those that cancelled, in descending order. */
  toPolynomial(): Polynomial<C> {
    const { isZero } = this.#space.coefficients;
    const kept = new Int32Array(this.#count);
    let count = 0;
    for (let term = 0; term < this.#count; term += 1) {
      if (!isZero(coefficientAt(this.#coefficients, term))) {
        kept[count] = term;
        count += 1;
      }
    }
    return sortedTerms(this.#space, kept.subarray(0, count), this.#monomials, this.#coefficients);
  }
}

/** Packed monomials with their hashes. */
export interface HashedMonomials {
  readonly monomials: Int32Array;
  readonly hashes: Int32Array;
}

export function hashedMonomials(monomials: Int32Array, words: number): HashedMonomials {
  const hashes = new Int32Array(monomials.length / words);
  for (let index = 0; index < monomials.length; index += 1) {
    const term = Math.floor(index / words);
    const multiplier = wordAt(HASH_MULTIPLIERS, (index % words) % HASH_MULTIPLIERS.length);
    hashes[term] = wordAt(hashes, term) + Math.imul(wordAt(monomials, index), multiplier);
  }
  return { monomials, hashes };
}

/** Spreads a linear hash over the low bits that choose a slot. */
function scramble(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function isProduct(
  monomials: Int32Array,
  start: number,
  a: Int32Array,
  startA: number,
  b: Int32Array,
  startB: number,
  words: number,
): boolean {
  for (let k = 0; k < words; k += 1) {
    if (wordAt(monomials, start + k) !== wordAt(a, startA + k) + wordAt(b, startB + k)) return false;
  }
  return true;
}

/** The array with twice the room. */
export function enlarged(words: Int32Array): Int32Array {
  const result = new Int32Array(words.length * 2);
  result.set(words);
  return result;
}

/** The polynomial of the terms in any order; equal monomials are collected. Errors: E_DOMAIN, E_EXPONENT_OVERFLOW. */
export function collectTerms<C>(space: TermSpace<C>, terms: readonly Term<C>[]): Polynomial<C> {
  const { words } = space;
  const packed = new Int32Array(terms.length * words);
  terms.forEach(({ exponents }, i) => {
    packInto(packed, i * words, exponents);
  });
  const factors = hashedMonomials(packed, words);
  const one = hashedMonomials(new Int32Array(words), words);
  const table = new TermTable(space, terms.length);
  terms.forEach(({ coefficient }, i) => {
    table.addProduct(factors, i, one, 0, coefficient);
  });
  return table.toPolynomial();
}
