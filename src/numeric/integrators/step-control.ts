/** Of a step that would just be accepted, this part is tried, as error estimates are not exact. */
const SAFETY = 0.9;
/** Steps change by factors in this range, so that one lucky estimate does no harm. */
const LEAST_FACTOR = 1 / 3;
const GREATEST_FACTOR = 6;
/** Steps whose result is not finite are far too long. */
const FACTOR_WHERE_NOT_FINITE = 0.1;
/** The share of the integral part in the exponent; it calms steps that would oscillate. */
const INTEGRAL_SHARE = 0.2;
/** Error norms below this are not remembered: one tiny error must not lengthen the steps after it. */
const LEAST_REMEMBERED_ERROR = 1e-4;

/** Chooses steps from error norms. */
export interface StepControl {
  /** The factor for the next step after a step was accepted. */
  readonly afterAcceptance: (error: number) => number;
  /** The factor for another try after a step was rejected. */
  readonly afterRejection: (error: number) => number;
}

/**
 * Proportional-integral step control for an error norm proportional to `step^order`.
 * Source: Gustafsson; Hairer & Wanner (1996), Solving Ordinary Differential Equations II, section IV.2, eq. 2.43.
 */
export function stepControl(order: number): StepControl {
  const beta = INTEGRAL_SHARE / order;
  const alpha = 1 / order - 0.75 * beta;
  let remembered = LEAST_REMEMBERED_ERROR;
  let wasRejected = false;
  return {
    afterAcceptance: (error) => {
      const wanted = SAFETY * error ** -alpha * remembered ** beta;
      const most = wasRejected ? 1 : GREATEST_FACTOR;
      remembered = Math.max(error, LEAST_REMEMBERED_ERROR);
      wasRejected = false;
      return Math.min(most, Math.max(LEAST_FACTOR, wanted));
    },
    afterRejection: (error) => {
      wasRejected = true;
      if (!Number.isFinite(error)) return FACTOR_WHERE_NOT_FINITE;
      return Math.max(LEAST_FACTOR, SAFETY * error ** -alpha);
    },
  };
}
