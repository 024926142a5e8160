import { type Random, seededRandom } from "../../src/core/random.ts";
import { rational } from "../../src/exact/rational.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../src/expr/expression.ts";

export const VARIABLES = ["x", "y", "z"] as const;

/** Of the monomials with exponents up to the largest one, about half occur. */
const SPARSITY = 1.3;

/** A sum of so many different monomials in three variables, with rational coefficients. */
export function densePolynomial(terms: number, { seed }: { readonly seed: number }): Expression {
  const random = seededRandom(seed);
  const largest = BigInt(Math.ceil(SPARSITY * Math.cbrt(terms)));
  const monomials = new Map<string, Expression>();
  while (monomials.size < terms) {
    const exponents = VARIABLES.map(() => Number(random.integer(0n, largest)));
    monomials.set(exponents.join(), monomial(exponents, random));
  }
  return add(...monomials.values());
}

function monomial(exponents: readonly number[], random: Random): Expression {
  const coefficient = rational(Number(random.integer(1n, 9n)), Number(random.integer(10n, 99n)));
  const powers = VARIABLES.map((name, k) => power(symbol(name), number(exponents[k] ?? 0)));
  return multiply(number(coefficient), ...powers);
}
