import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import type { Polynomial, PolynomialRing } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import {
  type SquareFreeFactorisation,
  squareFreeFactorisation,
} from "../../../../src/exact/polynomial/square-free.ts";
import { power, product } from "../../../../src/exact/ring.ts";
import { wordPrimeField } from "../../../../src/exact/word-prime-field.ts";
import { counted } from "../../../counted.ts";
import { polynomials, smallInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";

type IntegerRing = PolynomialRing<Integer>;

function expanded(ring: IntegerRing, { constant, factors }: SquareFreeFactorisation): Polynomial<Integer> {
  const powers = factors.map(({ factor, multiplicity }) => power(ring, factor, multiplicity));
  return ring.scale(product(ring, powers), constant);
}

/** A polynomial over Z has no square factor exactly where it is coprime to its derivatives all together. */
function isSquareFree(ring: IntegerRing, a: Polynomial<Integer>): boolean {
  const common = ring.variables.reduce((g, variable) => ring.gcd(g, ring.derivative(a, variable)), a);
  return ring.isConstant(common);
}

function isOfStatedForm(ring: IntegerRing, { factors }: SquareFreeFactorisation): boolean {
  return factors.every(
    ({ factor, multiplicity }, i) =>
      !ring.isConstant(factor) &&
      isSquareFree(ring, factor) &&
      ring.content(factor) === 1 &&
      ring.equals(ring.unitPart(factor), ring.one) &&
      factors.slice(0, i).every((other) => other.multiplicity < multiplicity) &&
      factors.slice(0, i).every((other) => ring.isConstant(ring.gcd(other.factor, factor))),
  );
}

describe("square-free factorisation", () => {
  for (const names of [["x"], ["x", "y"], ["x", "y", "z", "t"]]) {
    const ring = polynomialRing<Integer>(integers, names);
    const element = polynomials(ring, smallInteger, { terms: 3, degree: 2 });

    counted("property", `of random products with powers in Z[${names.join(",")}]`, () => {
      fc.assert(
        fc.property(element, element, element, (a, b, c) => {
          const whole = product(ring, [a, power(ring, b, 2), power(ring, c, 3)]);
          fc.pre(!ring.isZero(whole));
          const found = squareFreeFactorisation(ring, whole);
          return ring.equals(expanded(ring, found), whole) && isOfStatedForm(ring, found);
        }),
        { numRuns: 200 },
      );
      return 200;
    });
  }

  const ring = polynomialRing<Integer>(integers, ["x", "y"]);
  const [x, y] = [ring.variable("x"), ring.variable("y")];
  const line = (k: number) => ring.add(x, ring.scale(y, k));

  counted("identity", "finds the multiplicities of known factors", () => {
    const lines = [1, 2, 3, 4, 5].map((k) => ({ factor: line(k), multiplicity: k }));
    const whole = ring.scale(
      product(
        ring,
        lines.map(({ factor, multiplicity }) => power(ring, factor, multiplicity)),
      ),
      -12,
    );
    expect(squareFreeFactorisation(ring, whole)).toEqual({ constant: -12, factors: lines });
    // Factors in different variables that have the same multiplicity come as one.
    const monomial = ring.multiply(power(ring, x, 2), power(ring, ring.multiply(y, line(1)), 2));
    expect(squareFreeFactorisation(ring, monomial).factors).toEqual([
      { factor: product(ring, [x, y, line(1)]), multiplicity: 2 },
    ]);
    expect(squareFreeFactorisation(ring, ring.fromInteger(-6))).toEqual({ constant: -6, factors: [] });
    return 3;
  });

  counted("wrong-twin", "a factor that is no square-free part is told", () => {
    const whole = ring.multiply(power(ring, line(1), 2), line(2));
    expect(isOfStatedForm(ring, squareFreeFactorisation(ring, whole))).toBe(true);
    expect(isOfStatedForm(ring, { constant: 1, factors: [{ factor: whole, multiplicity: 1 }] })).toBe(false);
  });

  counted("behaviour", "zero is refused, and so are coefficients modulo a prime", () => {
    expect(isRefused("E_DOMAIN", () => squareFreeFactorisation(ring, ring.zero))).toBe(true);
    // As from a program without types: (x + 1)^5 = x^5 + 1 modulo 5 has the derivative zero.
    const modular: PolynomialRing<Integer> = Object.assign({}, ring, { coefficients: wordPrimeField(5) });
    expect(isRefused("E_DOMAIN", () => squareFreeFactorisation(modular, line(1)))).toBe(true);
    return 2;
  });
});
