import { at, invariant } from "../../../core/errors.ts";
import { asIntegers, type Integer } from "../../integer.ts";
import {
  type DoubleField,
  powersOfResidue,
  reduced,
  residueAt,
  residueOfInteger,
} from "../../modular/double-field.ts";
import { fieldAt, wordAt, wordsFor } from "../monomial.ts";
import { coefficientAt, type Polynomial, type PolynomialRing } from "../polynomial.ts";

/** A list of terms; `exponents[v]` is the column of one variable. */
export interface TermColumns<N> {
  readonly exponents: readonly Int32Array[];
  readonly coefficients: N;
}

/** Terms over the integers. */
export type IntegerTerms = TermColumns<readonly Integer[]>;

/** Terms over a prime field; zero coefficients are allowed. */
export type ModularTerms = TermColumns<Float64Array>;

/** The terms of a polynomial over Z with its variables in the given order of indices; the others must not occur. */
export function integerTerms<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  variables: readonly number[],
): IntegerTerms {
  const words = wordsFor(ring.variables.length);
  const count = a.coefficients.length;
  return {
    exponents: variables.map((variable) => {
      const column = new Int32Array(count);
      for (let i = 0; i < count; i += 1) column[i] = fieldAt(a.monomials, i * words, variable + 1);
      return column;
    }),
    coefficients: integerCoefficients(ring, a),
  };
}

/** The terms in lexicographic order of their exponents, lowest first. */
export function lexicographic({ exponents, coefficients }: IntegerTerms): IntegerTerms {
  const order = Int32Array.from(coefficients.keys()).sort((i, j) => {
    for (const column of exponents) {
      const difference = wordAt(column, i) - wordAt(column, j);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return {
    exponents: exponents.map((column) => order.map((i) => wordAt(column, i))),
    coefficients: Array.from(order, (i) => coefficientAt(coefficients, i)),
  };
}

function integerCoefficients<C>(
  { coefficients, name }: PolynomialRing<C>,
  a: Polynomial<C>,
): readonly Integer[] {
  const whole = asIntegers(coefficients, a.coefficients);
  invariant(whole !== undefined, `the modular gcd was asked for in ${name}`);
  return whole;
}

export function modularTerms(field: DoubleField, { exponents, coefficients }: IntegerTerms): ModularTerms {
  const residues = Float64Array.from(coefficients, (coefficient) => residueOfInteger(field, coefficient));
  return { exponents, coefficients: residues };
}

/** The largest exponent in a column; zero for none. */
export function largestExponent(column: Int32Array): number {
  let largest = 0;
  for (const exponent of column) largest = Math.max(largest, exponent);
  return largest;
}

/** The values of the monomials in the first of some columns' variables at a point. */
export function monomialValues(
  field: DoubleField,
  columns: readonly Int32Array[],
  point: readonly number[],
  count: number,
): Float64Array {
  const { p, inverse } = field;
  const values = new Float64Array(count).fill(1);
  columns.forEach((column, v) => {
    const powers = powersOfResidue(field, at(point, v), largestExponent(column));
    for (let i = 0; i < count; i += 1) {
      values[i] = reduced(residueAt(values, i) * residueAt(powers, wordAt(column, i)), p, inverse);
    }
  });
  return values;
}

/** Terms in lexicographic order with values substituted for their last variables, and like ones then collected. */
export function specialise(field: DoubleField, terms: ModularTerms, values: readonly number[]): ModularTerms {
  const { p, inverse } = field;
  const count = terms.coefficients.length;
  const kept = terms.exponents.slice(0, terms.exponents.length - values.length);
  const factors = monomialValues(field, terms.exponents.slice(kept.length), values, count);
  const coefficients = new Float64Array(count);
  const first = new Int32Array(count);
  let groups = 0;
  for (let i = 0; i < count; i += 1) {
    const value = reduced(residueAt(factors, i) * residueAt(terms.coefficients, i), p, inverse);
    if (groups > 0 && areAlike(kept, i, wordAt(first, groups - 1))) {
      coefficients[groups - 1] = (residueAt(coefficients, groups - 1) + value) % p;
    } else {
      first[groups] = i;
      coefficients[groups] = value;
      groups += 1;
    }
  }
  const chosen = first.subarray(0, groups);
  return {
    exponents: kept.map((column) => chosen.map((i) => wordAt(column, i))),
    coefficients: coefficients.slice(0, groups),
  };
}

function areAlike(columns: readonly Int32Array[], i: number, j: number): boolean {
  for (const column of columns) {
    if (column[i] !== column[j]) return false;
  }
  return true;
}
