import { at, ResiduaError } from "../core/errors.ts";
import { failure, type Result, success } from "../core/result.ts";
import { gaussLegendre } from "./gauss-rules.ts";

/** An integral with an estimate of its error. */
export interface Integral {
  readonly value: number;
  readonly errorEstimate: number;
}

export interface QuadratureOptions {
  /** 1e-10 where it is not given. */
  readonly relativeTolerance?: number;
  /** 0 where it is not given: then an integral of zero cannot be found to its tolerance. */
  readonly absoluteTolerance?: number;
  /** Intervals after which the search ends; 1000 where it is not given. */
  readonly mostIntervals?: number;
}

/** The extension of the Gauss rule of seven points by Kronrod: nodes from 1 down to 0, the odd ones Gauss's. */
const KRONROD_NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
] as const;
const KRONROD_WEIGHTS = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
] as const;
const GAUSS = gaussLegendre(7);

interface Interval extends Integral {
  readonly from: number;
  readonly to: number;
}

/**
 * The integral of f between finite ends, which may stand in either order.
 *
 * The interval with the largest error estimate is halved until the estimates add up to less than the tolerance. An estimate is
 * the difference between rules of degree 22 and 13: for smooth f it is far larger than the error.
 *
 * Errors: E_DOMAIN where an end is not finite. Result reasons: "not-converged", "not-finite" where f is not.
 * Source: Piessens et al. (1983), QUADPACK, routine QAG with 15 points.
 */
export function adaptiveQuadrature(
  f: (x: number) => number,
  from: number,
  to: number,
  { relativeTolerance = 1e-10, absoluteTolerance = 0, mostIntervals = 1000 }: QuadratureOptions = {},
): Result<Integral, "not-converged" | "not-finite"> {
  if (!(Number.isFinite(from) && Number.isFinite(to))) {
    throw new ResiduaError("E_DOMAIN", `the ends of an integral must be finite, got ${from} and ${to}`);
  }
  const intervals = [kronrod(f, from, to)];
  for (;;) {
    const value = intervals.reduce((sum, interval) => sum + interval.value, 0);
    const errorEstimate = intervals.reduce((sum, interval) => sum + interval.errorEstimate, 0);
    if (!Number.isFinite(value))
      return failure("not-finite", `the integrand is not finite between ${from} and ${to}`);
    if (errorEstimate <= Math.max(absoluteTolerance, relativeTolerance * Math.abs(value))) {
      return success({ value, errorEstimate });
    }
    if (intervals.length >= mostIntervals) {
      return failure(
        "not-converged",
        `the error is still about ${errorEstimate} with ${mostIntervals} intervals`,
      );
    }
    halveWorst(f, intervals);
  }
}

function halveWorst(f: (x: number) => number, intervals: Interval[]): void {
  let worst = 0;
  for (const [n, { errorEstimate }] of intervals.entries()) {
    if (errorEstimate > at(intervals, worst).errorEstimate) worst = n;
  }
  const { from, to } = at(intervals, worst);
  const middle = (from + to) / 2;
  intervals.splice(worst, 1, kronrod(f, from, middle), kronrod(f, middle, to));
}

function kronrod(f: (x: number) => number, from: number, to: number): Interval {
  const [centre, half] = [(from + to) / 2, (to - from) / 2];
  let [fine, coarse] = [0, 0];
  for (const [k, node] of KRONROD_NODES.entries()) {
    const sum = node === 0 ? f(centre) : f(centre - half * node) + f(centre + half * node);
    fine += at(KRONROD_WEIGHTS, k) * sum;
    if (k % 2 === 1) coarse += at(GAUSS.weights, (k - 1) / 2) * sum;
  }
  return { from, to, value: half * fine, errorEstimate: Math.abs(half * (fine - coarse)) };
}
