import { fieldAt } from "../monomial.ts";
import type { Polynomial, TermSpace } from "../polynomial.ts";

/**
 * The radix of a number system in which a double holds the total degree and the exponents of any monomial up to a total
 * degree as its digits; `undefined` where doubles are too short. Such keys add as monomials multiply and compare in the
 * graded lexicographic order.
 */
export function keyRadix(variables: number, degree: number): number | undefined {
  const radix = degree + 1;
  return radix ** (variables + 1) <= Number.MAX_SAFE_INTEGER ? radix : undefined;
}

/** The keys of a polynomial's monomials, in descending order. */
export function keysOf<C>(radix: number, { words, variables }: TermSpace<C>, a: Polynomial<C>): Float64Array {
  const keys = new Float64Array(a.coefficients.length);
  for (let term = 0; term < keys.length; term += 1) {
    let key = 0;
    for (let field = 0; field <= variables.length; field += 1) {
      key = key * radix + fieldAt(a.monomials, term * words, field);
    }
    keys[term] = key;
  }
  return keys;
}
