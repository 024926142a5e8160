import { stopWhenSpent } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import type { Random } from "../../../core/random.ts";
import { type DoubleField, randomUnit, residueAt } from "../../modular/double-field.ts";
import { lagrangeRow, masterPolynomial, sumOfProducts } from "../../modular/vandermonde.ts";
import { wordAt } from "../monomial.ts";
import { randomSystems, solveSystems } from "./coefficient-systems.ts";
import { gcdImages, type ModularProblem, specialiseProblem } from "./gcd-images.ts";
import type { ModularTerms } from "./modular-terms.ts";

/*
 * Zippel's interpolation of the scaled gcd h from its images in the main variable. The leading coefficient of h is
 * known beforehand, and is left out everywhere here. All functions return `undefined` where random choices were
 * unlucky: the caller chooses again.
 * Source: Zippel (1979), Probabilistic algorithms for sparse polynomials; the normalisation by a multiple of the
 * leading coefficient is Brown's (1971), On Euclid's algorithm and the computation of polynomial gcds, J. ACM 18.
 */

/** The terms of h below its leading coefficient modulo a prime, found one variable after another. */
export function interpolateTerms(
  problem: ModularProblem,
  degreeBounds: readonly number[],
  random: Random,
): ModularTerms | undefined {
  const degree = at(degreeBounds, 0);
  const anchor = degreeBounds.slice(1).map(() => randomUnit(problem.field, random));
  const [image] = gcdImages(specialiseProblem(problem, anchor), [], 1, degree) ?? [];
  if (image === undefined) return undefined;
  let terms: ModularTerms | undefined = termsOfImage(image.subarray(0, degree));
  for (let k = 1; k < degreeBounds.length && terms !== undefined; k += 1) {
    const stage = specialiseProblem(problem, anchor.slice(k));
    const points = pointsFrom(problem.field, at(anchor, k - 1), at(degreeBounds, k) + 1);
    terms = addVariable(stage, terms, points, degree, random);
  }
  return terms;
}

/** The coefficients of the terms that another prime found, modulo this prime. */
export function interpolateCoefficients(
  problem: ModularProblem,
  terms: ModularTerms,
  degree: number,
  random: Random,
): Float64Array | undefined {
  const systems = randomSystems(problem.field, terms, random);
  if (systems === undefined) return undefined;
  // One image more than unknowns: it tells where the terms of the other prime are not all.
  const images = gcdImages(problem, systems.base, systems.imageCount + 1, degree);
  return images && solveSystems(problem.field, systems, images, degree, problem.budget);
}

function termsOfImage(image: Float64Array): ModularTerms {
  const exponents = Int32Array.from(image.keys()).filter((k) => image[k] !== 0);
  return { exponents: [exponents], coefficients: Float64Array.from(exponents, (k) => residueAt(image, k)) };
}

/** So many successive residues, first the given one. */
function pointsFrom({ p }: DoubleField, first: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (first + i) % p);
}

/** From the terms with the next variable at the first point to the terms with that variable. */
function addVariable(
  stage: ModularProblem,
  terms: ModularTerms,
  points: Float64Array,
  degree: number,
  random: Random,
): ModularTerms | undefined {
  const { field, budget } = stage;
  const systems = randomSystems(field, terms, random);
  if (systems === undefined) return undefined;
  const samples = [terms.coefficients];
  for (const point of points.subarray(1)) {
    const images = gcdImages(specialiseProblem(stage, [point]), systems.base, systems.imageCount, degree);
    const coefficients = images && solveSystems(field, systems, images, degree, budget);
    if (coefficients === undefined) return undefined;
    samples.push(coefficients);
  }
  return throughSamples(stage, terms, points, samples);
}

/** Interpolates each coefficient as a polynomial in the next variable. */
function throughSamples(
  { field, budget }: ModularProblem,
  terms: ModularTerms,
  points: Float64Array,
  samples: readonly Float64Array[],
): ModularTerms | undefined {
  const master = masterPolynomial(field, points);
  const rows: Float64Array[] = [];
  for (const point of points) {
    const row = lagrangeRow(field, master, point);
    if (row === undefined) return undefined;
    rows.push(row);
  }
  const columns = Array.from(points, (_, exponent) =>
    Float64Array.from(rows, (row) => residueAt(row, exponent)),
  );
  const found: { readonly term: number; readonly exponent: number; readonly coefficient: number }[] = [];
  terms.coefficients.forEach((_, term) => {
    stopWhenSpent(budget, "interpolating a greatest common divisor", found.length);
    const values = Float64Array.from(samples, (sample) => residueAt(sample, term));
    columns.forEach((column, exponent) => {
      const coefficient = sumOfProducts(field, values, column);
      if (coefficient !== 0) found.push({ term, exponent, coefficient });
    });
  });
  return {
    exponents: [
      ...terms.exponents.map((column) => Int32Array.from(found, ({ term }) => wordAt(column, term))),
      Int32Array.from(found, ({ exponent }) => exponent),
    ],
    coefficients: Float64Array.from(found, ({ coefficient }) => coefficient),
  };
}
