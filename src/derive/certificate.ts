/**
 * That a result satisfies its governing equations: the residual, recomputed from scratch by a route that shares no
 * algebra with the derivation, vanishes below the stated order.
 */
export interface Certificate {
  readonly holds: boolean;
  /** Whether the residual was recomputed with all terms exact, or modulo primes only. */
  readonly exact: boolean;
  /** The primes modulo which it was recomputed at random parameter values; decimal text. */
  readonly primes: readonly string[];
  /** Residual-driven iterations that the derivation took. */
  readonly iterations: number;
  /** The lowest grade at which the residual does not vanish; at least the error order where the certificate holds. */
  readonly residualOrder: number;
}
