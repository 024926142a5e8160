import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fc from "fast-check";
import nerdamer from "nerdamer";
import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import {
  factorisationText,
  factorPolynomial,
  multipliedOut,
  type PolynomialFactorisation,
} from "../../../../src/exact/factor/factor-polynomial.ts";
import { irreducibleFactors } from "../../../../src/exact/factor/univariate-factors.ts";
import { canonicalInteger, type Integer, integers } from "../../../../src/exact/integer.ts";
import type { Polynomial } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { exactQuotient, power, product } from "../../../../src/exact/ring.ts";
import { type Dense, multiplyDense } from "../../../../src/exact/univariate/dense.ts";
import { polynomialFraction } from "../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { polynomials, smallInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";
import "nerdamer/Algebra.js";

const ring = polynomialRing(integers, ["x", "y", "z"]);
const read = (text: string) => polynomialFraction(parseExpression(text), ring).numerator;

function factorise(a: Polynomial<Integer>): PolynomialFactorisation {
  const outcome = factorPolynomial(ring, a);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

const factored = (text: string) => factorisationText(ring, factorise(read(text)));

interface GoldenFile {
  readonly cases: readonly { readonly polynomial: string; readonly factored: string }[];
}

describe("published factorisations", () => {
  counted("golden", "ninety polynomials in one to three variables factorise as in Maxima", () => {
    const path = new URL("../../../golden/factorisations.json", import.meta.url);
    const { cases }: GoldenFile = JSON.parse(readFileSync(path, "utf8"));
    for (const { polynomial, factored: theirs } of cases) {
      expect(ownFactors(polynomial), polynomial).toEqual(factorsOfProduct(theirs));
    }
    return cases.length;
  });

  function ownFactors(text: string): readonly string[] {
    const { factors } = factorise(read(text));
    return factors.map(({ factor, multiplicity }) => `(${ring.toText(factor)})^${multiplicity}`).sort();
  }

  /** The factors of a product as it is written, each with positive leading coefficient; numbers left out. */
  function factorsOfProduct(text: string): readonly string[] {
    const whole = parseExpression(text);
    const parts = whole.tag === "product" ? whole.factors : [whole];
    const powers = parts.filter((part) => part.tag !== "number");
    return powers
      .map((part) => {
        const [base, exponent] = part.tag === "power" ? [part.base, part.exponent] : [part, undefined];
        const multiplicity = exponent?.tag === "number" ? Number(exponent.value.numerator) : 1;
        const { numerator } = polynomialFraction(base, ring);
        const positive = exactQuotient(ring, numerator, ring.unitPart(numerator));
        return `(${ring.toText(positive)})^${multiplicity}`;
      })
      .sort();
  }

  counted("golden", "x^3 y - x y^3 = x y (x + y)(x - y), which nerdamer gets wrong", () => {
    expect(factored("x^3*y - x*y^3")).toBe("x*y*(x + y)*(x - y)");
    const theirs = nerdamer("factor(x^3*y-x*y^3)").toString();
    expect(nerdamer(`expand((${theirs})-(x^3*y-x*y^3))`).toString()).not.toBe("0");
    return 1;
  });

  counted("golden", "the coefficient -2 appears first in the cyclotomic polynomial of order 105", () => {
    // Source: Migotti (1883); OEIS A013594.
    const { factors } = factorise(read("x^105 - 1"));
    expect(factors.map(({ factor }) => ring.degree(factor))).toEqual([1, 2, 4, 6, 8, 12, 24, 48]);
    const largest = [...ring.terms(at(factors, 7).factor)].map(({ coefficient }) => coefficient);
    expect(Math.min(...largest.map(Number))).toBe(-2);
    return 2;
  });
});

describe("texts", () => {
  counted("behaviour", "are products in the input syntax", () => {
    expect(factored("-4*x^2 + 4*y^2")).toBe("-4*(x + y)*(x - y)");
    expect(factored("(x+y)^3*x^2")).toBe("x^2*(x + y)^3");
    expect(factored("x^2 + y^2")).toBe("x^2 + y^2");
    expect(factored("2*x + 2")).toBe("2*(x + 1)");
    expect(factored("-x")).toBe("-x");
    expect(factored("-7")).toBe("-7");
    expect(factored("1")).toBe("1");
    return 7;
  });
});

/** The minimal polynomial of the sum of the square roots: it splits into factors of degree two modulo every prime. */
function swinnertonDyer(radicands: readonly bigint[]): Dense<Integer> {
  // p(x - s) p(x + s) with s^2 the radicand; both are a(x) -+ s b(x).
  let polynomial: bigint[] = [0n, 1n];
  for (const radicand of radicands) {
    const even = polynomial.map(() => 0n);
    const odd = polynomial.map(() => 0n);
    polynomial.forEach((coefficient, degree) => {
      let binomial = 1n;
      for (let j = 0; j <= degree; j += 1) {
        const target = j % 2 === 0 ? even : odd;
        target[degree - j] = at(target, degree - j) + coefficient * binomial * radicand ** BigInt(j >> 1);
        binomial = (binomial * BigInt(degree - j)) / BigInt(j + 1);
      }
    });
    const square = (a: readonly bigint[]) => convolution(a, a);
    const [evenSquare, oddSquare] = [square(even), square(odd)];
    polynomial = evenSquare.map((c, k) => c - radicand * at(oddSquare, k));
  }
  return polynomial.map(canonicalInteger);
}

function convolution(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  const result = Array.from({ length: a.length + b.length - 1 }, () => 0n);
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      result[i + j] = at(result, i + j) + left * right;
    });
  });
  return result;
}

describe("one variable", () => {
  counted(
    "identity",
    "Swinnerton-Dyer polynomials are irreducible though they split modulo every prime",
    () => {
      for (const radicands of [[2n], [2n, 3n], [2n, 3n, 5n], [2n, 3n, 5n, 7n]]) {
        expect(irreducibleFactors(swinnertonDyer(radicands), {})).toHaveLength(1);
      }
      const [first, second] = [swinnertonDyer([2n, 3n, 5n]), swinnertonDyer([2n, 3n, 7n])];
      const found = irreducibleFactors(multiplyDense(integers, first, second), {});
      expect(found.map((factor) => factor.length)).toEqual([9, 9]);
      expect(found).toContainEqual(first);
      expect(found).toContainEqual(second);
      return 5;
    },
  );

  counted("differential", "no factor of degree one or two that a search finds is missed", () => {
    const coefficients = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(coefficients, (list) => {
        const a = ring.fromTerms(list.map((coefficient, k) => ({ coefficient, exponents: [k, 0, 0] })));
        if (ring.degree(a) < 1) return true;
        const { factors } = factorise(a);
        for (const { factor } of factors) {
          const degree = ring.degree(factor);
          for (const divisor of smallDivisors(factor)) expect(ring.degree(divisor)).toBe(degree);
        }
        return true;
      }),
      { numRuns: 60 },
    );
    return 60;
  });

  /** Divisors of degree one and two by trial; factors of such small polynomials have coefficients within -20 .. 20. */
  function smallDivisors(a: Polynomial<Integer>): readonly Polynomial<Integer>[] {
    const found: Polynomial<Integer>[] = [];
    const [last, lead] = [a.coefficients[a.coefficients.length - 1] ?? 0, ring.leadingCoefficient(a)];
    for (const c2 of [0, 1, 2, 3, 4]) {
      for (let c1 = -20; c1 <= 20; c1 += 1) {
        for (const c0 of [-4, -3, -2, -1, 1, 2, 3, 4]) {
          const highest = c2 === 0 ? c1 : c2;
          if (highest <= 0 || Number(lead) % highest !== 0 || Number(last) % c0 !== 0) continue;
          const candidate = ring.fromTerms([
            { coefficient: c2, exponents: [2, 0, 0] },
            { coefficient: c1, exponents: [1, 0, 0] },
            { coefficient: c0, exponents: [0, 0, 0] },
          ]);
          if (ring.divideExact(a, candidate) !== undefined) found.push(candidate);
        }
      }
    }
    return found;
  }

  counted("differential", "nerdamer splits none of our factors", () => {
    const linear = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -5, max: 5 }));
    fc.assert(
      fc.property(fc.array(linear, { minLength: 1, maxLength: 3 }), smallInteger, (list, c) => {
        const quadratic = read(`x^2 + ${Number(c)}*x + 7`);
        const a = ring.multiply(
          product(
            ring,
            list.map(([p, q]) => read(`${p}*x + ${q}`)),
          ),
          quadratic,
        );
        for (const { factor } of factorise(a).factors) {
          const theirs = nerdamer(`factor(${ring.toText(factor)})`).toString();
          expect(theirs.match(/\(/g)?.length ?? 0).toBeLessThanOrEqual(1);
        }
        return true;
      }),
      { numRuns: 30 },
    );
    return 30;
  });
});

describe("several variables", () => {
  const factor = polynomials(ring, smallInteger, { terms: 4, degree: 2 }).filter((a) => !ring.isZero(a));

  counted(
    "property",
    "factors multiply to the polynomial, and a product has the factors of its factors",
    () => {
      fc.assert(
        fc.property(factor, factor, factor, (a, b, c) => {
          const whole = product(ring, [a, b, c]);
          const result = factorise(whole);
          expect(multipliedOut(ring, result)).toStrictEqual(whole);
          const parts = [a, b, c].flatMap((each) => listOf(factorise(each)));
          expect(listOf(result)).toEqual(parts.sort());
          return true;
        }),
        { numRuns: 150 },
      );
      return 150;
    },
  );

  function listOf({ factors }: PolynomialFactorisation): readonly string[] {
    return factors
      .flatMap(({ factor: each, multiplicity }) =>
        Array.from({ length: multiplicity }, () => ring.toText(each)),
      )
      .sort();
  }

  counted("property", "irreducible factors stay so when variables are exchanged or shifted", () => {
    fc.assert(
      fc.property(factor, factor, smallInteger, (a, b, shift) => {
        const whole = ring.multiply(a, b);
        const [x, y, z] = [ring.variable("x"), ring.variable("y"), ring.variable("z")];
        const moved = ring.evaluate(whole, ring, ring.constant, [ring.add(z, ring.constant(shift)), x, y]);
        return listOf(factorise(whole)).length === listOf(factorise(moved)).length;
      }),
      { numRuns: 100 },
    );
    return 100;
  });

  interface Algebrite {
    readonly run: (text: string) => string;
  }
  const algebrite: Algebrite = createRequire(import.meta.url)("algebrite");

  counted(
    "differential",
    "algebrite multiplies our factors to the polynomial, and splits none of them",
    () => {
      const texts = ["x^4-y^4", "(x*y+1)*(x-y+2)*(x+y)^2", "x^4+4*y^4", "x^3+y^3", "x^2*y^2-4", "x^6-y^6"];
      for (const text of texts) {
        expect(algebrite.run(`expand((${factored(text)})-(${text}))`)).toBe("0");
        for (const { factor: each } of factorise(read(text)).factors) {
          const theirs = algebrite.run(`factor(${ring.toText(each)})`);
          expect(theirs.replaceAll(/[^(]/g, "").length).toBe(0);
        }
      }
      return texts.length;
    },
  );

  counted("identity", "large degrees, many terms and large coefficients", () => {
    const a = read("(x^5 + y^5 + z^5 + 1)");
    const b = read("(x^4*y + z^3 + x)");
    const c = read("(123456789123456789*x^3 + y^3*z - 98765432198765432*x*y*z + 2)");
    expect(listOf(factorise(product(ring, [a, b, c])))).toEqual([a, b, c].map(ring.toText).sort());
    const huge = ["10^40*x^2*y + z^3 - 7", "x^2*z^2 - 10^35*y^3 + 3", "(10^30+57)*x^3 - y*z + 10^25"].map(
      read,
    );
    expect(listOf(factorise(product(ring, huge)))).toEqual(huge.map(ring.toText).sort());
    const cyclic = power(ring, read("x + y + z"), 6);
    expect(factorisationText(ring, factorise(ring.subtract(cyclic, ring.one)))).toContain("(x + y + z + 1)");
    return 3;
  });
});

describe("outcomes", () => {
  counted("behaviour", "zero is refused, and constants have no factors", () => {
    expect(isRefused("E_DOMAIN", () => factorPolynomial(ring, ring.zero))).toBe(true);
    expect(factorise(ring.fromInteger(-6))).toEqual({ constant: -6, factors: [] });
    return 2;
  });

  counted("behaviour", "a spent budget is a result", () => {
    const hard = swinnertonDyer([2n, 3n, 5n, 7n, 11n, 13n]);
    const a = ring.fromTerms(hard.map((coefficient, k) => ({ coefficient, exponents: [k, 0, 0] })));
    const started = Date.now();
    const outcome = factorPolynomial(ring, a, { budget: { deadline: started + 100 } });
    expect(outcome).toMatchObject({ ok: false, reason: "budget" });
    expect(Date.now() - started).toBeLessThan(10_000);
    const aborted = factorPolynomial(ring, read("(x*y+1)*(x+y^2)*x^2"), {
      budget: { signal: AbortSignal.abort() },
    });
    expect(aborted).toMatchObject({ ok: false, reason: "interrupted" });
    return 2;
  });
});
