import { describe, expect } from "vitest";
import { ResiduaError } from "../../../src/core/errors.ts";
import { type AlgebraicExtension, algebraicExtension } from "../../../src/exact/algebraic-extension.ts";
import { determinant, nullSpace } from "../../../src/exact/linear/linear.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { type Rational, rational, rationals } from "../../../src/exact/rational.ts";
import { power, sum } from "../../../src/exact/ring.ts";
import { counted } from "../../counted.ts";

const whole = (...coefficients: readonly number[]) => coefficients.map((c) => rational(c));
const extend = (name: string, ...modulus: readonly number[]): AlgebraicExtension<Rational> =>
  algebraicExtension(rationals, whole(...modulus), name);

describe("exact radicals", () => {
  counted("identity", "1 / (1 + sqrt(3)) = (sqrt(3) - 1) / 2", () => {
    const { add, divide, one, generator, fromCoefficients, toText } = extend("a", -3, 0, 1);
    const inverse = divide(one, add(one, generator));
    expect(inverse).toStrictEqual(fromCoefficients([rational(-1, 2), rational(1, 2)]));
    expect(toText(inverse)).toBe("1/2*a - 1/2");
    return 2;
  });

  counted("identity", "1 / (1 - c) = -(1 + c + c^2) for the cube root c of 2", () => {
    const { subtract, divide, one, generator, fromCoefficients } = extend("c", -2, 0, 0, 1);
    expect(divide(one, subtract(one, generator))).toStrictEqual(fromCoefficients(whole(-1, -1, -1)));
  });

  counted("identity", "Ramanujan: 9 (c - 1) = (1 - c + c^2)^3 for the cube root c of 2", () => {
    const extension = extend("c", -2, 0, 0, 1);
    const { subtract, one, generator, fromCoefficients, multiply, fromInteger } = extension;
    const cube = power(extension, fromCoefficients(whole(1, -1, 1)), 3);
    expect(cube).toStrictEqual(multiply(fromInteger(9), subtract(generator, one)));
  });

  counted("identity", "sqrt(2) + sqrt(3) in a tower is a root of x^4 - 10 x^2 + 1", () => {
    const below = extend("a", -2, 0, 1);
    const tower = algebraicExtension(below, [below.fromInteger(-3), below.zero, below.one], "b");
    const root = tower.add(tower.fromBase(below.generator), tower.generator);
    const terms = [
      power(tower, root, 4),
      tower.multiply(tower.fromInteger(-10), tower.multiply(root, root)),
      tower.one,
    ];
    expect(tower.isZero(sum(tower, terms))).toBe(true);
    expect(tower.toText(tower.multiply(root, root))).toBe("2*a*b + 5");
    return 2;
  });
});

counted("identity", "a matrix minus the generator of its characteristic polynomial has a null vector", () => {
  // det(x - [[2,1,0],[1,3,1],[0,1,4]]) = x^3 - 9 x^2 + 24 x - 18 = (x - 3)(x^2 - 6 x + 6).
  const field = extend("mu", 6, -6, 1);
  const entries = [
    [2, 1, 0],
    [1, 3, 1],
    [0, 1, 4],
  ];
  const shifted = entries.map((row, i) =>
    row.map((entry, j) => field.subtract(field.fromInteger(entry), i === j ? field.generator : field.zero)),
  );
  expect(field.isZero(determinant(field, shifted))).toBe(true);
  const [vector = [], ...others] = nullSpace(field, shifted);
  expect(others).toEqual([]);
  const products = shifted.map((row) =>
    sum(
      field,
      row.map((entry, j) => field.multiply(entry, vector[j] ?? field.one)),
    ),
  );
  expect(products.every(field.isZero)).toBe(true);
  return 2;
});

counted("identity", "x^2 - 3 splits over Q[a]/(a^2 - 3): the gcd with x - a is x - a", () => {
  const field = extend("a", -3, 0, 1);
  const ring = polynomialRing(field, ["x"]);
  const x = ring.variable("x");
  const linear = ring.subtract(x, ring.constant(field.generator));
  const square = ring.subtract(ring.multiply(x, x), ring.fromInteger(3));
  expect(ring.gcd(square, linear)).toStrictEqual(linear);
  expect(ring.toText(linear)).toBe("x - a");
  return 2;
});

describe("a reducible modulus", () => {
  // a^3 - 1 = (a - 1)(a^2 + a + 1).
  const ring = extend("a", -1, 0, 0, 1);
  const { divide, subtract, add, multiply, one, generator } = ring;

  counted("behaviour", "the inverse of a zero divisor names the factor found", () => {
    for (const [divisor, factor] of [
      [subtract(generator, one), "a - 1"],
      [sum(ring, [multiply(generator, generator), generator, one]), "a^2 + a + 1"],
    ] as const) {
      let caught: unknown;
      try {
        divide(one, divisor);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(ResiduaError);
      expect(caught).toMatchObject({ code: "E_ZERO_DIVISOR", details: { factor } });
    }
    return 2;
  });

  counted("identity", "elements coprime to the modulus have their inverses all the same", () => {
    const inverse = divide(one, add(one, generator));
    expect(multiply(inverse, add(one, generator))).toStrictEqual(one);
  });
});
