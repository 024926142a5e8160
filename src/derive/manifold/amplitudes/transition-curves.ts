import { at, ResiduaError } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import type { Truncation } from "../../../exact/graded/graded-terms.ts";
import { divisionFreeCharacteristicPolynomial } from "../../../exact/linear/division-free.ts";
import { type Expression, isNumber, number, power, symbol } from "../../../expr/expression.ts";
import { powersOf } from "../certificate/plain-monomials.ts";
import {
  leastWeight,
  type PlainSeries,
  type PlainSeriesRing,
  plainSeriesRing,
  termWeight,
} from "../certificate/plain-series.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { amplitudeName, type ManifoldProblem, modeOfAmplitude } from "../manifold-problem.ts";
import type { InvariantManifold } from "../manifold-result.ts";
import type { SeriesTerm } from "../series-terms.ts";
import { isNoise } from "../symbol-roles.ts";
import { branch, type GradedPolynomial, leadingGrade, leadingRoots } from "./graded-branches.ts";
import { type GradedSum, gradedSum } from "./graded-sum.ts";
import { withRealRoots } from "./real-roots.ts";

/** Where a linear evolution has solutions that rest, as series for one parameter. */
export interface TransitionCurves {
  readonly parameter: string;
  readonly curves: readonly GradedSum[];
  /** Polynomials in the parameter, lowest coefficient first, whose roots are not followed: multiple, or without closed form. */
  readonly unsolved: readonly (readonly Expression[])[];
}

/**
 * The curves on which the evolution near zero amplitudes, `ds/dt = M s`, has a matrix without an inverse, solved for a small
 * parameter: with parametric excitation the transition curves between stable and unstable motion, with steady systems the
 * values where equilibria branch off.
 *
 * Precision: exact. Errors: E_DOMAIN for a parameter that is not small, an evolution that depends on time, noise or space or
 * is forced, and other than one truncation.
 */
export function transitionCurves(
  { problem, evolution }: Pick<InvariantManifold, "problem" | "evolution">,
  parameter: string,
): TransitionCurves {
  const truncation = requireSmall(problem, parameter);
  const terms = evolution.map((series) => linearTerms(problem, series));
  const all = terms.flat();
  const constants = all.flatMap(({ coefficient, factors }) => [
    coefficient,
    ...parametersOf(problem, factors).map(({ name }) => symbol(name)),
  ]);
  const problemMatrix: LinearEvolution = { problem, truncation, parameter, terms };
  const roots = overCoefficients(constants, (coefficients) => {
    const polynomial = determinant(coefficients, problemMatrix);
    const leading = leadingGrade(coefficients.field, polynomial);
    if (leading === undefined) return { simple: [], others: [] };
    return leadingRoots(at(polynomial, leading).map(coefficients.expression), { withZero: true });
  });
  const shift = ownValue(truncation.weights, parameter) ?? 0;
  const curves = roots.simple.map((root) =>
    overCoefficients([...constants, root], (coefficients) => {
      const polynomial = determinant(coefficients, problemMatrix);
      const leading = leadingGrade(coefficients.field, polynomial) ?? 0;
      const series = branch(coefficients.field, polynomial, { root: coefficients.value(root), leading });
      return gradedSum(series, (coefficient) => withRealRoots(coefficients.expression(coefficient)), shift);
    }),
  );
  return { parameter, curves, unsolved: roots.others };
}

function requireSmall({ truncations }: ManifoldProblem, parameter: string): Truncation {
  const [truncation, ...further] = truncations;
  if (truncation === undefined || further.length > 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      "transition curves are series in one grading: leave out further truncations",
    );
  }
  if ((ownValue(truncation.weights, parameter) ?? 0) > 0) return truncation;
  throw new ResiduaError(
    "E_DOMAIN",
    `transition curves give '${parameter}' as a series in what is small: give it a weight, as in 'small: {eps: 1, ${parameter}: 1}'`,
  );
}

interface LinearEvolution {
  readonly problem: ManifoldProblem;
  readonly truncation: Truncation;
  readonly parameter: string;
  /** `[mode]`: the terms of first degree in the amplitudes. */
  readonly terms: readonly (readonly SeriesTerm[])[];
}

/** Errors: E_DOMAIN for terms without amplitudes, and for those that vary in time or space. */
function linearTerms(problem: ManifoldProblem, terms: readonly SeriesTerm[]): readonly SeriesTerm[] {
  if (problem.space.length > 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      "transition curves are those of amplitudes that do not vary in space: leave out the derivatives in space",
    );
  }
  const degree = ({ factors }: SeriesTerm) =>
    factors.reduce((total, { name, exponent }) => total + (isAmplitude(problem, name) ? exponent : 0), 0);
  const linear = terms.filter((term) => degree(term) <= 1);
  for (const term of linear) {
    const isSteady = isNumber(term.rate, 0) && !term.factors.some(({ name }) => varies(problem, name));
    if (degree(term) === 1 && isSteady) continue;
    throw new ResiduaError(
      "E_DOMAIN",
      "transition curves are those of a linear evolution without forcing, whose coefficients do not vary in time: choose the frequencies in exact resonance, and a parameter for the detuning",
    );
  }
  return linear;
}

/** Whether a symbol is noise, or a parameter that does not rest. */
function varies({ noise = [], timeDerivatives }: ManifoldProblem, name: string): boolean {
  const derivative = ownValue(timeDerivatives, name);
  return isNoise({ noise }, name) || (derivative !== undefined && !isNumber(derivative, 0));
}

function isAmplitude({ modes }: ManifoldProblem, name: string): boolean {
  return modeOfAmplitude(name, modes.length) >= 0;
}

function parametersOf(problem: ManifoldProblem, factors: SeriesTerm["factors"]): SeriesTerm["factors"] {
  return factors.filter(({ name }) => !isAmplitude(problem, name));
}

/** The determinant, but for its sign, as a polynomial in the parameter: `[grade][exponent]`, as far as it is known. */
function determinant<E>(
  coefficients: CoefficientField<E>,
  { problem, truncation, parameter, terms }: LinearEvolution,
): GradedPolynomial<E> {
  const { field, value } = coefficients;
  const entries = (ring: PlainSeriesRing<E>) =>
    problem.modes.map((_, j) => problem.modes.map((_unused, k) => matrixEntry(ring, at(terms, j), k)));
  const matrixEntry = (ring: PlainSeriesRing<E>, row: readonly SeriesTerm[], k: number): PlainSeries<E> =>
    row
      .filter(({ factors }) => factors.some(({ name }) => name === amplitudeName(k)))
      .map(({ coefficient, factors }) =>
        ring.term({
          coefficient: value(coefficient),
          powers: powersOf(parametersOf(problem, factors)),
          rate: field.zero,
        }),
      )
      .reduce(ring.add, ring.zero);
  // A product of n entries, each at least of grade g, is known n - 1 times g better than they are.
  const least = leastGrade(plainSeriesRing(field, [truncation]), entries);
  const below = truncation.below + (problem.modes.length - 1) * least;
  const ring = plainSeriesRing(field, [{ ...truncation, below }]);
  const [whole = ring.zero] = divisionFreeCharacteristicPolynomial(ring, entries(ring));
  const polynomial = Array.from({ length: below }, (): E[] => []);
  for (const term of whole.values()) {
    const others = term.powers.filter(([name]) => name !== parameter);
    const exponent = term.powers.find(([name]) => name === parameter)?.[1] ?? 0;
    const row = at(polynomial, termWeight(term, truncation));
    for (let m = row.length; m <= exponent; m += 1) row.push(field.zero);
    const rest = others
      .map(([name, k]) => value(power(symbol(name), number(k))))
      .reduce(field.multiply, term.coefficient);
    row[exponent] = field.add(at(row, exponent), rest);
  }
  return polynomial;
}

function leastGrade<E>(
  ring: PlainSeriesRing<E>,
  entries: (ring: PlainSeriesRing<E>) => readonly (readonly PlainSeries<E>[])[],
): number {
  return Math.min(...entries(ring).flatMap((row) => row.map((entry) => leastWeight(ring, entry))));
}
