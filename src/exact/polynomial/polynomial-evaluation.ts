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
  const powers = values.map((value) => powersOf(target, value));
  return sumInPairs(
    target,
    a.coefficients.map((coefficient, i) => {
      let term = mapCoefficient(coefficient);
      powers.forEach((powerOf, v) => {
        const exponent = fieldAt(a.monomials, i * space.words, v + 1);
        if (exponent > 0) term = target.multiply(term, powerOf(exponent));
      });
      return term;
    }),
  );
}

/** The powers of a value, each computed once. */
function powersOf<T>(ring: Ring<T>, value: T): (exponent: number) => T {
  const known = new Map<number, T>([[1, value]]);
  return (exponent) => {
    let result = known.get(exponent);
    if (result === undefined) {
      const previous = known.get(exponent - 1);
      result = previous === undefined ? power(ring, value, exponent) : ring.multiply(previous, value);
      known.set(exponent, result);
    }
    return result;
  };
}

/** The sum as a balanced tree, so that long sums of large elements merge elements of like size. */
function sumInPairs<T>(ring: Ring<T>, terms: readonly T[]): T {
  let level = terms;
  while (level.length > 1) {
    const pairs: T[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) pairs.push(ring.add(at(level, i), at(level, i + 1)));
    if (level.length % 2 === 1) pairs.push(at(level, level.length - 1));
    level = pairs;
  }
  return level[0] ?? ring.zero;
}
