import { at } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { completeResidual } from "../../derive/manifold/certificate/complete-residual.ts";
import type { ManifoldClaim } from "../../derive/manifold/certificate/plain-manifold.ts";
import { degreeInUnknowns } from "../../derive/manifold/degree-in-unknowns.ts";
import type { ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";
import { symbolRoles } from "../../derive/manifold/symbol-roles.ts";
import { symbolsOf } from "../../expr/calculus.ts";
import { type ComplexPoint, complexValue } from "../../expr/floating/complex-value.ts";
import { isRootName } from "../../expr/root-symbol.ts";
import { atParameters } from "./at-parameters.ts";
import { boundAt, type DegreeBounds, degreeBounds, withGrowth } from "./degree-bounds.ts";
import { type ModelSample, modelSample, type SampleOptions } from "./model-sample.ts";
import { productCount } from "./residual-cost.ts";
import { supported } from "./supported.ts";
import { linearRates } from "./time-scale.ts";

/** A box of amplitudes in which a manifold is certain to satisfy its equations closely. */
export interface DefectBox {
  /** All amplitudes have at most this modulus. */
  readonly radius: number;
  /** The defect is at most this fraction of `rate * radius`, by bounds that hold. */
  readonly fraction: number;
  /** A bound of the defect in each variable, within the box. */
  readonly defect: number;
  /** The rate of the linear part that the defect is compared with, in doubles. */
  readonly rate: number;
  /**
   * What the rate is of: the slowest decay or growth of deviations from the manifold; where other modes are neutral or
   * absent, the slowest frequency.
   */
  readonly rateOf: "decay" | "frequency";
  /** A bound of the rate at which amplitudes change, relative to the radius, within the box, but for their oscillation. */
  readonly evolutionRate: number;
  /** The values of all parameters, small ones among them. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** Why there is no box: no bounds of this kind, none that are small enough, or nothing to bound. */
export type NoDefectBox = "unsupported" | "no-box" | "no-defect";

export interface DefectBoxOptions extends Partial<SampleOptions> {
  /** The size whose powers stand for the small symbols; 1 where it is not given. */
  readonly smallSize?: number;
}

/** The defect may take a hundredth of what the linear part does to a deviation as large as the amplitudes. */
const FRACTION = 1 / 100;

/** The complete residual multiplies series out: beyond so many products of terms it takes seconds. */
const MOST_PRODUCTS = 50_000;

/** Boxes are sought between these radii. */
const [LEAST_RADIUS, GREATEST_RADIUS] = [1e-6, 1e6];
/** Steps of searches, each of which takes off a third or a half: radii are found to more digits than are shown. */
const SEARCH_STEPS = 60;

/**
 * The largest box of amplitudes in which the defect, the residual of the equations on the manifold, is small beside what the
 * linear part does to deviations as large as the amplitudes. All terms of the defect are formed exactly, so that those below
 * the error order cancel, and the moduli of the others are added up by intervals rounded outwards: a bound of the defect, and
 * no proof that a manifold exists nearby.
 *
 * Result reasons: "unsupported" for delays, slow space, noise, parameters that vary, right-hand sides that are no
 * polynomials, forcing that grows, linear parts without rates, and too many terms; "no-box" where the defect is too large in
 * any; "no-defect" where the manifold is exact.
 */
export function defectBox(
  claim: ManifoldClaim,
  { smallSize = 1, ...options }: DefectBoxOptions = {},
): Result<DefectBox, NoDefectBox> {
  const outcome = supported(() => boxOrReason(claim, modelSample(claim.problem, options), smallSize));
  return outcome.ok ? outcome.value : outcome;
}

function boxOrReason(
  claim: ManifoldClaim,
  sample: ModelSample,
  smallSize: number,
): Result<DefectBox, NoDefectBox> {
  const why = unsupportedKind(claim);
  if (why !== undefined) return failure("unsupported", why);
  const scale = linearScale(claim.problem, { ...sample.parameters, ...sample.roots });
  if (scale === undefined)
    return failure("unsupported", "no mode of the linear part has a rate to compare with");
  const small = [...sample.exponents].map(([name, exponent]): [string, number] => [
    name,
    smallSize ** Math.ceil(exponent),
  ]);
  const parameters = { ...sample.parameters, ...Object.fromEntries(small) };
  return largestBox(defectBounds(atParameters(claim, parameters)), scale, parameters);
}

function unsupportedKind(claim: ManifoldClaim): string | undefined {
  const { problem } = claim;
  if (symbolRoles(problem).delays.length > 0) return "equations with delays have residuals without end";
  if (problem.space.length > 0) return "amplitudes that vary in space are not bounded by a box";
  if (Object.keys(problem.timeDerivatives).length > 0) return "parameters that vary in time are not bounded";
  if ((problem.noise ?? []).length > 0) return "noises are not bounded";
  if (!problem.equations.every((e) => Number.isFinite(degreeInUnknowns(e, problem)))) {
    return "right-hand sides that are no polynomials have residuals without end";
  }
  if (symbolRoles(problem).constants.flatMap(symbolsOf).some(isRootName)) {
    return "roots of polynomials are not enclosed";
  }
  return productCount(claim) <= MOST_PRODUCTS ? undefined : "the complete residual has too many terms";
}

type LinearScale = Pick<DefectBox, "rate" | "rateOf">;

/** The rate that defects are compared with; `undefined` where all eigenvalues vanish, or are not known. */
function linearScale(problem: ManifoldProblem, values: ComplexPoint): LinearScale | undefined {
  const rates = linearRates(problem, values) ?? [];
  const others = [...rates];
  for (const { eigenvalue } of problem.modes) {
    const { re, im } = complexValue(eigenvalue, values);
    const distances = others.map((rate) => Math.hypot(rate.re - re, rate.im - im));
    others.splice(distances.indexOf(Math.min(...distances)), 1);
  }
  const decay = Math.min(...others.map(({ re }) => Math.abs(re)));
  if (others.length > 0 && decay > NEUTRAL) return { rate: decay, rateOf: "decay" };
  const moduli = rates.map(({ re, im }) => Math.hypot(re, im)).filter((modulus) => modulus > NEUTRAL);
  return moduli.length === 0 ? undefined : { rate: Math.min(...moduli), rateOf: "frequency" };
}

/** Eigenvalues in doubles that are not told from zero. */
const NEUTRAL = 1e-6;

interface Bounds {
  readonly defects: readonly DegreeBounds[];
  /** Of `ds/dt` without the oscillation of the modes. */
  readonly evolutions: readonly DegreeBounds[];
}

function defectBounds(claim: ManifoldClaim): Bounds {
  const defects = completeResidual(claim).map(degreeBounds);
  const evolutions = claim.evolution.map((terms, j) => {
    const own = terms.map(({ coefficient, factors, forcedRate }) => ({
      coefficient,
      factors,
      rate: forcedRate,
    }));
    return withGrowth(degreeBounds(own), at(claim.problem.modes, j).eigenvalue);
  });
  return { defects, evolutions };
}

function largestBox(
  { defects, evolutions }: Bounds,
  scale: LinearScale,
  parameters: Readonly<Record<string, number>>,
): Result<DefectBox, "no-defect" | "no-box"> {
  if (defects.every((each) => each.size === 0)) {
    return failure("no-defect", "there is no defect: the manifold is exact at amplitudes of any size");
  }
  const largest = (all: readonly DegreeBounds[], radius: number) =>
    Math.max(...all.map((each) => boundAt(each, radius)));
  const ratio = (radius: number) => largest(defects, radius) / (scale.rate * radius);
  const best = bestRadius(ratio);
  if (!(ratio(best) <= FRACTION)) {
    return failure(
      "no-box",
      `the defect exceeds ${FRACTION} of what the linear part does in boxes of any size`,
    );
  }
  let [inside, outside] = [best, GREATEST_RADIUS];
  for (let k = 0; k < SEARCH_STEPS; k += 1) {
    const middle = Math.sqrt(inside * outside);
    if (ratio(middle) <= FRACTION) inside = middle;
    else outside = middle;
  }
  const radius = inside;
  return success({
    radius,
    fraction: FRACTION,
    defect: largest(defects, radius),
    ...scale,
    evolutionRate: largest(evolutions, radius) / radius,
    parameters,
  });
}

/** Where a sum of powers of the radius, from -1 on, is least: its logarithm is convex in that of the radius. */
function bestRadius(ratio: (radius: number) => number): number {
  let [low, high] = [Math.log(LEAST_RADIUS), Math.log(GREATEST_RADIUS)];
  for (let k = 0; k < SEARCH_STEPS; k += 1) {
    const [left, right] = [(2 * low + high) / 3, (low + 2 * high) / 3];
    if (ratio(Math.exp(left)) <= ratio(Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp(low);
}
