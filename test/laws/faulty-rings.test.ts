import type * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../src/exact/integer.ts";
import type { PolynomialRing } from "../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import type { GcdDomain } from "../../src/exact/ring.ts";
import { counted } from "../counted.ts";
import { anyInteger, polynomials, smallInteger } from "./arbitraries.ts";
import { type Law, lawsOfDivision, lawsOfGcd, lawsOfRing, tryLaw } from "./ring-laws.ts";

const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, ["x", "y"]);
const elements = polynomials(ring, smallInteger, { terms: 4, degree: 2 });

describe("the laws find planted faults", () => {
  const rounding: GcdDomain<Integer> = { ...integers, multiply: (a, b) => Number(a) * Number(b) };
  fault("products rounded to doubles", { ...rounding, elements: anyInteger });
  fault("a common divisor that is not the greatest", { ...ring, elements, gcd: () => ring.one });
  fault("a gcd that forgets the coefficients", { ...ring, elements, gcd: withoutContent });
  fault("a difference with the wrong sign", { ...ring, elements, subtract: ring.add });
  fault("a product that loses its last term", {
    ...ring,
    elements,
    multiply: (a, b) => ring.fromTerms([...ring.terms(ring.multiply(a, b))].slice(0, -1)),
  });
  fault("a quotient where there is none", {
    ...ring,
    elements,
    divideExact: (a, b) => ring.divideExact(a, b) ?? a,
  });
});

type IntegerPolynomial = ReturnType<typeof ring.constant>;

function withoutContent(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  const common = ring.gcd(a, b);
  return ring.isZero(common) ? common : (ring.divideByCoefficient(common, ring.content(common)) ?? common);
}

function fault<E>(title: string, faulty: GcdDomain<E> & { readonly elements: fc.Arbitrary<E> }): void {
  counted("wrong-twin", title, () => {
    const laws: readonly Law<E>[] = [...lawsOfRing(faulty), ...lawsOfDivision(faulty), ...lawsOfGcd(faulty)];
    const broken = laws.filter((law) => !holdsUp(law));
    expect(broken.length).toBeGreaterThan(0);
    // And not all of them: the suite tells which part is wrong.
    expect(broken.length).toBeLessThan(laws.length);
  });

  function holdsUp(law: Law<E>): boolean {
    try {
      tryLaw({ ring: faulty, elements: faulty.elements, runs: 200 }, law);
      return true;
    } catch {
      return false;
    }
  }
}
