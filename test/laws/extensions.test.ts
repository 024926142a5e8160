import * as fc from "fast-check";
import { algebraicExtension } from "../../src/exact/algebraic-extension.ts";
import { gaussian, gaussians } from "../../src/exact/gaussian.ts";
import { gaussianIntegers } from "../../src/exact/gaussian-integer.ts";
import type { Integer } from "../../src/exact/integer.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../src/exact/polynomial/rational-function.ts";
import { primeField } from "../../src/exact/prime-field.ts";
import { rational, rationals } from "../../src/exact/rational.ts";
import { seriesRing } from "../../src/exact/series.ts";
import { LARGEST_WORD_PRIME, wordPrimeField } from "../../src/exact/word-prime-field.ts";
import { anyInteger, anyRational, polynomials, smallInteger, smallRational } from "./arbitraries.ts";
import { domain, field, fractions, ring } from "./law-suites.ts";

/** Residues of all sizes, with many next to zero, to p and to the middle. */
function residues(p: number): fc.Arbitrary<number> {
  const near = (centre: number) =>
    fc.integer({ min: Math.max(0, centre - 3), max: Math.min(p - 1, centre + 3) });
  return fc.oneof(near(0), near(p - 1), near(p >> 1), fc.integer({ min: 0, max: p - 1 }));
}

// The smallest primes, one of 26 bits, and the largest of 30 and 31 bits.
for (const p of [2, 3, 101, 67_108_859, 2 ** 30 - 35, LARGEST_WORD_PRIME]) {
  field({ ring: wordPrimeField(p), elements: residues(p), runs: 1000 });
}
const wordPolynomials = polynomialRing(wordPrimeField(LARGEST_WORD_PRIME), ["x", "y"]);
domain({
  ring: wordPolynomials,
  elements: polynomials(wordPolynomials, residues(LARGEST_WORD_PRIME), { terms: 4, degree: 3 }),
});

const gaussianPair = <T>(part: fc.Arbitrary<T>) => fc.tuple(part, part);
domain({
  ring: gaussianIntegers,
  elements: gaussianPair(anyInteger).map(([re, im]) => ({ re, im })),
  runs: 1000,
});
fractions({
  ring: gaussians,
  elements: gaussianPair(anyRational).map(([re, im]) => gaussian(re, im)),
  runs: 500,
});
const smallGaussian = gaussianPair(smallRational).map(([re, im]) => gaussian(re, im));
const gaussianPolynomials = polynomialRing(gaussians, ["x", "y"]);
domain({
  ring: gaussianPolynomials,
  elements: polynomials(gaussianPolynomials, smallGaussian, { terms: 3, degree: 2 }),
});
const gaussianIntegerPolynomials = polynomialRing(gaussianIntegers, ["x", "y"]);
const gaussianFunctions = rationalFunctions(gaussianIntegerPolynomials);
const numerators = polynomials(
  gaussianIntegerPolynomials,
  gaussianPair(smallInteger).map(([re, im]) => ({ re, im })),
  { terms: 2, degree: 2 },
);
fractions({
  ring: gaussianFunctions,
  elements: fc
    .tuple(numerators, numerators)
    .map(([p, q]) =>
      gaussianFunctions.fraction(
        p,
        gaussianIntegerPolynomials.isZero(q) ? gaussianIntegerPolynomials.one : q,
      ),
    ),
  runs: 50,
});
const gaussianSeries = seriesRing(gaussians, "eps", 4);
ring({
  ring: gaussianSeries,
  elements: fc.array(smallGaussian, { maxLength: 5 }).map((list) => gaussianSeries.fromCoefficients(list)),
});

const rootOf = (coefficients: readonly Integer[], name: string) =>
  algebraicExtension(
    rationals,
    coefficients.map((c) => rational(c)),
    name,
  );
const squareRootOfThree = rootOf([-3, 0, 1], "r3");
const cubeRootOfTwo = rootOf([-2, 0, 0, 1], "c");
// A root of the irreducible characteristic polynomial of [[0, 1, 2], [1, 0, 3], [2, 3, 0]], times two.
const eigenvalue = rootOf([-24, -28, 0, 2], "mu");
for (const extension of [squareRootOfThree, cubeRootOfTwo, eigenvalue]) {
  field({
    ring: extension,
    elements: fc.array(anyRational, { maxLength: extension.modulus.length }).map(extension.fromCoefficients),
    runs: 300,
  });
}

// A tower: a fourth root of three above the square root.
const { fromCoefficients, generator, negate, zero, one } = squareRootOfThree;
const fourthRootOfThree = algebraicExtension(squareRootOfThree, [negate(generator), zero, one], "r4");
field({
  ring: fourthRootOfThree,
  elements: fc
    .array(fc.array(smallRational, { maxLength: 2 }).map(fromCoefficients), { maxLength: 2 })
    .map(fourthRootOfThree.fromCoefficients),
  runs: 100,
});
// The field of 49 elements: 3 is no square modulo 7.
const finite = algebraicExtension(primeField(7n), [4n, 0n, 1n], "w");
field({
  ring: finite,
  elements: fc.array(fc.bigInt({ min: 0n, max: 6n }), { maxLength: 2 }).map(finite.fromCoefficients),
  runs: 500,
});
const overExtension = polynomialRing(squareRootOfThree, ["x"]);
domain({
  ring: overExtension,
  elements: polynomials(
    overExtension,
    fc.array(smallRational, { maxLength: 2 }).map(squareRootOfThree.fromCoefficients),
    { terms: 3, degree: 2 },
  ),
});
