import { at } from "../../../core/errors.ts";
import { seededRandom } from "../../../core/random.ts";
import { type DoubleField, doubleFieldOfIndex, randomUnit } from "../../modular/double-field.ts";
import { exactQuotient, gcdOfAll } from "../../ring.ts";
import type { Polynomial, PolynomialRing } from "../polynomial.ts";
import { degreeBounds } from "./gcd-images.ts";
import { type BoundedVariable, liftedGcd } from "./lifted-gcd.ts";
import { integerTerms, largestExponent } from "./modular-terms.ts";
import { subresultantEngine } from "./polynomial-gcd.ts";

/** The random points are the same in every run: the result never depends on them, and so the time does not either. */
const SEED = 1979;

/**
 * The gcd engine for integer coefficients: the gcd is found modulo primes by sparse interpolation, lifted by Chinese
 * remainders until it settles, and verified by trial division, so that no choice of primes or points can make it wrong.
 * Where the interpolation keeps failing, as for gcds of tens of thousands of terms, subresultants find it.
 *
 * Cost: where the gcd is one, an evaluation of both polynomials for each variable; otherwise about
 * (terms of a and b) x (terms of the gcd) x (sum of its degrees) operations modulo a prime.
 */
export function modularEngine<C>(ring: PolynomialRing<C>, a: Polynomial<C>, b: Polynomial<C>): Polynomial<C> {
  return modularGcd(ring, a, b, doubleFieldOfIndex);
}

/** The same with the caller's primes, which must all differ and never end. */
export function modularGcd<C>(
  ring: PolynomialRing<C>,
  large: Polynomial<C>,
  small: Polynomial<C>,
  fieldOfIndex: (index: number) => DoubleField,
): Polynomial<C> {
  const candidates = boundedVariables(ring, [large, small], fieldOfIndex(0));
  const present = candidates.filter(({ bound }) => bound > 0);
  if (present.length === 0) return ring.one;
  if (present.length < candidates.length) {
    const absent = candidates.filter(({ bound }) => bound === 0);
    return gcdOfCoefficients(ring, [large, small], absent);
  }
  const isOfFullDegree = present.every(({ name, bound }) => ring.degree(small, name) === bound);
  if (isOfFullDegree && ring.divideExact(large, small) !== undefined) return small;
  const variables = eliminationOrder(present);
  const common = gcdOfCoefficients(ring, [large, small], variables.slice(0, 1));
  const [a, b] = [exactQuotient(ring, large, common), exactQuotient(ring, small, common)];
  if (!ring.isConstant(common)) return ring.multiply(common, ring.gcd(a, b));
  const lifted = liftedGcd({ ring, a, b, variables }, fieldOfIndex, seededRandom(SEED));
  return lifted ?? subresultantEngine(ring, a, b);
}

/** The variables that occur, each with a bound on the degree of the gcd. */
function boundedVariables<C>(
  ring: PolynomialRing<C>,
  polynomials: readonly [Polynomial<C>, Polynomial<C>],
  field: DoubleField,
): readonly MeasuredVariable[] {
  const random = seededRandom(SEED);
  const [a, b] = polynomials;
  const used = ring.variables.flatMap((name, index) => (ring.degree(b, name) > 0 ? [{ name, index }] : []));
  const indices = used.map(({ index }) => index);
  const [columnsA, columnsB] = [integerTerms(ring, a, indices), integerTerms(ring, b, indices)];
  const point = used.map(() => randomUnit(field, random));
  const bounds = degreeBounds(field, columnsA, columnsB, point, { budget: ring.budget });
  return used.map((variable, v) => ({
    ...variable,
    bound: at(bounds, v),
    leadingLength: Math.min(
      countOfLargest(at(columnsA.exponents, v)),
      countOfLargest(at(columnsB.exponents, v)),
    ),
  }));
}

function nonZeroCoefficients<C>(
  ring: PolynomialRing<C>,
  a: Polynomial<C>,
  variable: string,
): readonly Polynomial<C>[] {
  return ring.coefficientsIn(a, variable).filter((coefficient) => !ring.isZero(coefficient));
}

/** The gcd of all coefficients of polynomials in some of their variables. */
function gcdOfCoefficients<C>(
  ring: PolynomialRing<C>,
  polynomials: readonly Polynomial<C>[],
  variables: readonly BoundedVariable[],
): Polynomial<C> {
  const coefficients = variables.reduce(
    (parts, { name }) => parts.flatMap((part) => nonZeroCoefficients(ring, part, name)),
    polynomials,
  );
  return gcdOfAll(ring, coefficients);
}

/** A variable with the length of the shorter of the two leading coefficients in it. */
interface MeasuredVariable extends BoundedVariable {
  readonly leadingLength: number;
}

/**
 * Main variable first: the one with the shortest leading coefficient, which the interpolated multiple of the gcd
 * inherits; among those the one of largest degree, which leaves the fewest terms to each of its powers. The others
 * follow by descending degree, so that the longest interpolation has the fewest points.
 */
function eliminationOrder(variables: readonly MeasuredVariable[]): readonly MeasuredVariable[] {
  const byDegree = variables.toSorted((left, right) => right.bound - left.bound);
  const main = byDegree.reduce((best, variable) =>
    variable.leadingLength < best.leadingLength ? variable : best,
  );
  return [main, ...byDegree.filter((variable) => variable !== main)];
}

/** How many terms have the largest exponent: the length of the leading coefficient. */
function countOfLargest(column: Int32Array): number {
  const largest = largestExponent(column);
  return column.reduce((count, exponent) => (exponent === largest ? count + 1 : count), 0);
}
