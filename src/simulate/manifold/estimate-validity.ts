import { at } from "../../core/errors.ts";
import { ownValue } from "../../core/own-value.ts";
import { failure, type Result, success } from "../../core/result.ts";
import type { ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";
import type { SeriesTerm, SeriesTerms } from "../../derive/manifold/series-terms.ts";
import { complexValue } from "../../expr/floating/complex-value.ts";
import type { SimulatedManifold } from "./manifold-models.ts";
import { type ModelSample, modelSample, type SampleOptions } from "./model-sample.ts";
import { supported } from "./supported.ts";

/** Up to what size of the small symbols the terms of a series decrease: an estimate from the terms at hand. */
export interface ValidityEstimate {
  /** The size from which on higher terms are larger, where amplitudes, and derivatives in space, have size 1. */
  readonly radius: number;
  /** The number of grades with terms, of which the upper half was used. */
  readonly grades: number;
  /**
   * How the estimate compares with that from the lower half: series that converge settle, while asymptotic ones shrink with each
   * further term; "open" with too few terms to tell.
   */
  readonly trend: "settled" | "shrinking" | "growing" | "open";
}

/** Why there is no estimate. */
export type NoEstimate = "too-few-terms" | "unsupported";

/** The estimates for a manifold and for the evolution on it. */
export interface ManifoldValidity {
  readonly manifold: Result<ValidityEstimate, NoEstimate>;
  readonly evolution: Result<ValidityEstimate, NoEstimate>;
}

/** Ratios of two coefficients may be anything; with a third there is something that they agree on. */
const LEAST_GRADES = 3;
/** Estimates of both halves that differ by less than this factor are one. */
const SETTLED = 1.25;

/**
 * Estimates the domain of validity by the mean ratio of neighbouring coefficients, in the least-squares sense, over the
 * upper half of the grades. A coefficient is the sum of the moduli of a grade's terms at amplitudes of size 1, and at sampled
 * values of parameters that are not small.
 */
export function estimateValidity(
  { problem, manifold, evolution }: SimulatedManifold,
  options: Partial<SampleOptions> = {},
): ManifoldValidity {
  const estimate = (series: readonly SeriesTerms[]): Result<ValidityEstimate, NoEstimate> => {
    const sizes = supported(() => gradeSizes(problem, series.flat(), modelSample(problem, options)));
    return sizes.ok ? estimateRadius(sizes.value) : sizes;
  };
  return { manifold: estimate(manifold), evolution: estimate(evolution) };
}

/** A grade of the first truncation, and the size of its terms. */
type GradeSize = readonly [grade: number, size: number];

function gradeSizes(
  { truncations }: ManifoldProblem,
  terms: SeriesTerms,
  sample: ModelSample,
): readonly GradeSize[] {
  const weights = truncations[0]?.weights ?? {};
  const sizes = new Map<number, number>();
  for (const term of terms) {
    const grade = term.factors.reduce(
      (sum, { name, exponent }) => sum + (ownValue(weights, name) ?? 0) * exponent,
      0,
    );
    sizes.set(grade, (sizes.get(grade) ?? 0) + termSize(term, sample));
  }
  return [...sizes].filter(([, size]) => size > 0).toSorted(([a], [b]) => a - b);
}

function termSize({ coefficient, factors }: SeriesTerm, { parameters, roots }: ModelSample): number {
  const { re, im } = complexValue(coefficient, { ...parameters, ...roots });
  const own = factors.map(({ name, exponent }) => Math.abs(ownValue(parameters, name) ?? 1) ** exponent);
  return own.reduce((product, size) => product * size, Math.hypot(re, im));
}

/** The radius from the sizes of grades, which ascend. */
export function estimateRadius(sizes: readonly GradeSize[]): Result<ValidityEstimate, "too-few-terms"> {
  const grades = sizes.length;
  if (grades < LEAST_GRADES) {
    return failure(
      "too-few-terms",
      `not enough terms (${grades} ${grades === 1 ? "grade" : "grades"}; an estimate needs ${LEAST_GRADES})`,
    );
  }
  const half = Math.max(LEAST_GRADES, Math.ceil(grades / 2));
  const radius = meanRadius(sizes.slice(-half));
  if (grades < 2 * LEAST_GRADES) return success({ radius, grades, trend: "open" });
  const change = radius / meanRadius(sizes.slice(0, half));
  const trend = change > SETTLED ? "growing" : change < 1 / SETTLED ? "shrinking" : "settled";
  return success({ radius, grades, trend });
}

/** `1/rho` for the geometric progression `c rho^grade` nearest to the sizes. */
function meanRadius(sizes: readonly GradeSize[]): number {
  const logarithms = sizes.map(([grade, size]): GradeSize => [grade, Math.log(size)]);
  const mean = (k: 0 | 1) => logarithms.reduce((sum, pair) => sum + at(pair, k), 0) / sizes.length;
  const [grade, logarithm] = [mean(0), mean(1)];
  const [up, across] = logarithms.reduce(
    ([top, bottom], [x, y]) => [top + (x - grade) * (y - logarithm), bottom + (x - grade) ** 2],
    [0, 0],
  );
  return Math.exp(-up / across);
}
