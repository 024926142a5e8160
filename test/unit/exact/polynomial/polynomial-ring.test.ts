import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import type { Polynomial, PolynomialRing } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { primeField } from "../../../../src/exact/prime-field.ts";
import { rational, rationals } from "../../../../src/exact/rational.ts";
import { power, product, sum } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { anyInteger, polynomials, smallInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";

const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, ["x", "y", "z"]);
const [x, y, z] = [ring.variable("x"), ring.variable("y"), ring.variable("z")];
const integer = ring.fromInteger;
const small = polynomials(ring, smallInteger, { terms: 5, degree: 3 });

describe("terms", () => {
  counted("identity", "descend in the graded lexicographic order", () => {
    const everything = sum(ring, [
      z,
      y,
      x,
      integer(1),
      ring.multiply(y, z),
      ring.multiply(x, z),
      power(ring, z, 3),
    ]);
    expect([...ring.terms(everything)].map(({ exponents }) => exponents)).toStrictEqual([
      [0, 0, 3],
      [1, 0, 1],
      [0, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });

  counted("property", "make the polynomial again, in any order and split in two", () => {
    fc.assert(
      fc.property(small, (a) => {
        const halves = [...ring.terms(ring.scale(a, 3))].reverse().flatMap(({ coefficient, exponents }) => [
          { coefficient: integers.multiply(coefficient, 2), exponents },
          { coefficient: integers.negate(coefficient), exponents },
        ]);
        return ring.equals(ring.fromTerms(halves), ring.scale(a, 3));
      }),
    );
  });

  counted("identity", "degrees, contents and leading coefficients", () => {
    const a = sum(ring, [
      ring.scale(product(ring, [x, x, y, z]), -6),
      ring.scale(product(ring, [x, y, y]), 10),
    ]);
    expect(ring.degree(a)).toBe(4);
    expect(["x", "y", "z"].map((name) => ring.degree(a, name))).toStrictEqual([2, 2, 1]);
    expect([ring.degree(ring.zero), ring.degree(ring.zero, "x"), ring.degree(ring.one)]).toStrictEqual([
      -1, -1, 0,
    ]);
    expect(ring.content(a)).toBe(2);
    expect(ring.monomialContent(a)).toStrictEqual([1, 1, 0]);
    expect(ring.leadingCoefficient(a)).toBe(-6);
    expect(ring.toText(ring.unitPart(a))).toBe("-1");
    expect([ring.termCount(a), ring.isConstant(a), ring.isConstant(integer(5))]).toStrictEqual([
      2,
      false,
      true,
    ]);
    expect(ring.divideByCoefficient(a, 4)).toBeUndefined();
    return 9;
  });
});

describe("polynomials as text", () => {
  counted("golden", "in the input syntax", () => {
    const overQ = polynomialRing(rationals, ["a", "b", "c"]);
    const [a, b, c] = [overQ.variable("a"), overQ.variable("b"), overQ.variable("c")];
    const value = sum(overQ, [
      overQ.scale(product(overQ, [a, a, b]), rational(2)),
      overQ.scale(c, rational(-1, 3)),
      overQ.one,
    ]);
    expect(overQ.toText(value)).toBe("2*a^2*b - 1/3*c + 1");
    expect(overQ.toText(overQ.negate(value))).toBe("-2*a^2*b + 1/3*c - 1");
    expect(overQ.toText(overQ.subtract(b, a))).toBe("-a + b");
    expect(overQ.toText(overQ.zero)).toBe("0");
    const nested = polynomialRing(ring, ["t"]);
    const t = nested.variable("t");
    expect(nested.toText(nested.add(nested.scale(t, ring.subtract(x, y)), nested.scale(nested.one, y)))).toBe(
      "(x - y)*t + y",
    );
    expect([ring.name, nested.name]).toStrictEqual(["Z[x,y,z]", "Z[x,y,z][t]"]);
    return 6;
  });
});

describe("derivatives", () => {
  counted("property", "obey Leibniz' rule", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const d = (p: Polynomial<Integer>) => ring.derivative(p, "y");
        return ring.equals(d(ring.multiply(a, b)), ring.add(ring.multiply(d(a), b), ring.multiply(a, d(b))));
      }),
    );
  });

  counted("identity", "of a p-th power vanish modulo p", () => {
    const modular = polynomialRing(primeField(5n), ["x", "y"]);
    const a = power(modular, modular.add(modular.variable("x"), modular.variable("y")), 5);
    expect(modular.isZero(modular.derivative(a, "x"))).toBe(true);
    expect(ring.toText(ring.derivative(product(ring, [x, x, x, y]), "x"))).toBe("3*x^2*y");
    return 2;
  });
});

describe("evaluation", () => {
  counted("property", "is a homomorphism into any ring", () => {
    const values = [rational(1, 2), rational(-3), rational(5, 7)];
    const at = (a: Polynomial<Integer>) => ring.evaluate(a, rationals, (c) => rational(c), values);
    fc.assert(
      fc.property(small, small, (a, b) => {
        const product = rationals.multiply(at(a), at(b));
        return (
          rationals.equals(at(ring.multiply(a, b)), product) &&
          rationals.equals(at(ring.add(a, b)), rationals.add(at(a), at(b)))
        );
      }),
    );
  });

  counted("property", "at the variables themselves is the identity, and may swap them", () => {
    const swapped = (a: Polynomial<Integer>) => ring.evaluate(a, ring, ring.constant, [y, x, z]);
    fc.assert(
      fc.property(
        small,
        (a) =>
          ring.equals(ring.evaluate(a, ring, ring.constant, [x, y, z]), a) &&
          ring.equals(swapped(swapped(a)), a),
      ),
    );
  });

  counted("identity", "a high power alone does not need the lower ones", () => {
    const value = ring.evaluate(power(ring, x, 30_000), primeField(7n), () => 1n, [3n, 0n, 0n]);
    // 3 has order 6 modulo 7, and 6 divides 30000.
    expect(value).toBe(1n);
  });
});

describe("views in one variable", () => {
  counted("property", "come apart and together", () => {
    fc.assert(
      fc.property(small, fc.constantFrom("x", "y", "z"), (a, name) => {
        const parts = ring.coefficientsIn(a, name);
        return (
          parts.length === ring.degree(a, name) + 1 &&
          parts.every((part) => ring.degree(part, name) <= 0) &&
          ring.equals(ring.fromCoefficientsIn(parts, name), a)
        );
      }),
    );
  });

  counted("identity", "coefficients that have the variable are multiplied all the same", () => {
    expect(ring.toText(ring.fromCoefficientsIn([ring.multiply(x, y), y, integer(-2)], "x"))).toBe(
      "-2*x^2 + 2*x*y",
    );
  });
});

describe("exact division", () => {
  counted("property", "refuses a multiple with one more term", () => {
    fc.assert(
      fc.property(small, small, polynomials(ring, anyInteger, { terms: 1, degree: 4 }), (a, b, extra) => {
        if (ring.isConstant(b) || ring.isZero(extra)) return true;
        const quotient = ring.divideExact(ring.add(ring.multiply(a, b), extra), b);
        const divides = ring.divideExact(extra, b) !== undefined;
        return (quotient !== undefined) === divides;
      }),
      { numRuns: 500 },
    );
  });

  counted("identity", "(x^64 - y^64) / (x - y) has 64 terms", () => {
    const quotient = ring.divideExact(
      ring.subtract(power(ring, x, 64), power(ring, y, 64)),
      ring.subtract(x, y),
    );
    expect(quotient === undefined ? 0 : ring.termCount(quotient)).toBe(64);
    expect(ring.divideExact(ring.subtract(power(ring, x, 64), power(ring, y, 63)), ring.subtract(x, y))).toBe(
      undefined,
    );
    return 2;
  });
});

describe("refusals", () => {
  counted("behaviour", "polynomials of another ring", () => {
    const other = polynomialRing<Integer>(integers, ["y", "x", "z"]);
    const overQ = polynomialRing(rationals, ["x", "y", "z"]);
    const mixed = [
      () => ring.add(x, other.variable("x")),
      () => ring.multiply(other.one, y),
      () => ring.gcd(x, other.one),
      () => ring.equals(ring.zero, other.zero),
      () => ring.toText(other.one),
      () => ring.divideExact(x, other.one),
      () => overQ.evaluate(overQ.variable("z"), ring, () => integer(1), [x, y, other.one]),
    ];
    for (const call of mixed) expect(isRefused("E_RING_MISMATCH", call)).toBe(true);
    return mixed.length;
  });

  counted("identity", "a ring made twice is the same ring", () => {
    const again = polynomialRing<Integer>(integers, ["x", "y", "z"]);
    expect(ring.equals(ring.add(x, again.variable("x")), ring.scale(x, 2))).toBe(true);
  });

  counted("behaviour", "exponents that do not fit are an error, never another monomial", () => {
    const half = power(ring, x, 16_384);
    const overflows = [
      () => ring.multiply(half, half),
      () => ring.multiply(ring.add(half, ring.one), ring.add(power(ring, y, 16_384), ring.one)),
      () => ring.fromTerms([{ coefficient: 1, exponents: [20_000, 0, 12_768] }]),
      () => ring.fromCoefficientsIn([ring.zero, power(ring, half, 1), half, power(ring, y, 32_767)], "z"),
    ];
    for (const call of overflows) expect(isRefused("E_EXPONENT_OVERFLOW", call)).toBe(true);
    const largest = ring.multiply(half, power(ring, y, 16_383));
    expect(ring.toText(largest)).toBe("x^16384*y^16383");
    expect(ring.divideExact(largest, half)).toStrictEqual(power(ring, y, 16_383));
    return overflows.length + 2;
  });

  counted("behaviour", "unknown variables, wrong shapes and exponents", () => {
    expect(isRefused("E_UNDECLARED", () => ring.variable("w"))).toBe(true);
    expect(isRefused("E_UNDECLARED", () => ring.derivative(x, "w"))).toBe(true);
    expect(isRefused("E_DOMAIN", () => polynomialRing(integers, ["a", "a"]))).toBe(true);
    expect(isRefused("E_DOMAIN", () => polynomialRing(integers, [""]))).toBe(true);
    expect(isRefused("E_SHAPE", () => ring.fromTerms([{ coefficient: 1, exponents: [1] }]))).toBe(true);
    expect(isRefused("E_DOMAIN", () => ring.fromTerms([{ coefficient: 1, exponents: [1, -1, 0] }]))).toBe(
      true,
    );
    expect(isRefused("E_SHAPE", () => ring.evaluate(x, integers, (c) => c, [1, 2]))).toBe(true);
    return 7;
  });
});

describe("polynomials without variables", () => {
  counted("identity", "are their constants", () => {
    const constants = polynomialRing<Integer>(integers, []);
    expect(constants.gcd(constants.fromInteger(-12), constants.fromInteger(18))).toStrictEqual(
      constants.fromInteger(6),
    );
    expect(constants.divideExact(constants.fromInteger(7), constants.fromInteger(2))).toBeUndefined();
    expect(constants.evaluate(constants.fromInteger(7), integers, (c) => c, [])).toBe(7);
    return 3;
  });
});
