import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { UNLIMITED } from "../../../../../src/core/budget.ts";
import { type Integer, integers } from "../../../../../src/exact/integer.ts";
import { wordsFor } from "../../../../../src/exact/polynomial/monomial.ts";
import type { Polynomial, Term, TermSpace } from "../../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../../src/exact/polynomial/polynomial-ring.ts";
import { boxProduct } from "../../../../../src/exact/polynomial/product/box-product.ts";
import { normsOf, productBound } from "../../../../../src/exact/polynomial/product/coefficient-bound.ts";
import { splitForProduct } from "../../../../../src/exact/polynomial/product/coefficient-limbs.ts";
import { exponentBox, exponentSet } from "../../../../../src/exact/polynomial/product/exponent-set.ts";
import { productMethod } from "../../../../../src/exact/polynomial/product/integer-product.ts";
import { interpolatedProduct } from "../../../../../src/exact/polynomial/product/interpolated-product.ts";
import { sparseProduct } from "../../../../../src/exact/polynomial/product/sparse-product.ts";
import { power, sum } from "../../../../../src/exact/ring.ts";
import { counted } from "../../../../counted.ts";
import { anyInteger, polynomials } from "../../../../laws/arbitraries.ts";

const variables = ["x", "y", "z"];
const ring = polynomialRing<Integer>(integers, variables);
const [x, y, z] = [ring.variable("x"), ring.variable("y"), ring.variable("z")];
const space: TermSpace<Integer> = {
  identity: ring.zero.ring,
  coefficients: integers,
  variables,
  words: wordsFor(variables.length),
  budget: UNLIMITED,
};

/** Schoolbook multiplication on a map from exponents to bigints, which shares nothing with the ways under test. */
function schoolbook(a: Polynomial<Integer>, b: Polynomial<Integer>): Polynomial<Integer> {
  const sums = new Map<string, bigint>();
  for (const left of ring.terms(a)) {
    for (const right of ring.terms(b)) {
      const key = left.exponents.map((exponent, v) => exponent + (right.exponents[v] ?? 0)).join(",");
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(left.coefficient) * BigInt(right.coefficient));
    }
  }
  return ring.fromTerms(
    [...sums].map(
      ([key, value]): Term<Integer> => ({
        coefficient: integers.fromInteger(value),
        exponents: key.split(",").map(Number),
      }),
    ),
  );
}

function capsOf(a: Polynomial<Integer>, b: Polynomial<Integer>): number[] {
  return variables.map((name) => ring.degree(a, name) + ring.degree(b, name));
}

function boxed(a: Polynomial<Integer>, b: Polynomial<Integer>): Polynomial<Integer> {
  const split = splitForProduct(a.coefficients, b.coefficients);
  expect(split).toBeDefined();
  return split === undefined ? ring.zero : boxProduct(space, exponentBox(capsOf(a, b)), a, b, split);
}

function interpolated(
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
  bound = boundOf(a, b),
): Polynomial<Integer> {
  const set = exponentSet(capsOf(a, b), ring.degree(a) + ring.degree(b));
  return interpolatedProduct(space, set, a, b, bound);
}

function boundOf(a: Polynomial<Integer>, b: Polynomial<Integer>): number {
  return productBound(normsOf(a.coefficients), normsOf(b.coefficients));
}

const shapes = [
  { terms: 60, degree: 2 },
  { terms: 10, degree: 6 },
  { terms: 3, degree: 1 },
] as const;

describe("every way to multiply against the schoolbook", () => {
  for (const shape of shapes) {
    const elements = polynomials(ring, anyInteger, shape).filter((a) => !ring.isZero(a));
    const title = `${shape.terms} terms to degree ${shape.degree} in each of three variables`;
    const ways = { boxed, interpolated, sparse: (a: typeof x, b: typeof x) => sparseProduct(space, a, b) };
    for (const [name, multiply] of Object.entries(ways)) {
      counted("differential", `${name}: ${title}`, () => {
        const runs = 100;
        fc.assert(
          fc.property(elements, elements, (a, b) => {
            expect(multiply(a, b)).toStrictEqual(schoolbook(a, b));
            // The square shares its factor's values.
            expect(multiply(a, a)).toStrictEqual(schoolbook(a, a));
          }),
          { numRuns: runs },
        );
        return 2 * runs;
      });
    }
  }
});

describe("the way is chosen by size and shape", () => {
  const dense = (degree: number, coefficient: (k: number) => Integer) =>
    ring.fromTerms(
      Array.from({ length: (degree + 1) ** 3 }, (_, k) => ({
        coefficient: coefficient(k),
        exponents: [
          k % (degree + 1),
          Math.floor(k / (degree + 1)) % (degree + 1),
          Math.floor(k / (degree + 1) ** 2),
        ],
      })),
    );
  const scattered = ring.fromTerms(
    Array.from({ length: 60 }, (_, k) => ({
      coefficient: k + 1,
      exponents: [(37 * k) % 101, (53 * k) % 103, k],
    })),
  );
  const cases = [
    { title: "few terms", tag: "sparse", a: dense(1, (k) => k + 1) },
    { title: "scattered terms", tag: "sparse", a: scattered },
    { title: "a full box of small integers", tag: "box", a: dense(4, (k) => k - 60) },
    { title: "a full box of larger integers", tag: "box", a: dense(4, (k) => (k - 60) * 10 ** 9 + 1) },
    { title: "a large full box", tag: "grid", a: dense(12, (k) => k * 10 ** 9 + 1) },
    { title: "a simplex", tag: "grid", a: power(ring, sum(ring, [ring.one, x, y, z]), 20) },
    { title: "a full box of huge integers", tag: "sparse", a: dense(2, (k) => 2n ** 1100n + BigInt(k)) },
  ] as const;

  for (const { title, tag, a } of cases) {
    counted("differential", `${title}: ${tag}`, () => {
      const b = ring.subtract(ring.multiply(a, z), a);
      expect(productMethod(space, a, a).tag).toBe(tag);
      if (ring.termCount(a) < 200) {
        expect(ring.multiply(a, b)).toStrictEqual(schoolbook(a, b));
        expect(ring.multiply(a, a)).toStrictEqual(schoolbook(a, a));
        return 2;
      }
      // Too many term products for the schoolbook: (z - 1) a times a, and a times a times (z - 1).
      expect(ring.multiply(b, a)).toStrictEqual(
        ring.multiply(ring.multiply(a, a), ring.subtract(z, ring.one)),
      );
      return 1;
    });
  }
});

describe("the longest lines of a grid", () => {
  counted("differential", "with residues of every size, of one sign and alternating", () => {
    const half = 2 ** 22 - 17;
    const coefficients = [
      (k: number) => half - k,
      (k: number) => (k % 2 === 0 ? half : -half),
      (k: number) => k - 64,
    ];
    for (const coefficient of coefficients) {
      const long = ring.fromTerms(
        Array.from({ length: 128 }, (_, k) => ({ coefficient: coefficient(k), exponents: [k, 0, 0] })),
      );
      expect(interpolated(long, long)).toStrictEqual(schoolbook(long, long));
    }
    return coefficients.length;
  });
});

describe("planted faults", () => {
  const a = power(ring, sum(ring, [ring.one, x, y, z]), 12);
  const exact = ring.multiply(a, a);

  counted("wrong-twin", "a truncated Chinese remainder is found out", () => {
    expect(interpolated(a, a)).toStrictEqual(exact);
    const truncated = interpolated(a, a, 2 ** 20);
    expect(ring.termCount(truncated)).toBe(ring.termCount(exact));
    expect(ring.equals(truncated, exact)).toBe(false);
  });

  counted("wrong-twin", "a grid that is too small is found out", () => {
    const set = exponentSet(capsOf(a, a), 23);
    const aliased = interpolatedProduct(space, set, a, a, boundOf(a, a));
    expect(ring.equals(aliased, exact)).toBe(false);
  });
});

describe("the benchmark product f (f + 1), f = (1 + x + y + z + t)^20", () => {
  counted("identity", "135 751 terms, and multinomial coefficients", () => {
    // The number of terms is C(44, 4), as FLINT, Singular and Giac found too.
    const four = polynomialRing<Integer>(integers, ["x", "y", "z", "t"]);
    const f = power(four, sum(four, [four.one, ...four.variables.map(four.variable)]), 20);
    const product = four.multiply(f, four.add(f, four.one));
    expect(four.termCount(product)).toBe(135_751);
    let total = 0n;
    for (const { coefficient, exponents } of four.terms(product)) {
      total += BigInt(coefficient);
      const rest = exponents.reduce((left, exponent) => left - exponent, 20);
      const expected =
        multinomial([...exponents, rest + 20]) + (rest < 0 ? 0n : multinomial([...exponents, rest]));
      if (BigInt(coefficient) !== expected)
        expect({ exponents, coefficient }).toStrictEqual({ exponents, expected });
    }
    expect(total).toBe(5n ** 20n * (5n ** 20n + 1n));
    return 3;
  });
});

function multinomial(parts: readonly number[]): bigint {
  const total = parts.reduce((a, b) => a + b, 0);
  return parts.reduce((quotient, part) => quotient / factorial(part), factorial(total));
}

const factorials: bigint[] = [1n];

function factorial(n: number): bigint {
  for (let k = factorials.length; k <= n; k += 1) factorials.push((factorials[k - 1] ?? 1n) * BigInt(k));
  return factorials[n] ?? 1n;
}
