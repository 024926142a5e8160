import * as fc from "fast-check";
import { type Integer, integers } from "../../src/exact/integer.ts";
import { localisation } from "../../src/exact/localisation.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../src/exact/polynomial/rational-function.ts";
import { CERTIFICATE_PRIMES, primeField } from "../../src/exact/prime-field.ts";
import { rationals } from "../../src/exact/rational.ts";
import type { GcdDomain } from "../../src/exact/ring.ts";
import { seriesRing } from "../../src/exact/series.ts";
import { trigonometricPolynomials } from "../../src/exact/trigonometric-polynomials.ts";
import { anyInteger, anyRational, polynomials, smallInteger, smallRational } from "./arbitraries.ts";
import { domain, field, fractions, ring } from "./law-suites.ts";

domain({ ring: integers, elements: anyInteger, runs: 1000 });
fractions({ ring: rationals, elements: anyRational, runs: 500 });
for (const p of [2n, 7n, ...CERTIFICATE_PRIMES]) {
  field({ ring: primeField(p), elements: fc.bigInt({ min: 0n, max: p - 1n }), runs: 200 });
}

const integerPolynomials = polynomialRing(integers, ["x", "y"]);
domain({
  ring: integerPolynomials,
  elements: polynomials(integerPolynomials, anyInteger, { terms: 4, degree: 3 }),
});
const rationalPolynomials = polynomialRing(rationals, ["x", "y", "z"]);
domain({
  ring: rationalPolynomials,
  elements: polynomials(rationalPolynomials, smallRational, { terms: 4, degree: 2 }),
});
// A small characteristic, where coefficients vanish often, and a large one.
for (const p of [5n, CERTIFICATE_PRIMES[0]]) {
  const modular = polynomialRing(primeField(p), ["x", "y"]);
  domain({
    ring: modular,
    elements: polynomials(modular, fc.bigInt({ min: 0n, max: p - 1n }), { terms: 4, degree: 3 }),
  });
}
// Coefficients that are polynomials themselves.
const nested = polynomialRing(integerPolynomials, ["s", "t"]);
const nestedCoefficients = polynomials(integerPolynomials, smallInteger, { terms: 2, degree: 1 });
domain({ ring: nested, elements: polynomials(nested, nestedCoefficients, { terms: 3, degree: 1 }) });

const smallPolynomials = polynomials(integerPolynomials, smallInteger, { terms: 3, degree: 2 });
const functions = rationalFunctions(integerPolynomials);
fractions({
  ring: functions,
  elements: fc
    .tuple(smallPolynomials, smallPolynomials)
    .map(([p, q]) => functions.fraction(p, integerPolynomials.isZero(q) ? integerPolynomials.one : q)),
  runs: 50,
});

const { one, variable, add, multiply, fromInteger } = integerPolynomials;
const primeFactors = [
  add(variable("x"), variable("y")),
  add(multiply(variable("x"), variable("x")), fromInteger(3)),
  fromInteger(2),
];
localisationLaws(integers, [2, 3, 1_000_003, 2n ** 89n - 1n], anyInteger);
localisationLaws(integerPolynomials, primeFactors, smallPolynomials);
localisationLaws(integerPolynomials, [one], smallPolynomials);

/** Powers up to two of each factor, over numerators that often have the factors too. */
function localisationLaws<D>(base: GcdDomain<D>, factors: readonly D[], numerators: fc.Arbitrary<D>): void {
  const localised = localisation(base, factors);
  const powers = fc.array(fc.nat({ max: 2 }), { minLength: factors.length, maxLength: factors.length });
  const elements = fc
    .tuple(numerators, fc.subarray([...factors]), powers)
    .map(([value, extra, exponents]) =>
      localised.divideByFactors(localised.fromDomain(extra.reduce(base.multiply, value)), exponents),
    );
  ring({ ring: localised, elements });
}

const series = seriesRing(rationals, "k", 5);
ring({
  ring: series,
  elements: fc.array(anyRational, { maxLength: 7 }).map((list) => series.fromCoefficients(list)),
});
const smallSeries = seriesRing<Integer>(integers, "eps", 1);
ring({
  ring: smallSeries,
  elements: fc.array(anyInteger, { maxLength: 2 }).map((list) => smallSeries.fromCoefficients(list)),
});

const waves = trigonometricPolynomials(rationalPolynomials);
const waveCoefficients = fc.array(polynomials(rationalPolynomials, smallRational, { terms: 2, degree: 1 }), {
  maxLength: 3,
});
ring({
  ring: waves,
  elements: fc
    .tuple(waveCoefficients, waveCoefficients)
    .map(([cos, sin]) => waves.fromCoefficients(cos, sin)),
});
