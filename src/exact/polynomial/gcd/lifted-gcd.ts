import { stopWhenSpent } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import type { Random } from "../../../core/random.ts";
import { type DoubleField, randomUnit } from "../../modular/double-field.ts";
import { EMPTY_LIFT, extendLift, integersOf, isSettled, type Lift } from "../../modular/mixed-radix.ts";
import { exactQuotient, gcdOfAll } from "../../ring.ts";
import { wordAt } from "../monomial.ts";
import type { Polynomial, PolynomialRing } from "../polynomial.ts";
import { type GcdProblem, imageDegree, type ModularProblem, modularProblem } from "./gcd-images.ts";
import { integerTerms, lexicographic, type ModularTerms } from "./modular-terms.ts";
import { interpolateCoefficients, interpolateTerms } from "./sparse-interpolation.ts";

/** A variable of the ring, by name and position, with a bound on the degree of the gcd in it. */
export interface BoundedVariable {
  readonly name: string;
  readonly index: number;
  readonly bound: number;
}

/** Two polynomials over Z without common divisors that are free of the first of the variables that occur. */
export interface GcdTask<C> {
  readonly ring: PolynomialRing<C>;
  readonly a: Polynomial<C>;
  readonly b: Polynomial<C>;
  readonly variables: readonly BoundedVariable[];
}

/** Primes in a row that may fail, each by a small probability only, before the search is given up. */
const LARGEST_FAILURE_COUNT = 60;

/** After so many failures in a row the terms that the first prime found are no longer trusted. */
const SUSPICIOUS_FAILURE_COUNT = 2;

/** What is known of the gcd scaled to a known leading coefficient: the other terms, and their lifted coefficients. */
interface Candidate {
  readonly terms: ModularTerms;
  readonly lift: Lift;
}

/**
 * The gcd, from images modulo one prime after another; `undefined` where too many primes fail, as they do where the gcd
 * has tens of thousands of terms. What is returned divides both polynomials and has at least the degree of the gcd
 * in the main variable, which together make it the gcd.
 */
export function liftedGcd<C>(
  task: GcdTask<C>,
  fieldOfIndex: (index: number) => DoubleField,
  random: Random,
): Polynomial<C> | undefined {
  const leading = leadingMultiple(task);
  const problem = gcdProblem(task, leading);
  let degreeBounds = problem.degreeBounds;
  let candidate: Candidate | undefined;
  let failures = 0;
  for (let index = 0; failures < LARGEST_FAILURE_COUNT; index += 1) {
    stopWhenSpent(task.ring.budget, `lifting a greatest common divisor from ${index} primes`);
    const image = modularProblem(fieldOfIndex(index), problem);
    const [bound, ...otherBounds] = degreeBounds;
    const degree = degreeAtRandomPoint(image, otherBounds.length, random);
    if (degree === 0) return task.ring.one;
    if (bound === undefined || degree === undefined || degree > bound) {
      failures += 1;
      continue;
    }
    // A lower degree than before: all images so far were those of too large a gcd.
    if (degree < bound || failures >= SUSPICIOUS_FAILURE_COUNT) candidate = undefined;
    degreeBounds = [degree, ...otherBounds];
    const next = extended(image, degreeBounds, candidate, random);
    failures = next === undefined ? failures + 1 : 0;
    candidate = next ?? candidate;
    const divisor = next && isSettled(next.lift) && primitiveDivisor(task, leading, degree, next);
    if (divisor) return divisor;
  }
  return undefined;
}

function degreeAtRandomPoint(problem: ModularProblem, variables: number, random: Random): number | undefined {
  const point = Array.from({ length: variables }, () => randomUnit(problem.field, random));
  return imageDegree(problem, point);
}

/** The gcd of the leading coefficients in the main variable, which the leading coefficient of the gcd divides. */
function leadingMultiple<C>({ ring, a, b, variables }: GcdTask<C>): Polynomial<C> {
  const { name } = at(variables, 0);
  const leadingOf = (f: Polynomial<C>) => at(ring.coefficientsIn(f, name), ring.degree(f, name));
  return ring.gcd(leadingOf(a), leadingOf(b));
}

function gcdProblem<C>({ ring, a, b, variables }: GcdTask<C>, leading: Polynomial<C>): GcdProblem {
  const indices = variables.map(({ index }) => index);
  const columns = (f: Polynomial<C>) => lexicographic(integerTerms(ring, f, indices));
  const degreeBounds = variables.map(({ name, bound }) => bound + ring.degree(leading, name));
  return { a: columns(a), b: columns(b), scale: columns(leading), degreeBounds, budget: ring.budget };
}

/** The candidate with one more prime; `undefined` where its points were unlucky. */
function extended(
  problem: ModularProblem,
  degreeBounds: readonly number[],
  candidate: Candidate | undefined,
  random: Random,
): Candidate | undefined {
  if (candidate === undefined) {
    const terms = interpolateTerms(problem, degreeBounds, random);
    if (terms === undefined) return undefined;
    const { coefficients } = terms;
    return { terms, lift: extendLift(EMPTY_LIFT, problem.field, coefficients) };
  }
  const { terms, lift } = candidate;
  const residues = interpolateCoefficients(problem, terms, at(degreeBounds, 0), random);
  return residues && { terms, lift: extendLift(lift, problem.field, residues) };
}

/** The primitive part of a candidate in the main variable, where it divides both polynomials. */
function primitiveDivisor<C>(
  task: GcdTask<C>,
  leading: Polynomial<C>,
  degree: number,
  candidate: Candidate,
): Polynomial<C> | undefined {
  const { ring, a, b, variables } = task;
  const main = at(variables, 0).name;
  const powerOfMain = ring.fromTerms([
    {
      coefficient: ring.coefficients.one,
      exponents: ring.variables.map((name) => (name === main ? degree : 0)),
    },
  ]);
  const scaled = ring.add(ring.multiply(leading, powerOfMain), lowerTerms(task, candidate));
  const coefficients = ring.coefficientsIn(scaled, main).filter((part) => !ring.isZero(part));
  const divisor = exactQuotient(ring, scaled, gcdOfAll(ring, coefficients));
  const dividesBoth = [a, b].every((f) => ring.divideExact(f, divisor) !== undefined);
  return dividesBoth ? divisor : undefined;
}

/** The candidate as a polynomial, which still lacks its leading coefficient. */
function lowerTerms<C>({ ring, variables }: GcdTask<C>, { terms, lift }: Candidate): Polynomial<C> {
  const integerAt = integersOf(lift);
  return ring.fromTerms(
    Array.from(terms.coefficients, (_, i) => {
      const exponents = ring.variables.map(() => 0);
      variables.forEach(({ index }, column) => {
        exponents[index] = wordAt(at(terms.exponents, column), i);
      });
      return { coefficient: ring.coefficients.fromInteger(integerAt(i)), exponents };
    }),
  );
}
