import { stopWhenSpent } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { power, type Ring } from "../ring.ts";
import { fieldAt } from "./monomial.ts";
import type { Polynomial, TermSpace } from "./polynomial.ts";

/** The image of a polynomial under the homomorphism given by its coefficients' and variables' images. Errors: E_SHAPE. */
export function evaluatePolynomial<C, T>(
  space: TermSpace<C>,
  a: Polynomial<C>,
  target: Ring<T>,
  mapCoefficient: (coefficient: C) => T,
  values: readonly T[],
): T {
  if (values.length !== space.variables.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected ${space.variables.length} values for ${space.identity}, got ${values.length}`,
    );
  }
  const monomialAt = monomialValues(space, a, target, values);
  return sumInPairs(
    target,
    a.coefficients.map((coefficient, i) => {
      stopWhenSpent(space.budget, "evaluating a polynomial");
      const image = mapCoefficient(coefficient);
      const monomial = monomialAt(i);
      return monomial === undefined ? image : target.multiply(image, monomial);
    }),
  );
}

/**
 * The values of the monomials, asked for in turn; `undefined` for one. Neighbours in the order share their first
 * exponents, whose products are kept.
 */
function monomialValues<C, T>(
  { words }: TermSpace<C>,
  { monomials }: Polynomial<C>,
  target: Ring<T>,
  values: readonly T[],
): (term: number) => T | undefined {
  const powers = values.map((value) => powersOf(target, value));
  const exponents = new Int32Array(values.length).fill(-1);
  const prefixes: (T | undefined)[] = [undefined];
  return (term) => {
    let isShared = true;
    powers.forEach((powerOf, v) => {
      const exponent = fieldAt(monomials, term * words, v + 1);
      if (isShared && exponent === exponents[v]) return;
      isShared = false;
      exponents[v] = exponent;
      const prefix = prefixes[v];
      if (exponent === 0) prefixes[v + 1] = prefix;
      else
        prefixes[v + 1] =
          prefix === undefined ? powerOf(exponent) : target.multiply(prefix, powerOf(exponent));
    });
    return prefixes[values.length];
  };
}

/** The powers of a value, each computed once. */
function powersOf<T>(ring: Ring<T>, value: T): (exponent: number) => T {
  const known: T[] = [ring.one, value];
  return (exponent) => {
    const present = known[exponent];
    if (present !== undefined) return present;
    const previous = known[exponent - 1];
    const result = previous === undefined ? power(ring, value, exponent) : ring.multiply(previous, value);
    known[exponent] = result;
    return result;
  };
}

/** The sum as a balanced tree, so that long sums of large elements merge elements of like size. */
export function sumInPairs<T>(ring: Ring<T>, terms: readonly T[]): T {
  let level = terms;
  while (level.length > 1) {
    const pairs: T[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) pairs.push(ring.add(at(level, i), at(level, i + 1)));
    if (level.length % 2 === 1) pairs.push(at(level, level.length - 1));
    level = pairs;
  }
  return level[0] ?? ring.zero;
}
