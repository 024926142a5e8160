import { at } from "../../core/errors.ts";
import { canonicalInteger, type Integer } from "../integer.ts";
import { centred, centredInteger, centredInverse } from "./centred-residues.ts";
import { type DoubleField, residueAt } from "./double-field.ts";

/**
 * Integers known modulo the product of some primes, by digits of least size: integer i is
 * `d_0 + p_0 (d_1 + p_1 (d_2 + ...))` with `d_k = digits[k][i]`. It is the one of least size with its residues, where
 * that is below half the product of the primes by a margin of one part in a million.
 * Source: Garner's method, in Knuth, The Art of Computer Programming 2, section 4.3.2.
 */
export interface Lift {
  readonly fields: readonly DoubleField[];
  readonly digits: readonly Float64Array[];
}

/** Nothing known yet. */
export const EMPTY_LIFT: Lift = { fields: [], digits: [] };

/** What is known with the residues modulo one more prime, which none of the others equals. */
export function extendLift({ fields, digits }: Lift, field: DoubleField, residues: Float64Array): Lift {
  const next = nextDigits(radixStep(field, fields), digits, residues);
  return { fields: [...fields, field], digits: [...digits, next] };
}

/** How the digits for one prime follow from those for others. */
export interface RadixStep {
  readonly field: DoubleField;
  /** The other primes modulo this one, centred. */
  readonly radices: Float64Array;
  /** The inverse of their product, centred. */
  readonly inverse: number;
}

export function radixStep(field: DoubleField, earlier: readonly DoubleField[]): RadixStep {
  const radices = Float64Array.from(earlier, ({ p }) => centredInteger(field, p));
  const product = radices.reduce((total, radix) => centred(total * radix, field.p, field.inverse), 1);
  return { field, radices, inverse: centredInverse(field, product) };
}

/** The digits, by what the earlier ones lack of residues that are below the prime in size. */
export function nextDigits(
  { field: { p, inverse }, radices, inverse: inverseOfRadices }: RadixStep,
  digits: readonly Float64Array[],
  residues: Float64Array,
): Float64Array {
  const known = new Float64Array(residues.length);
  for (let k = digits.length - 1; k >= 0; k -= 1) {
    const [radix, digit] = [residueAt(radices, k), at(digits, k)];
    for (let i = 0; i < known.length; i += 1) {
      known[i] = centred(residueAt(known, i) * radix + residueAt(digit, i), p, inverse);
    }
  }
  for (let i = 0; i < known.length; i += 1) {
    const difference = centred(residueAt(residues, i) - residueAt(known, i), p, inverse);
    known[i] = centred(difference * inverseOfRadices, p, inverse);
  }
  return known;
}

/** Last digits of unrelated integers are all so close to zero with probability 2^-9 each. */
const SPARE_BITS = 10;

/** Early termination: whether all integers are so far below what the primes hold that more would hardly change them. */
export function isSettled({ fields, digits }: Lift): boolean {
  const limit = (fields.at(-1)?.p ?? 0) / 2 ** SPARE_BITS;
  return digits.at(-1)?.every((digit) => Math.abs(digit) < limit) ?? false;
}

/** Puts one integer together, given its index: digits two by two in doubles, then pair by pair in bigints. */
export function integersOf({ fields, digits }: Lift): (index: number) => Integer {
  const pairs = Array.from({ length: Math.ceil(fields.length / 2) }, (_, pair) => {
    const [low, high] = [at(digits, 2 * pair), digits[2 * pair + 1]];
    const radix = at(fields, 2 * pair).p;
    return {
      modulus: BigInt(radix) * BigInt(fields[2 * pair + 1]?.p ?? 1),
      // Zero at the end makes 0 of -0.
      value: (index: number) =>
        residueAt(low, index) + (high === undefined ? 0 : radix * residueAt(high, index)) + 0,
    };
  });
  return (index) => {
    let top = pairs.length - 1;
    while (top > 0 && at(pairs, top).value(index) === 0) top -= 1;
    if (top <= 0) return pairs[0]?.value(index) ?? 0;
    let value = BigInt(at(pairs, top).value(index));
    for (let k = top - 1; k >= 0; k -= 1) {
      const pair = at(pairs, k);
      value = value * pair.modulus + BigInt(pair.value(index));
    }
    return canonicalInteger(value);
  };
}
