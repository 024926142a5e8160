import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../../../src/exact/integer.ts";
import {
  type DoubleField,
  doubleField,
  doubleFieldOfIndex,
} from "../../../../../src/exact/modular/double-field.ts";
import { modularGcd } from "../../../../../src/exact/polynomial/gcd/modular-gcd.ts";
import { gcdOfPolynomials } from "../../../../../src/exact/polynomial/gcd/polynomial-gcd.ts";
import type { Polynomial, PolynomialRing } from "../../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../../src/exact/polynomial/polynomial-ring.ts";
import { exactQuotient, power } from "../../../../../src/exact/ring.ts";
import { counted } from "../../../../counted.ts";
import { anyInteger, type PolynomialShape, polynomials, smallInteger } from "../../../../laws/arbitraries.ts";

type IntegerRing = PolynomialRing<Integer>;
type Member = Polynomial<Integer>;

function ringIn(variables: number): IntegerRing {
  return polynomialRing<Integer>(integers, [..."xyzuvwst"].slice(0, variables));
}

/** Whether `common` divides both, leaves coprime cofactors, and is the chosen one of its associates. */
function isGreatest(ring: IntegerRing, common: Member, a: Member, b: Member): boolean {
  const [left, right] = [ring.divideExact(a, common), ring.divideExact(b, common)];
  if (left === undefined || right === undefined) return false;
  return ring.equals(ring.gcd(left, right), ring.one) && ring.equals(ring.unitPart(common), ring.one);
}

/** The gcd with a caller's choice of primes. */
function gcdWith(ring: IntegerRing, a: Member, b: Member, primes: (index: number) => DoubleField): Member {
  return gcdOfPolynomials(ring, a, b, (r, f, g) => modularGcd(r, f, g, primes));
}

const [p, q] = [doubleFieldOfIndex(0).p, doubleFieldOfIndex(1).p];

/** Coefficients that vanish, or are like each other, modulo the primes that are tried first. */
const unluckyInteger: fc.Arbitrary<Integer> = fc
  .tuple(smallInteger, fc.constantFrom(0, 0, 1, -1, 2), fc.constantFrom(0, 0, 1, -1))
  .map(([value, multipleOfP, multipleOfQ]) =>
    integers.fromInteger(
      BigInt(value) + BigInt(p) * BigInt(multipleOfP) + BigInt(p * q) * BigInt(multipleOfQ),
    ),
  );

interface Case extends PolynomialShape {
  readonly kind: string;
  readonly variables: number;
  readonly coefficients: fc.Arbitrary<Integer>;
  readonly runs: number;
}

const cases: readonly Case[] = [
  { kind: "small", variables: 1, coefficients: smallInteger, terms: 6, degree: 6, runs: 600 },
  { kind: "dense", variables: 2, coefficients: smallInteger, terms: 20, degree: 4, runs: 300 },
  { kind: "large", variables: 2, coefficients: anyInteger, terms: 5, degree: 4, runs: 300 },
  { kind: "unlucky", variables: 1, coefficients: unluckyInteger, terms: 4, degree: 4, runs: 600 },
  { kind: "unlucky", variables: 3, coefficients: unluckyInteger, terms: 4, degree: 2, runs: 600 },
  { kind: "sparse", variables: 3, coefficients: smallInteger, terms: 5, degree: 40, runs: 200 },
  { kind: "sparse", variables: 5, coefficients: smallInteger, terms: 6, degree: 3, runs: 300 },
  { kind: "multilinear", variables: 8, coefficients: smallInteger, terms: 8, degree: 1, runs: 300 },
];

describe("the modular gcd", () => {
  for (const { kind, variables, coefficients, runs, ...shape } of cases) {
    const ring = ringIn(variables);
    const elements = polynomials(ring, coefficients, shape);
    counted("property", `of products, ${kind}, in ${variables} variables`, () => {
      fc.assert(
        fc.property(elements, elements, elements, (g, a, b) => {
          fc.pre(![g, a, b].some(ring.isZero));
          const [left, right] = [ring.multiply(a, g), ring.multiply(b, g)];
          const common = ring.gcd(left, right);
          expect(ring.divideExact(common, g)).toBeDefined();
          return isGreatest(ring, common, left, right);
        }),
        { numRuns: runs },
      );
      return runs;
    });
  }

  counted("property", "does not depend on the primes, of which most are too small", () => {
    const ring = ringIn(2);
    const elements = polynomials(ring, smallInteger, { terms: 4, degree: 2 });
    const small = [2, 3, 5, 7, 11, 13, 17, 19, 23, 101].map(doubleField);
    const primes = (index: number) => small[index] ?? doubleFieldOfIndex(index);
    fc.assert(
      fc.property(elements, elements, elements, (g, a, b) => {
        const [left, right] = [ring.multiply(a, g), ring.multiply(b, g)];
        return ring.equals(gcdWith(ring, left, right, primes), ring.gcd(left, right));
      }),
      { numRuns: 500 },
    );
    return 500;
  });
});

describe("the search for a modular gcd", () => {
  counted("behaviour", "ends with the first primes that suffice", () => {
    const ring = ringIn(6);
    const sample = (seed: number) =>
      ring.fromTerms(
        Array.from({ length: 25 }, (_, i) => ({
          coefficient: ((seed * (i + 2)) % 19) - 9.5 > 0 ? i + seed : -i - 1,
          exponents: ring.variables.map((__, v) => (seed * (i + 1) ** (v + 1)) % (v + 3)),
        })),
      );
    const [g, a, b] = [sample(7), sample(11), sample(13)];
    for (const { scale, primeCount } of [
      { scale: 1n, primeCount: 1 },
      { scale: 10n ** 20n + 39n, primeCount: 4 },
    ]) {
      const wide = ring.add(ring.scale(g, integers.fromInteger(scale)), ring.one);
      let used = 0;
      const primes = (index: number) => {
        used = Math.max(used, index + 1);
        return doubleFieldOfIndex(index);
      };
      const common = gcdWith(ring, ring.multiply(a, wide), ring.multiply(b, wide), primes);
      expect(ring.divideExact(common, wide)).toBeDefined();
      // Coefficients of 67 and more bits need at least three primes of 26 bits; one more may be spare.
      expect(used).toBeLessThanOrEqual(primeCount);
    }
    return 2;
  });
});

describe("unlucky primes", () => {
  const ring = ringIn(2);
  const { add, multiply, fromInteger } = ring;
  const [x, y] = [ring.variable("x"), ring.variable("y")];

  counted("identity", "where the gcd is larger modulo the first primes", () => {
    const g = add(multiply(x, x), y);
    for (const modulus of [fromInteger(p), fromInteger(p * q)]) {
      // The cofactors x + y and x + y + p are the same modulo p.
      const [a, b] = [add(x, y), add(add(x, y), modulus)];
      expect(ring.equals(ring.gcd(multiply(a, g), multiply(b, g)), g)).toBe(true);
      expect(ring.equals(ring.gcd(a, b), ring.one)).toBe(true);
    }
    return 4;
  });

  counted("identity", "which divide leading coefficients, or coefficients of the gcd", () => {
    const [a, b] = [add(x, fromInteger(1)), add(multiply(x, y), fromInteger(-2))];
    const divisors = [
      add(multiply(fromInteger(p), multiply(x, x)), add(y, fromInteger(1))),
      add(add(multiply(x, x), multiply(fromInteger(p), y)), fromInteger(1)),
      // One more than a multiple of p: modulo p alone this looks like x^2 + y.
      add(multiply(x, x), multiply(add(fromInteger(p), fromInteger(1)), y)),
    ];
    for (const g of divisors) expect(ring.equals(ring.gcd(multiply(a, g), multiply(b, g)), g)).toBe(true);
    return divisors.length;
  });
});

describe("gcds that are known", () => {
  const ring = ringIn(2);
  const { add, subtract, multiply } = ring;
  const [x, y] = [ring.variable("x"), ring.variable("y")];
  const monomial = (i: number, j: number) => ring.fromTerms([{ coefficient: 1, exponents: [i, j] }]);
  const divisorOf = (m: number, n: number): number => (n === 0 ? m : divisorOf(n, m % n));

  counted("identity", "gcd(x^m - y^m, x^n - y^n) = x^d - y^d for d = gcd(m, n)", () => {
    const pairs = [
      [1000, 999],
      [1000, 600],
      [4096, 1536],
      [210, 77],
      [360, 300],
    ] as const;
    const difference = (n: number) => subtract(monomial(n, 0), monomial(0, n));
    const toOne = (n: number) => subtract(monomial(n, 0), ring.one);
    for (const [m, n] of pairs) {
      const d = divisorOf(m, n);
      expect(ring.equals(ring.gcd(toOne(m), toOne(n)), toOne(d))).toBe(true);
      if (m <= 360) expect(ring.equals(ring.gcd(difference(m), difference(n)), difference(d))).toBe(true);
    }
    return pairs.length + 2;
  });

  counted(
    "identity",
    "Fibonacci polynomials: gcd(F_m, F_n) is F of gcd(m, n), with coefficients of many primes",
    () => {
      // F_(n+1) = x F_n + y F_(n-1). Source: Hoggatt & Long (1974), Divisibility properties of generalized Fibonacci
      // polynomials, Fibonacci Quarterly 12, theorem 6.
      const sequence = [ring.zero, ring.one];
      for (let n = 2; n <= 180; n += 1) {
        const [before = ring.zero, last = ring.one] = sequence.slice(-2);
        sequence.push(add(multiply(x, last), multiply(y, before)));
      }
      const member = (n: number) => sequence[n] ?? ring.zero;
      const pairs = [
        [180, 120],
        [180, 90],
        [150, 100],
        [101, 100],
        [12, 18],
        [9, 6],
      ] as const;
      for (const [m, n] of pairs) {
        expect(ring.equals(ring.gcd(member(m), member(n)), member(divisorOf(m, n)))).toBe(true);
      }
      return pairs.length;
    },
  );

  counted("identity", "the pair that nerdamer and algebrite call coprime", () => {
    const sum = add(x, y);
    expect(ring.equals(ring.gcd(multiply(sum, subtract(x, y)), multiply(sum, add(sum, y))), sum)).toBe(true);
  });

  counted(
    "wrong-twin",
    "a common divisor that is not the greatest, and a multiple of it, are told apart",
    () => {
      const [g, a, b] = [add(x, y), subtract(x, y), add(x, ring.one)];
      const [left, right] = [multiply(a, power(ring, g, 2)), multiply(b, power(ring, g, 2))];
      const common = ring.gcd(left, right);
      expect(isGreatest(ring, common, left, right)).toBe(true);
      expect(isGreatest(ring, exactQuotient(ring, common, g), left, right)).toBe(false);
      expect(isGreatest(ring, ring.one, left, right)).toBe(false);
      expect(isGreatest(ring, multiply(common, a), left, right)).toBe(false);
      return 3;
    },
  );

  counted(
    "behaviour",
    "coprime polynomials in 18 variables with thousands of terms take no time",
    () => {
      const names = Array.from({ length: 18 }, (_, v) => `k${v}`);
      const wide = polynomialRing<Integer>(integers, names);
      const linear = (seed: number) =>
        wide.fromTerms(
          names.map((_, v) => ({
            coefficient: ((seed * (v + 3)) % 17) + 1,
            exponents: names.map((__, w) => (v === w ? 1 : 0)),
          })),
        );
      const a = wide.multiply(wide.multiply(linear(2), linear(3)), wide.multiply(linear(5), linear(7)));
      const b = wide.add(a, wide.one);
      expect(wide.termCount(a)).toBe(5985);
      expect(wide.equals(wide.gcd(a, b), wide.one)).toBe(true);
    },
    { timeout: 2000 },
  );
});
