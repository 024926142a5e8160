import type { Result } from "../core/result.ts";
import type { Citation } from "../core/sources.ts";
import type { LocatedProblem } from "./located-problem.ts";
import type { Derived, DeriveFailure, DeriveOptions } from "./problem-kind.ts";

/** A derivation that ships with Residua: a published result, re-derived, with its claims and its report. */
export interface Derivation {
  /** In kebab-case; what the command line calls it by. */
  readonly id: string;
  readonly title: string;
  /** One line for `residua list`. */
  readonly summary: string;
  readonly source: Citation;
  /** The heading under which the index lists it; derivations of a group follow one another. */
  readonly group: string;
  /** What is derived, as a problem file states it: programs are made of it. */
  readonly problem: () => LocatedProblem;
  readonly run: (options: DeriveOptions) => Result<Derived, DeriveFailure>;
}
