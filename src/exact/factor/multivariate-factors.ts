import { stopWhenSpent } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { absoluteInteger, canonicalInteger, type Integer, integers } from "../integer.ts";
import type { Polynomial } from "../polynomial/polynomial.ts";
import { primeField } from "../prime-field.ts";
import { balancedResidue } from "../residue-ring.ts";
import { exactQuotient, gcdOfAll } from "../ring.ts";
import { type Dense, productDense, scaleDense } from "../univariate/dense.ts";
import { monic } from "../univariate/euclid.ts";
import { bestEvaluation, type EvaluationImage, type MainVariable } from "./evaluation-image.ts";
import {
  inverseParameterSeries,
  type ParameterSeries,
  type ParameterSpace,
  parameterSpace,
  truncatedRing,
} from "./parameter-series.ts";
import { recombine, type Split } from "./recombine.ts";
import { liftAlongParameters } from "./series-lift.ts";

type IntegerPolynomial = Polynomial<Integer>;

/**
 * The irreducible factors of a polynomial that is primitive in its main variable, of positive degree in it, and
 * without repeated factors. A spent budget of the ring ends the enclosing `withinBudget`.
 *
 * The parameters get integer values; the factors of the image are lifted to power series in the parameters modulo a
 * large prime, and subsets of them multiplied until factors appear. An image with one factor proves irreducibility, and
 * so does the failure of all subsets, as the lifted factors are unique.
 * Source: Musser (1975), Multivariate polynomial factorization, J. ACM 22.
 */
export function primitiveFactors(space: MainVariable, a: IntegerPolynomial): readonly IntegerPolynomial[] {
  if (space.ring.degree(a, space.main) === 1) return [a];
  const image = bestEvaluation(space, a);
  if (image.factors.length === 1) return [a];
  const shifted = shift(space, a, image.point);
  const factors = factorsAtOrigin(space, shifted, image);
  return factors.map((factor) => shift(space, factor, image.point.map(integers.negate)));
}

/** The polynomial with each parameter increased by a value. */
function shift(
  { ring, parameters }: MainVariable,
  a: IntegerPolynomial,
  by: readonly Integer[],
): IntegerPolynomial {
  if (by.every((value) => value === 0)) return a;
  const values = ring.variables.map((name) =>
    ring.add(ring.variable(name), ring.constant(by[parameters.indexOf(name)] ?? 0)),
  );
  return ring.evaluate(a, ring, ring.constant, values);
}

/** A polynomial to be split, and how precisely its factors must be known for that. */
interface Splitting extends MainVariable {
  readonly series: ParameterSpace;
  readonly modulus: bigint;
  /** The largest total degree in the parameters. */
  readonly degree: number;
}

function factorsAtOrigin(
  space: MainVariable,
  a: IntegerPolynomial,
  image: EvaluationImage,
): readonly IntegerPolynomial[] {
  for (const modulus of primesAbove(2n * coefficientBound(space, a))) {
    const series = parameterSpace(primeField(modulus), space.parameters, { budget: space.ring.budget });
    const splitting = { ...space, series, modulus, degree: parameterDegree(space, a) };
    const lifted = liftImage(splitting, a, image);
    if (lifted === undefined) continue;
    return recombine(a, lifted, (rest, chosen) => {
      stopWhenSpent(space.ring.budget, `combining ${lifted.length} lifted factors`);
      return splitOff(splitting, rest, chosen);
    });
  }
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `the factors of a polynomial of degree ${space.ring.degree(a)} may have coefficients beyond all primes provided for`,
  );
}

/** Exponents q of Mersenne primes 2^q - 1, which need no search. Source: OEIS A000043. */
const MERSENNE_EXPONENTS = [61n, 127n, 521n, 1279n, 2203n, 4423n, 11213n];

function primesAbove(bound: bigint): readonly bigint[] {
  return MERSENNE_EXPONENTS.map((exponent) => (1n << exponent) - 1n).filter((prime) => prime > bound);
}

/**
 * No factor of the polynomial has a larger coefficient after multiplication by a factor of the leading coefficient:
 * 2^(sum of the degrees) times the largest coefficient of the polynomial times its leading coefficient.
 * Source: Gelfond's lemma, as in Bombieri & Gubler, Heights in Diophantine Geometry, lemma 1.6.11.
 */
function coefficientBound({ ring, main }: MainVariable, a: IntegerPolynomial): bigint {
  const multiple = ring.multiply(a, leadingIn(ring.coefficientsIn(a, main)));
  const degrees = ring.variables.reduce((total, name) => total + ring.degree(multiple, name), 0);
  let largest = 0n;
  for (const { coefficient } of ring.terms(multiple)) {
    const size = BigInt(absoluteInteger(coefficient));
    if (size > largest) largest = size;
  }
  return largest << BigInt(degrees);
}

function leadingIn<P>(coefficients: readonly P[]): P {
  return at(coefficients, coefficients.length - 1);
}

function parameterDegree({ ring, main }: MainVariable, a: IntegerPolynomial): number {
  return Math.max(...ring.coefficientsIn(a, main).map((coefficient) => ring.degree(coefficient)));
}

/** The monic factors of the image, lifted; `undefined` where they coincide modulo the prime. */
function liftImage(
  splitting: Splitting,
  a: IntegerPolynomial,
  { factors }: EvaluationImage,
): readonly Dense<ParameterSeries>[] | undefined {
  const { ring, main, series, degree } = splitting;
  const { field } = series;
  const coefficients = ring.coefficientsIn(a, main).map((c) => toSeries(splitting, c));
  const leading = leadingIn(coefficients);
  const constantTerm = series.ring.evaluate(
    leading,
    field,
    (c) => c,
    series.ring.variables.map(() => field.zero),
  );
  if (field.isZero(constantTerm)) return undefined;
  const inverse = inverseParameterSeries(series, leading, constantTerm, degree);
  const target = scaleDense(truncatedRing(series, degree), coefficients, inverse);
  const residues = factors.map((factor) => monic(field, factor.map(field.fromInteger)));
  return liftAlongParameters(series, target, residues, degree);
}

/** A polynomial in the parameters alone, modulo the prime. */
function toSeries({ ring, parameters, series }: Splitting, a: IntegerPolynomial): ParameterSeries {
  return ring.evaluate(
    a,
    series.ring,
    (c) => series.ring.constant(series.field.fromInteger(c)),
    ring.variables.map((name) => (parameters.includes(name) ? series.ring.variable(name) : series.ring.zero)),
  );
}

/** The factor of `rest` that the chosen series multiply to, with its cofactor, if there is one. */
function splitOff(
  splitting: Splitting,
  rest: IntegerPolynomial,
  chosen: readonly Dense<ParameterSeries>[],
): Split<IntegerPolynomial> | undefined {
  const { ring, main, series, degree } = splitting;
  const arithmetic = truncatedRing(series, degree);
  // The leading coefficient of `rest` times a true factor divides that multiple of `rest`: the bounds hold for it.
  const leading = toSeries(splitting, leadingIn(ring.coefficientsIn(rest, main)));
  const multiple = scaleDense(arithmetic, productDense(arithmetic, chosen), leading);
  const coefficients = multiple.map((c) => fromSeries(splitting, c));
  const content = gcdOfAll(ring, coefficients);
  const primitive = coefficients.map((c) => exactQuotient(ring, c, content));
  const candidate = ring.fromCoefficientsIn(primitive, main);
  const factor = exactQuotient(ring, candidate, ring.unitPart(candidate));
  const cofactor = ring.divideExact(rest, factor);
  return cofactor === undefined ? undefined : [factor, cofactor];
}

/** The polynomial whose coefficients are the smallest representatives. */
function fromSeries({ ring, series, modulus }: Splitting, a: ParameterSeries): IntegerPolynomial {
  const coefficient = (c: bigint) => ring.constant(canonicalInteger(balancedResidue(c, modulus)));
  return series.ring.evaluate(a, ring, coefficient, series.ring.variables.map(ring.variable));
}
