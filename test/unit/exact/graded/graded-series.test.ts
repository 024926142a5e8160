import * as fc from "fast-check";
import { describe, expect } from "vitest";
import {
  cubicSlowManifold,
  VALUE_AT_ONES,
  valueAtOnes,
} from "../../../../bench/problems/cubic-slow-manifold.ts";
import { at } from "../../../../src/core/errors.ts";
import { type GradedSeriesRing, gradedSeriesRing } from "../../../../src/exact/graded/graded-series.ts";
import type { GradedSeries } from "../../../../src/exact/graded/graded-terms.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { CERTIFICATE_PRIMES, primeField, rationalInto } from "../../../../src/exact/prime-field.ts";
import { rational, rationals } from "../../../../src/exact/rational.ts";
import { product, type Ring, sum } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { anyRational, polynomials, smallInteger, smallRational } from "../../../laws/arbitraries.ts";
import { isRefused, lawsOfIntegerImages, lawsOfRing, testLaws, tryLaw } from "../../../laws/ring-laws.ts";

/** Weights that differ, one symbol in both truncations, and one in each alone. */
const truncations = [
  { weights: { eps: 1, x: 2 }, below: 5 },
  { weights: { a: 1, x: 1 }, below: 3 },
];
const symbols = ["eps", "a", "x"];
const ring = gradedSeriesRing(rationals, symbols, truncations);
const [eps, a, x] = [ring.symbol("eps"), ring.symbol("a"), ring.symbol("x")];

function series<E>(over: GradedSeriesRing<E>, coefficients: fc.Arbitrary<E>): fc.Arbitrary<GradedSeries<E>> {
  const { length } = over.symbols;
  const exponents = fc.array(fc.nat({ max: 4 }), { minLength: length, maxLength: length });
  return fc
    .array(fc.record({ coefficient: coefficients, exponents }), { maxLength: 8 })
    .map((terms) => over.fromTerms(terms));
}

function laws<E>(over: GradedSeriesRing<E>, coefficients: fc.Arbitrary<E>): void {
  testLaws({ ring: over, elements: series(over, coefficients) }, lawsOfRing<GradedSeries<E>>(over));
  describe(over.name, () => {
    for (const law of lawsOfIntegerImages(over)) {
      counted("property", law.title, () => tryLaw({ ring: over, elements: fc.bigInt() }, law));
    }
  });
}

const parameters = polynomialRing<Integer>(integers, ["p", "q"]);
const [prime] = CERTIFICATE_PRIMES;
laws(ring, anyRational);
laws(gradedSeriesRing<Integer>(integers, ["eps"], [{ weights: { eps: 1 }, below: 4 }]), smallInteger);
laws(gradedSeriesRing(primeField(prime), symbols, truncations), fc.bigInt({ min: 0n, max: prime - 1n }));
laws(
  gradedSeriesRing(parameters, symbols, truncations),
  polynomials(parameters, smallInteger, { terms: 2, degree: 1 }),
);

describe("truncations", () => {
  counted("differential", "products are those of polynomials, without what is beyond", () => {
    const whole = polynomialRing(rationals, symbols);
    const elements = series(ring, smallRational);
    fc.assert(
      fc.property(elements, elements, (p, q) => {
        const exact = whole.multiply(whole.fromTerms(ring.terms(p)), whole.fromTerms(ring.terms(q)));
        expect(ring.multiply(p, q)).toStrictEqual(ring.fromTerms(whole.terms(exact)));
      }),
      { numRuns: 300 },
    );
    return 300;
  });

  counted("property", "a product comes apart into its grades", () => {
    const elements = series(ring, smallRational);
    fc.assert(
      fc.property(elements, elements, (p, q) => {
        const grades = [0, 1, 2, 3, 4];
        const whole = ring.multiply(p, q);
        for (const grade of grades) {
          expect(ring.productPart(p, q, grade)).toStrictEqual(ring.part(whole, grade));
        }
        expect(
          sum(
            ring,
            grades.map((grade) => ring.part(whole, grade)),
          ),
        ).toStrictEqual(whole);
      }),
    );
  });

  counted("identity", "hold several at once, by hand", () => {
    expect(ring.toText(product(ring, [ring.add(eps, x), ring.add(eps, x), ring.add(ring.one, a)]))).toBe(
      "eps^2 + eps^2*a + 2*eps*x + 2*eps*a*x + x^2 + O((eps,x^2)^5, (a,x)^3)",
    );
    expect(ring.isZero(product(ring, [x, x, x]))).toBe(true);
    expect(ring.isZero(product(ring, [x, a, a]))).toBe(true);
    expect(ring.isZero(product(ring, [eps, x, x]))).toBe(true);
    expect(ring.termCount(product(ring, [eps, eps, x, a]))).toBe(1);
    expect(ring.coefficient(ring.scale(product(ring, [eps, x]), rational(2, 3)), [1, 0, 1])).toStrictEqual(
      rational(2, 3),
    );
    return 6;
  });

  counted("behaviour", "products compute no term that is thrown away", () => {
    let products = 0;
    const counting: Ring<Integer> = {
      ...integers,
      multiply: (p, q) => {
        products += 1;
        return integers.multiply(p, q);
      },
    };
    const over = gradedSeriesRing(
      counting,
      ["x", "a"],
      [
        { weights: { x: 1, a: 1 }, below: 6 },
        { weights: { a: 1 }, below: 2 },
      ],
    );
    const ones = over.fromTerms(
      Array.from({ length: 12 }, (_, k) => ({ coefficient: 1, exponents: [k >> 1, k % 2] })),
    );
    // Exponents (i, j) with j < 2 and i + j < 6; pairs of them whose sum is such a one again.
    const inside = Array.from({ length: 12 }, (_, k) => [k >> 1, k % 2] as const).filter(
      ([i, j]) => i + j < 6,
    );
    const pairs = inside.flatMap(([i, j]) => inside.filter(([k, l]) => j + l < 2 && i + j + k + l < 6));
    const square = over.multiply(ones, ones);
    expect(products).toBe(pairs.length);
    expect(over.termCount(square)).toBe(inside.length);
    products = 0;
    over.productPart(ones, ones, 3);
    expect(products).toBe(
      inside.flatMap(([i, j]) => inside.filter(([k, l]) => j + l < 2 && i + j + k + l === 3)).length,
    );
    return 3;
  });
});

describe("precision", () => {
  const short = fc
    .tuple(series(ring, smallRational), fc.nat({ max: 5 }), fc.nat({ max: 3 }))
    .map(([p, first, second]) => ring.fromTerms(ring.terms(p), [first, second]));
  const wide = gradedSeriesRing(rationals, symbols, [
    { weights: { eps: 1, x: 2 }, below: 12 },
    { weights: { a: 1, x: 1 }, below: 8 },
  ]);

  /** The series in a wider ring, with its errors filled in: terms beyond its precision. */
  function filled(p: ReturnType<typeof ring.symbol>, errors: ReturnType<typeof wide.symbol>) {
    const beyond = [...wide.terms(errors)].filter(({ exponents }) => isBeyond(p.precision, exponents));
    return wide.add(wide.fromTerms(ring.terms(p)), wide.fromTerms(beyond));
  }

  function isBeyond(precision: readonly number[], exponents: readonly number[]): boolean {
    const [powerOfEps, powerOfA, powerOfX] = [at(exponents, 0), at(exponents, 1), at(exponents, 2)];
    return powerOfEps + 2 * powerOfX >= at(precision, 0) || powerOfA + powerOfX >= at(precision, 1);
  }

  counted("property", "what a result claims survives any change beyond the operands' precision", () => {
    const errors = fc
      .array(
        fc.record({
          coefficient: smallRational,
          exponents: fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 4 }), fc.nat({ max: 3 })),
        }),
        { maxLength: 25 },
      )
      .map((terms) => wide.fromTerms(terms));
    const operations = ["add", "subtract", "multiply"] as const;
    fc.assert(
      fc.property(short, short, errors, errors, fc.constantFrom(...operations), (p, q, one, other, name) => {
        const stated = ring[name](p, q);
        const actual = wide[name](filled(p, one), filled(q, other));
        const known = [...wide.terms(actual)].filter(
          ({ exponents }) => !isBeyond(stated.precision, exponents),
        );
        expect(ring.fromTerms(known, stated.precision)).toStrictEqual(stated);
        const slope = ring.derivative(p, "x");
        const actualSlope = [...wide.terms(wide.derivative(filled(p, one), "x"))];
        const knownSlope = actualSlope.filter(({ exponents }) => !isBeyond(slope.precision, exponents));
        expect(ring.fromTerms(knownSlope, slope.precision)).toStrictEqual(slope);
      }),
      { numRuns: 1000 },
    );
  });

  counted("identity", "of sums, products and derivatives, by hand", () => {
    const one = gradedSeriesRing<Integer>(integers, ["k"], [{ weights: { k: 1 }, below: 8 }]);
    const k = one.symbol("k");
    const coarse = one.fromTerms([{ coefficient: 1, exponents: [1] }], [3]);
    expect(one.toText(coarse)).toBe("k + O(k^3)");
    expect(one.multiply(coarse, coarse).precision).toStrictEqual([4]);
    expect(one.add(coarse, one.one).precision).toStrictEqual([3]);
    expect(one.derivative(coarse, "k").precision).toStrictEqual([2]);
    expect(one.isZero(one.subtract(coarse, k))).toBe(true);
    expect(one.equals(coarse, k)).toBe(false);
    // An error in a may have any power of eps: nothing is gained from the factor eps.
    const rough = ring.fromTerms([], [3, 2]);
    expect(ring.multiply(eps, rough).precision).toStrictEqual([3, 2]);
    return 7;
  });
});

describe("the slow manifold of x' = a x - x y, y' = -y + x^2 - 2 y^2 + x y + x^3/3", () => {
  counted(
    "golden",
    "to order 20 has 190 terms and the value of FLINT, SymPy and Singular at x = a = 1",
    () => {
      const manifold = cubicSlowManifold(rationals, 21);
      expect(manifold.ring.termCount(manifold.h)).toBe(190);
      expect(valueAtOnes(rationals, manifold)).toStrictEqual(VALUE_AT_ONES);
      return 2;
    },
  );

  counted("differential", "over the rationals and modulo a prime", () => {
    const field = primeField(prime);
    const [exact, modular] = [cubicSlowManifold(rationals, 13), cubicSlowManifold(field, 13)];
    const images = [...exact.ring.terms(exact.h)].map(({ coefficient }) => rationalInto(field, coefficient));
    expect(images).toStrictEqual(modular.h.coefficients);
    return images.length;
  });

  counted("identity", "has no residual, and with a wrong sign it has one", () => {
    const { ring: over, h } = cubicSlowManifold(rationals, 21);
    const [u, c] = [over.symbol("x"), over.symbol("a")];
    const residual = (y: typeof h, sign: 1 | -1) => {
      const square = over.multiply(u, u);
      const terms = [
        over.negate(y),
        square,
        over.scale(over.multiply(y, y), rational(-2)),
        over.scale(over.multiply(u, y), rational(sign)),
        over.scale(over.multiply(square, u), rational(1, 3)),
      ];
      const motion = over.multiply(u, over.subtract(c, y));
      return over.subtract(sum(over, terms), over.multiply(over.derivative(y, "x"), motion));
    };
    expect(residual(h, 1).precision).toStrictEqual([21]);
    expect(over.isZero(residual(h, 1))).toBe(true);
    expect(over.isZero(residual(h, -1))).toBe(false);
    return 3;
  });
});

describe("refusals", () => {
  counted(
    "behaviour",
    "other rings, unknown symbols, impossible truncations and unknown coefficients",
    () => {
      const other = gradedSeriesRing(rationals, symbols, [
        at(truncations, 0),
        { weights: { a: 1, x: 1 }, below: 4 },
      ]);
      const rough = ring.fromTerms([], [3, 2]);
      const make = (weights: Readonly<Record<string, number>>, below: number) => () =>
        gradedSeriesRing(rationals, ["s", "t"], [{ weights, below }]);
      const refusals: readonly (readonly [string, () => unknown])[] = [
        ["E_RING_MISMATCH", () => ring.add(x, other.symbol("x"))],
        ["E_RING_MISMATCH", () => ring.multiply(other.one, a)],
        ["E_RING_MISMATCH", () => ring.equals(ring.zero, other.zero)],
        ["E_RING_MISMATCH", () => [...ring.terms(other.one)]],
        ["E_UNDECLARED", () => ring.symbol("y")],
        ["E_UNDECLARED", () => ring.derivative(x, "y")],
        ["E_UNDECLARED", make({ s: 1, t: 1, u: 1 }, 3)],
        ["E_DOMAIN", make({ s: 1 }, 3)],
        ["E_DOMAIN", make({ s: 1, t: -1 }, 3)],
        ["E_DOMAIN", make({ s: 1, t: 0.5 }, 3)],
        ["E_DOMAIN", make({ s: 1, t: 1 }, 0)],
        ["E_DOMAIN", () => gradedSeriesRing(rationals, [], [])],
        ["E_DOMAIN", () => gradedSeriesRing(rationals, ["s", "s"], [{ weights: { s: 1 }, below: 2 }])],
        ["E_DOMAIN", () => ring.coefficient(rough, [3, 0, 0])],
        ["E_DOMAIN", () => ring.part(rough, 3)],
        ["E_DOMAIN", () => ring.productPart(rough, eps, 4)],
        ["E_DOMAIN", () => ring.fromTerms([{ coefficient: rationals.one, exponents: [1, -1, 0] }])],
        ["E_SHAPE", () => ring.fromTerms([{ coefficient: rationals.one, exponents: [1] }])],
        ["E_SHAPE", () => ring.fromTerms([], [1])],
      ];
      for (const [code, call] of refusals) expect([code, isRefused(code, call)]).toStrictEqual([code, true]);
      return refusals.length;
    },
  );
});
