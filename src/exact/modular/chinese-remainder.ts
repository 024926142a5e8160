import { at } from "../../core/errors.ts";
import {
  type DoubleField,
  inverseResidue,
  multiplyResidues,
  residueAt,
  residueOfInteger,
} from "./double-field.ts";

/** Integers known modulo the product of some primes, as the representatives of least absolute value. */
export interface Lift {
  readonly modulus: bigint;
  readonly values: readonly bigint[];
}

/** Nothing known yet about so many integers. */
export function emptyLift(count: number): Lift {
  return { modulus: 1n, values: new Array<bigint>(count).fill(0n) };
}

/**
 * What is known with the residues modulo one more prime, which must not divide the modulus.
 * Source: Garner's mixed radix form, in Knuth, The Art of Computer Programming 2, section 4.3.2.
 */
export function extendLift(lift: Lift, field: DoubleField, residues: Float64Array): Lift {
  const { p } = field;
  const inverse = inverseResidue(field, residueOfInteger(field, lift.modulus));
  const half = p >> 1;
  const values = lift.values.map((value, i) => {
    const difference = residueAt(residues, i) - residueOfInteger(field, value);
    const digit = multiplyResidues(field, difference < 0 ? difference + p : difference, inverse);
    return value + lift.modulus * BigInt(digit > half ? digit - p : digit);
  });
  return { modulus: lift.modulus * BigInt(p), values };
}

/** Residues of unrelated integers all miss the outer part of their range with probability 2^-10 each. */
const SPARE_BITS = 10n;

/** Early termination: whether all values are so far below the modulus that more primes would hardly change them. */
export function isSettled({ modulus, values }: Lift): boolean {
  const bound = modulus >> SPARE_BITS;
  return values.every((_, i) => at(values, i) < bound && at(values, i) > -bound);
}
