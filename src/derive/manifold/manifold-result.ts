import type { SpentReason } from "../../core/budget.ts";
import type { Result } from "../../core/result.ts";
import type { Expression } from "../../expr/expression.ts";
import type { Certificate } from "../certificate.ts";
import type { ManifoldProblem } from "./manifold-problem.ts";
import type { SeriesTerm, SeriesTerms } from "./series-terms.ts";

/** Why a derivation may rightly end without a manifold, or without a projection. */
export type NoManifold = "resonance" | SpentReason;

/** A rate at which the homological operator was solved. */
export interface DivisorEntry {
  readonly rate: Expression;
  /** The modes that resonate there, by index. */
  readonly resonant: readonly number[];
  /** The determinant of the characteristic matrix, bordered where modes resonate; results are singular where it vanishes. */
  readonly determinant: Expression;
}

/** A term of a kernel of the projection: times `r^power`, times `exp(rate r)` with the rate of the term. */
export interface KernelTerm extends SeriesTerm {
  readonly power: number;
}

/**
 * What past deviations from a manifold contribute to its projection: a deviation v at time `t - delay + r` changes the
 * amplitude `s_j` at time t by the kernel `[mode][variable]` at r times v dr, r from 0 to the delay.
 */
export interface HistoryKernels {
  readonly delay: Expression;
  readonly kernels: readonly (readonly (readonly KernelTerm[])[])[];
}

/** An invariant manifold and the evolution on it. */
export interface InvariantManifold {
  readonly problem: ManifoldProblem;
  /** The variables in terms of the amplitudes, in the order of the problem. */
  readonly manifold: readonly SeriesTerms[];
  /**
   * `ds_j/dt` of each amplitude without what the mode's own rate contributes; the rates of its terms are relative to
   * that rate.
   */
  readonly evolution: readonly SeriesTerms[];
  /**
   * `[mode][variable]`: the covectors of the projection along isochrons, with operators `Dx` in space; the rates of their terms
   * are relative to that of the mode. Of equations with delays, these are what present deviations multiply. Missing unless it
   * was asked for.
   */
  readonly projection?: Result<readonly (readonly SeriesTerms[])[], NoManifold>;
  /** For each delay; missing where there is no projection. */
  readonly history?: readonly HistoryKernels[];
  readonly divisors: readonly DivisorEntry[];
  readonly certificate: Certificate;
}
