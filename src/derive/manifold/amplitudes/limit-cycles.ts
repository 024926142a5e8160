import { at } from "../../../core/errors.ts";
import { seriesRing } from "../../../exact/series.ts";
import { substitute } from "../../../expr/calculus.ts";
import { type Expression, isNumber, ONE, symbol } from "../../../expr/expression.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { radicalOf } from "../coefficients/radical.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import { type RealPartSign, realPartSign, signOfReal } from "../spectrum/real-part.ts";
import { fourierSeries } from "./fourier-series.ts";
import { branch, type GradedPolynomial, leadingGrade, leadingRoots, valueAt } from "./graded-branches.ts";
import { type GradedSum, gradedSum } from "./graded-sum.ts";
import { type ModulusSeries, plainSquareRoot, timesSquareRoot, unitSquareRoot } from "./modulus-series.ts";
import type { RealManifold } from "./real-form.ts";
import { withRealRoots } from "./real-roots.ts";
import { type RealTerms, withoutSymbol } from "./real-terms.ts";
import { separateFractions } from "./separate-fractions.ts";

/** A periodic orbit on which the modulus of an oscillation rests, as series in the small parameters. */
export interface LimitCycle {
  /** The leading order of `r^2`; the cycle exists where it is positive. */
  readonly leadingSquare: Expression;
  /** Whether that is known to be positive. */
  readonly exists: RealPartSign;
  /** What else the square root of that takes to be positive; where it is negative, so is the modulus, half a turn ahead. */
  readonly assumedPositive: readonly Expression[];
  readonly modulus: GradedSum;
  /** `dphi/dt` there: Lindstedt's series. */
  readonly frequency: GradedSum;
  /** The rate at which moduli near by leave the cycle, with the sign of its leading order for positive small parameters. */
  readonly exponent: GradedSum;
  readonly stability: RealPartSign;
  /** The variables as Fourier series in the angle. */
  readonly orbit: readonly GradedSum[];
}

export interface LimitCycles {
  readonly modulus: string;
  readonly cycles: readonly LimitCycle[];
  /** Polynomials in `r^2`, lowest coefficient first, whose roots are not followed: they are multiple, or have no closed form. */
  readonly unsolved: readonly (readonly Expression[])[];
}

export interface LimitCycleOptions {
  /** The parameters that are positive; small ones are taken to be. */
  readonly positive?: readonly string[];
}

/**
 * The limit cycles of one oscillation in polar form: `dr/dt = r R(r^2)` vanishes at series in the small parameters, from
 * the simple positive roots of the leading order of R, and `dphi/dt` has the series of the frequency there.
 *
 * `undefined` where that is not the question: several modes, other than one truncation, an evolution that depends on the
 * angle or on time, or no change of the modulus at all.
 * Precision: exact.
 */
export function limitCycles(
  { motions, manifold, evolution }: RealManifold,
  problem: ManifoldProblem,
  { positive = [] }: LimitCycleOptions = {},
): LimitCycles | undefined {
  const [motion, ...others] = motions;
  const [truncation, ...further] = problem.truncations;
  if (motion?.tag !== "oscillation" || truncation === undefined) return undefined;
  if (
    others.length > 0 ||
    further.length > 0 ||
    !isAutonomous(
      problem,
      evolution.flatMap(({ terms }) => terms),
    )
  ) {
    return undefined;
  }
  const [modulus] = motion.names;
  const [growth = [], turning = []] = evolution.map(({ terms }) => terms);
  const sign = leadingSign(Object.keys(truncation.weights), positive);
  const series: PolarSeries = { modulus, growth, turning, manifold, grades: truncation.below, sign };
  const roots = overCoefficients(constantsOf(series), (coefficients) => {
    const polynomial = inSquare(coefficients, series, growth, 1);
    const leading = leadingGrade(coefficients.field, polynomial);
    return leading === undefined
      ? undefined
      : leadingRoots(at(polynomial, leading).map(coefficients.expression));
  });
  if (roots === undefined) return undefined;
  const cycles = roots.simple.flatMap((root) => {
    const cycle = followed(series, simplestForm(root) ?? root, positive);
    return cycle.exists === "negative" || cycle.exists === "zero" ? [] : [cycle];
  });
  return { modulus, cycles, unsolved: roots.others };
}

/** The sign of the leading term of a series for positive small parameters; a power of a single one does not matter. */
function leadingSign(small: readonly string[], positive: readonly string[]): (e: Expression) => RealPartSign {
  const [only, ...more] = small;
  const scale: Record<string, Expression> = only === undefined || more.length > 0 ? {} : { [only]: ONE };
  return (e) => realPartSign(substitute(e, scale), [...positive, ...small]);
}

/** Whether an evolution in polar form depends on no angle and not on time. */
export function isAutonomous({ timeDerivatives, noise = [] }: ManifoldProblem, terms: RealTerms): boolean {
  return (
    Object.values(timeDerivatives).every((e) => isNumber(e, 0)) &&
    noise.length === 0 &&
    terms.every(({ wave, growth }) => wave === undefined && isNumber(growth, 0))
  );
}

interface PolarSeries {
  readonly modulus: string;
  readonly growth: RealTerms;
  readonly turning: RealTerms;
  readonly manifold: readonly RealTerms[];
  readonly grades: number;
  readonly sign: (e: Expression) => RealPartSign;
}

function constantsOf({ modulus, growth, turning, manifold }: PolarSeries): readonly Expression[] {
  const terms = [...growth, ...turning, ...manifold.flat()];
  return terms.flatMap(({ coefficient, factors }) => [
    coefficient,
    ...factors.filter(({ name }) => name !== modulus).map(({ name }) => symbol(name)),
  ]);
}

/** Terms `c r^(2 m + offset)` as a polynomial in `r^2`. */
function inSquare<E>(
  { field, value }: CoefficientField<E>,
  { modulus, grades }: PolarSeries,
  terms: RealTerms,
  offset: 0 | 1,
): GradedPolynomial<E> {
  const polynomial = Array.from({ length: grades }, (): E[] => []);
  for (const term of terms) {
    const { rest, exponent } = withoutSymbol(term, modulus);
    const row = at(polynomial, term.grade);
    const m = (exponent - offset) / 2;
    for (let k = row.length; k <= m; k += 1) row.push(field.zero);
    row[m] = field.add(at(row, m), value(rest));
  }
  return polynomial;
}

/** The limit cycle whose modulus has this square at leading order. */
function followed(series: PolarSeries, leadingSquare: Expression, positive: readonly string[]): LimitCycle {
  const constants = [...constantsOf(series), leadingSquare, plainSquareRoot(leadingSquare) ?? ONE];
  return overCoefficients(constants, (over) => {
    const coefficients = {
      ...over,
      expression: (a: typeof over.field.zero) => separateFractions(withRealRoots(over.expression(a))),
    };
    const { field, value, expression } = coefficients;
    const { grades, sign } = series;
    const root = value(leadingSquare);
    const growth = inSquare(coefficients, series, series.growth, 1);
    const turning = inSquare(coefficients, series, series.turning, 0);
    const leading = leadingGrade(field, growth) ?? 0;
    const square = branch(field, growth, { root, leading });
    const ring = seriesRing(field, "T", square.precision);
    const ratio = ring.multiply(square, ring.fromCoefficients([field.divide(field.one, root)]));
    const modulus: ModulusSeries<typeof field.zero> = {
      square: root,
      rootTimes: timesSquareRoot(coefficients, leadingSquare),
      factor: unitSquareRoot(ring, coefficients, ratio),
      ring,
    };
    const rate = growth.map((part) => part.map((c, m) => field.multiply(c, field.fromInteger(2 * m))));
    const exponents = valueAt(ring, rate.slice(leading), square);
    // The frequency depends on the modulus from this grade on, and is known the better for it.
    const slope = Math.max(
      1,
      turning.findIndex((part) => part.length > 1),
    );
    const frequencyRing = seriesRing(field, "T", Math.min(grades, square.precision + slope));
    const padded = frequencyRing.fromCoefficients(square.coefficients);
    return {
      leadingSquare: expression(root),
      exists: sign(expression(root)),
      assumedPositive: assumedOutside(leadingSquare, positive),
      modulus: gradedSum(modulus.factor, modulus.rootTimes),
      frequency: gradedSum(valueAt(frequencyRing, turning, padded), expression),
      exponent: gradedSum(exponents, expression, leading),
      stability: sign(expression(exponents.coefficients[0] ?? field.zero)),
      orbit: series.manifold.map((terms) => fourierSeries(coefficients, series.modulus, terms, modulus)),
    };
  });
}

/** What the root of a positive square takes to be positive beyond that, and beyond what is declared so. */
function assumedOutside(square: Expression, positive: readonly string[]): readonly Expression[] {
  const { factors, squares } = radicalOf(square) ?? { factors: [], squares: [] };
  const [only, ...more] = factors;
  // A single symbol inside is positive, as the square is.
  const known = only?.tag === "symbol" && more.length === 0 ? [...positive, only.name] : positive;
  return squares.filter((e) => signOfReal(e, known) !== "positive");
}
