import * as fc from "fast-check";
import { describe } from "vitest";
import { type Integer, integers } from "../../src/exact/integer.ts";
import type { Polynomial, PolynomialRing } from "../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import { counted } from "../counted.ts";
import { anyInteger, polynomials, smallInteger } from "../laws/arbitraries.ts";

/** Schoolbook arithmetic on maps from exponents to bigints, which shares nothing with the ring. */
type Schoolbook = ReadonlyMap<string, bigint>;

function collected(terms: Iterable<readonly [string, bigint]>): Schoolbook {
  const result = new Map<string, bigint>();
  for (const [exponents, coefficient] of terms) {
    result.set(exponents, (result.get(exponents) ?? 0n) + coefficient);
  }
  return new Map([...result].filter(([, coefficient]) => coefficient !== 0n));
}

function schoolbookSum(a: Schoolbook, b: Schoolbook): Schoolbook {
  return collected([...a, ...b]);
}

function schoolbookProduct(a: Schoolbook, b: Schoolbook): Schoolbook {
  const exponentsOf = (text: string) => text.split(",").map(Number);
  return collected(
    [...a].flatMap(([left, p]) =>
      [...b].map(([right, q]): readonly [string, bigint] => {
        const exponents = exponentsOf(right);
        return [
          exponentsOf(left)
            .map((exponent, v) => exponent + (exponents[v] ?? 0))
            .join(","),
          p * q,
        ];
      }),
    ),
  );
}

function toSchoolbook(ring: PolynomialRing<Integer>, a: Polynomial<Integer>): Schoolbook {
  return collected(
    [...ring.terms(a)].map(({ coefficient, exponents }): readonly [string, bigint] => [
      exponents.join(","),
      BigInt(coefficient),
    ]),
  );
}

function isSame(a: Schoolbook, b: Schoolbook): boolean {
  return a.size === b.size && [...a].every(([exponents, coefficient]) => b.get(exponents) === coefficient);
}

/** Shapes that take different ways: few and many variables, dense and sparse, small and large exponents. */
const shapes = [
  { variables: ["x"], terms: 60, degree: 30, runs: 100 },
  { variables: ["x"], terms: 6, degree: 10_000, runs: 100 },
  { variables: ["x", "y"], terms: 60, degree: 4, runs: 100 },
  { variables: ["x", "y", "z"], terms: 12, degree: 2000, runs: 100 },
  { variables: [..."abcdefghijk"], terms: 40, degree: 1, runs: 50 },
] as const;

describe("polynomial arithmetic against the schoolbook", () => {
  for (const { variables, terms, degree, runs } of shapes) {
    const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, variables);
    const coefficients = fc.oneof(smallInteger, anyInteger);
    const elements = polynomials(ring, coefficients, { terms, degree });
    const title = `in ${variables.length} variables, to degree ${degree}`;

    counted("differential", `sums and products ${title}`, () => {
      fc.assert(
        fc.property(elements, elements, (a, b) => {
          const [left, right] = [toSchoolbook(ring, a), toSchoolbook(ring, b)];
          return (
            isSame(toSchoolbook(ring, ring.add(a, b)), schoolbookSum(left, right)) &&
            isSame(toSchoolbook(ring, ring.multiply(a, b)), schoolbookProduct(left, right))
          );
        }),
        { numRuns: runs },
      );
      return runs;
    });

    counted("differential", `quotients of schoolbook products ${title}`, () => {
      fc.assert(
        fc.property(elements, elements, (a, b) => {
          if (ring.isZero(b)) return true;
          const product = schoolbookProduct(toSchoolbook(ring, a), toSchoolbook(ring, b));
          const dividend = ring.fromTerms(
            [...product].map(([exponents, coefficient]) => ({
              coefficient: integers.fromInteger(coefficient),
              exponents: exponents.split(",").map(Number),
            })),
          );
          const quotient = ring.divideExact(dividend, b);
          return quotient !== undefined && ring.equals(quotient, a);
        }),
        { numRuns: runs },
      );
      return runs;
    });
  }
});
