import type { Budget, SpentReason } from "../../core/budget.ts";
import { ResiduaError } from "../../core/errors.ts";
import { requireTolerances, type Tolerances } from "./error-norm.ts";

/**
 * Why an integration ended early: `stiff`, an explicit method takes steps far shorter than accuracy needs;
 * `too-many-steps`; `step-underflow`, no step however short is accurate, as at a singularity; `not-finite`, the
 * derivatives are not finite; or the budget.
 */
export type IntegrationReason = "stiff" | "too-many-steps" | "step-underflow" | "not-finite" | SpentReason;

export interface AdaptiveOptions {
  /** Allowed error of a step relative to each variable; 1e-9 where it is not given. */
  readonly relativeTolerance?: number;
  /** Allowed error of a step where a variable is near zero; 1e-12 where it is not given. */
  readonly absoluteTolerance?: number;
  /** No step is longer. */
  readonly largestStep?: number;
  /** Steps, rejected ones among them, after which the integration ends; a million where it is not given. */
  readonly mostSteps?: number;
  /** Times at which states are wanted, in the order of the integration; without them, every step is returned. */
  readonly outputTimes?: Float64Array;
  readonly budget?: Budget;
}

const RELATIVE_TOLERANCE = 1e-9;
const ABSOLUTE_TOLERANCE = 1e-12;
const MOST_STEPS = 1e6;

/** The limits of some options on steps. Errors: E_DOMAIN where one is not positive. */
export function stepLimitsOf({ largestStep = Infinity, mostSteps = MOST_STEPS }: AdaptiveOptions): {
  readonly largestStep: number;
  readonly mostSteps: number;
} {
  for (const [name, value] of Object.entries({ largestStep, mostSteps })) {
    if (!(value > 0)) throw new ResiduaError("E_DOMAIN", `${name} must be positive, got ${value}`);
  }
  return { largestStep, mostSteps };
}

/** The tolerances of some options. Errors: E_DOMAIN as `requireTolerances`. */
export function tolerancesOf(options: AdaptiveOptions): Tolerances {
  const { relativeTolerance = RELATIVE_TOLERANCE, absoluteTolerance = ABSOLUTE_TOLERANCE } = options;
  const tolerances = { relative: relativeTolerance, absolute: absoluteTolerance };
  requireTolerances(tolerances);
  return tolerances;
}
