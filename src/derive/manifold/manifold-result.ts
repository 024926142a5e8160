import type { Result } from "../../core/result.ts";
import type { Expression } from "../../expr/expression.ts";
import type { Certificate } from "../certificate.ts";
import type { NoManifold } from "./construct-manifold.ts";
import type { ManifoldProblem } from "./manifold-problem.ts";
import type { SeriesTerms } from "./series-terms.ts";

/** A rate at which the homological operator was solved. */
export interface DivisorEntry {
  readonly rate: Expression;
  /** The modes that resonate there, by index. */
  readonly resonant: readonly number[];
  /** The determinant of the characteristic matrix, bordered where modes resonate; results are singular where it vanishes. */
  readonly determinant: Expression;
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
   * are relative to that of the mode. Missing unless it was asked for.
   */
  readonly projection?: Result<readonly (readonly SeriesTerms[])[], NoManifold>;
  readonly divisors: readonly DivisorEntry[];
  readonly certificate: Certificate;
}
