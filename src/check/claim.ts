import type { Result } from "../core/result.ts";
import type { Citation } from "../core/sources.ts";
import type { VerdictStatus } from "../core/verdict-status.ts";
import type { Rational } from "../exact/rational.ts";
import type { Expression } from "../expr/expression.ts";
import type { ErrorDecay } from "../numeric/order-fit.ts";

/** A formula with its source and a way to test it. */
export type Claim = IdentityClaim | ValueClaim | TableClaim | ResidualClaim | OrderClaim | LeastOrderClaim;

interface ClaimBase {
  /** Unique in its derivation, in kebab-case. */
  readonly id: string;
  /** What is claimed, in a phrase. */
  readonly title: string;
  /** Where it is printed; our own results cite the derivation that makes them. */
  readonly source: Citation;
  /** `paper`: somebody printed it. `residua`: it is ours, and must hold. */
  readonly by: "paper" | "residua";
  /** The claim as a formula in LaTeX: the paper's form for a printed claim. */
  readonly latex: string;
  /** A convention or hypothesis under which it is tested and that the source does not state: turns success into `qualified`. */
  readonly convention?: string;
  /** For a printed claim known to be wrong: what should stand there. A claim with a repair is expected to be refuted. */
  readonly repair?: string;
}

/** Two expressions are the same function: as rational functions exactly, with others in enclosures at points. */
export interface IdentityClaim extends ClaimBase {
  readonly tag: "identity";
  readonly printed: Expression;
  readonly derived: Expression;
}

/** A printed decimal is the rounding of a derived number. */
export interface ValueClaim extends ClaimBase {
  readonly tag: "value";
  /** As printed: its digits set the tolerance of half a unit in the last place. */
  readonly printed: string;
  /** Exact; an expression without symbols may have roots, functions and pi, and is then enclosed. */
  readonly derived: Rational | Expression;
}

/** Printed decimals agree with derived numbers, entry by entry. */
export interface TableClaim extends ClaimBase {
  readonly tag: "table";
  readonly printed: readonly string[];
  /** Doubles where nothing better is known; expressions without symbols are compared exactly, or enclosed. */
  readonly derived: readonly (number | Expression)[];
  readonly tolerance: number;
  /** Why the tolerance is what it is. */
  readonly toleranceReason: string;
}

/** What a recomputed residual showed. */
export interface ResidualReport {
  /** The lowest grade at which the residual does not vanish, as far as it was computed. */
  readonly residualOrder: number;
  readonly exact: boolean;
  readonly primes: readonly string[];
}

/** The residual of the governing equations vanishes below the error order. */
export interface ResidualClaim extends ClaimBase {
  readonly tag: "residual";
  readonly errorOrder: number;
  /** Recomputes the residual with all terms below `errorOrder`. */
  readonly recompute: (errorOrder: number) => ResidualReport;
}

/** Errors decay as a power of a small step. */
export interface OrderClaim extends ClaimBase {
  readonly tag: "order";
  /** The power of the step that the errors decay with. */
  readonly expectedOrder: number;
  /** At least four small steps, and the error at each. */
  readonly steps: readonly number[];
  readonly errors: readonly number[];
}

/** Errors decay with a power of what is small, or with a higher one where terms vanish by symmetry. */
export interface LeastOrderClaim extends ClaimBase {
  readonly tag: "least-order";
  readonly expectedOrder: number;
  /** Errors at four sizes or more; or why there are none that can be trusted. */
  readonly measured: Result<ErrorDecay>;
}

/** One piece of evidence; `strength` is one of the grades of `EVIDENCE_GRADES`. */
export interface Evidence {
  readonly grade: EvidenceGrade;
  readonly text: string;
}

/** Strongest first. */
export const EVIDENCE_GRADES = [
  "exact identity",
  "exact samples",
  "enclosure",
  "convergence order",
  "float samples",
  "agreement with another program",
] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

export interface Verdict {
  readonly status: VerdictStatus;
  readonly evidence: readonly Evidence[];
  /** A point or an entry at which the claim fails; with `refuted` only. */
  readonly counterexample?: string;
  /** What should stand there instead; with `refuted`, where known. */
  readonly repair?: string;
}

export interface CheckedClaim {
  readonly claim: Claim;
  readonly verdict: Verdict;
}
