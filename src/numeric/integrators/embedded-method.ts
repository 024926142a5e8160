/** A one-step method with an error estimate and dense output, at its present state. */
export interface EmbeddedMethod {
  /** The error norm of a step is proportional to this power of the step. */
  readonly estimateOrder: number;
  /** The present state; changed in place by `accept`. */
  readonly state: Float64Array;
  /** How many vectors `writeInterpolant` writes. */
  readonly interpolantVectors: number;
  /** How often the right-hand side was evaluated. */
  readonly evaluations: () => number;
  /** The size of a first step in a direction, +1 or -1; NaN where the derivative is not finite. */
  readonly firstStep: (time: number, direction: number) => number;
  /** Tries a step from the present state; returns its error norm, at most one for a step that may be accepted. */
  readonly attempt: (time: number, step: number) => number;
  /** Makes the state that was tried last the present one. */
  readonly accept: () => void;
  /** Writes the coefficients of the last accepted step; see `evaluateInterpolant`. */
  readonly writeInterpolant: (coefficients: Float64Array) => void;
  /** Whether stability, and not accuracy, limited the last accepted step. */
  readonly isLimitedByStability: () => boolean;
}
