import { stopWhenSpent } from "../../core/budget.ts";
import { type Random, seededRandom } from "../../core/random.ts";
import { canonicalInteger, type Integer } from "../integer.ts";
import type { Polynomial, PolynomialRing } from "../polynomial/polynomial.ts";
import { type Dense, degreeOf } from "../univariate/dense.ts";
import {
  primitiveDense,
  squareFreePart,
  univariateCoefficients,
} from "../univariate/integer-coefficients.ts";
import { irreducibleFactors } from "./univariate-factors.ts";

/** A polynomial in a main variable, whose other variables are called parameters here. */
export interface MainVariable {
  readonly ring: PolynomialRing<Integer>;
  readonly main: string;
  readonly parameters: readonly string[];
}

/** A polynomial at integer values of its parameters, factorised. */
export interface EvaluationImage {
  /** In the order of the parameters. */
  readonly point: readonly Integer[];
  readonly factors: readonly Dense<Integer>[];
}

/** More images of one polynomial than this rarely have fewer factors than the best of these. */
const IMAGES_TRIED = 3;

/** The factors do not depend on the points, only the time to find them does. */
const SEED = 1975;

/**
 * The image with the fewest factors among some at which the degree stays and no factor is repeated. The origin is tried
 * first: it keeps the polynomial sparse. A spent budget of the ring ends the enclosing `withinBudget`.
 */
export function bestEvaluation(space: MainVariable, a: Polynomial<Integer>): EvaluationImage {
  const { budget } = space.ring;
  const random = seededRandom(SEED);
  let best: EvaluationImage | undefined;
  let tried = 0;
  for (let attempt = 0; tried < IMAGES_TRIED || best === undefined; attempt += 1) {
    stopWhenSpent(budget, `looking for values of ${space.parameters.join(", ")}`);
    const point = space.parameters.map(() => coordinate(random, attempt));
    const image = valueAt(space, a, point);
    if (!isFaithful(space, a, image)) continue;
    tried += 1;
    const factors = irreducibleFactors(primitiveDense(image), { budget });
    if (best === undefined || factors.length < best.factors.length) best = { point, factors };
    if (factors.length === 1) break;
  }
  return best;
}

/** Zero first, then from slowly widening ranges. */
function coordinate(random: Random, attempt: number): Integer {
  const largest = BigInt(attempt);
  return canonicalInteger(random.integer(-largest, largest));
}

function valueAt(
  { ring, main, parameters }: MainVariable,
  a: Polynomial<Integer>,
  point: readonly Integer[],
): Dense<Integer> {
  const values = ring.variables.map((name) =>
    name === main ? ring.variable(name) : ring.constant(point[parameters.indexOf(name)] ?? 0),
  );
  return univariateCoefficients(ring, ring.evaluate(a, ring, ring.constant, values), main);
}

function isFaithful({ ring, main }: MainVariable, a: Polynomial<Integer>, image: Dense<Integer>): boolean {
  const degree = ring.degree(a, main);
  return degreeOf(image) === degree && degreeOf(squareFreePart(image, { budget: ring.budget })) === degree;
}
