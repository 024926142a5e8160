import { ResiduaError } from "../../core/errors.ts";

/*
 * A monomial is packed into 32-bit words of two fields each: its total degree, then its exponents in the order
 * of the variables. Words then compare as the graded lexicographic order, and add as monomials multiply.
 * The top bit of a field is a guard: it stays clear, so that a subtraction which borrows shows there.
 */

/** No exponent exceeds the total degree, so that one bound on the degree keeps every guard bit clear. */
export const LARGEST_DEGREE = 0x7fff;

const FIELD_BITS = 16;
const FIELD_MASK = 0x7fff;
const GUARD_BITS = 0x80008000 | 0;

/** Words that hold the degree and the exponents of so many variables. */
export function wordsFor(variables: number): number {
  return Math.ceil((1 + variables) / 2);
}

/** The word at an index inside the array: the compiler cannot know that it is there. */
export function wordAt(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

function shiftOf(field: number): number {
  return field % 2 === 0 ? FIELD_BITS : 0;
}

/** The content of a field: 0 is the total degree, `v + 1` the exponent of variable `v`. */
export function fieldAt(words: Int32Array, start: number, field: number): number {
  return (wordAt(words, start + (field >> 1)) >>> shiftOf(field)) & FIELD_MASK;
}

/** Adds `amount` to a field; the caller answers for its range. */
export function addToField(words: Int32Array, start: number, field: number, amount: number): void {
  const index = start + (field >> 1);
  words[index] = wordAt(words, index) + amount * (1 << shiftOf(field));
}

/** Writes exponents into words that are zero. Errors: E_DOMAIN, E_EXPONENT_OVERFLOW. */
export function packInto(words: Int32Array, start: number, exponents: readonly number[]): void {
  for (const exponent of exponents) {
    if (!Number.isInteger(exponent) || exponent < 0) {
      throw new ResiduaError("E_DOMAIN", `expected exponents 0, 1, 2, ..., got ${exponent}`);
    }
  }
  const degree = exponents.reduce((total, exponent) => total + exponent, 0);
  requireDegree(degree);
  addToField(words, start, 0, degree);
  exponents.forEach((exponent, v) => {
    addToField(words, start, v + 1, exponent);
  });
}

/** Errors: E_EXPONENT_OVERFLOW where monomials of this degree cannot be packed. */
export function requireDegree(degree: number): void {
  if (degree > LARGEST_DEGREE) {
    throw new ResiduaError(
      "E_EXPONENT_OVERFLOW",
      `a monomial of degree ${degree} exceeds the largest degree ${LARGEST_DEGREE}`,
    );
  }
}

export function unpack(words: Int32Array, start: number, variables: number): number[] {
  return Array.from({ length: variables }, (_, v) => fieldAt(words, start, v + 1));
}

/** Negative, zero or positive as the first monomial is smaller, equal or larger in the graded order. */
export function compareMonomials(
  a: Int32Array,
  startA: number,
  b: Int32Array,
  startB: number,
  words: number,
): number {
  for (let k = 0; k < words; k += 1) {
    const difference = wordAt(a, startA + k) - wordAt(b, startB + k);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Writes the quotient of two monomials; `false`, with the target undefined, where it is none. */
export function divideMonomials(
  a: Int32Array,
  startA: number,
  b: Int32Array,
  startB: number,
  target: Int32Array,
  words: number,
): boolean {
  for (let k = 0; k < words; k += 1) {
    const difference = wordAt(a, startA + k) - wordAt(b, startB + k);
    if ((difference & GUARD_BITS) !== 0) return false;
    target[k] = difference;
  }
  return true;
}
