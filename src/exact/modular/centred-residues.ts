import type { Integer } from "../integer.ts";
import { type DoubleField, inverseResidue, residueOfInteger } from "./double-field.ts";

/** Adding it to a double below 2^51 and taking it away again rounds to the nearest integer. */
const ROUNDING = 1.5 * 2 ** 52;

/**
 * The residue modulo p of an exact double below 2^53 in size, between -p/2 and p/2 but for two: the quotient is
 * rounded from a product with 1/p, which is off by less than 2^-25. Multiples of p give zero.
 */
export function centred(value: number, p: number, inverse: number): number {
  return value - (value * inverse + ROUNDING - ROUNDING) * p;
}

export function centredInteger(field: DoubleField, value: Integer): number {
  return centred(residueOfInteger(field, value), field.p, field.inverse);
}

/** Errors: E_DIVISION_BY_ZERO. */
export function centredInverse(field: DoubleField, residue: number): number {
  const inverse = inverseResidue(field, residueOfInteger(field, residue));
  return centred(inverse, field.p, field.inverse);
}
