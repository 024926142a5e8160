import type { CheckedClaim } from "../check/claim.ts";
import type { Budget } from "../core/budget.ts";
import { ResiduaError } from "../core/errors.ts";
import type { Result } from "../core/result.ts";
import type { Program } from "../lower/ir/program.ts";
import type { SourceOptions } from "../lower/source-text/source-text.ts";
import type { ReportDocument } from "../report/document.ts";
import type { LocatedProblem } from "./located-problem.ts";
import type { Overrides } from "./overrides.ts";

/** Plain JSON data. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface DeriveOptions {
  readonly seed: number;
  readonly budget: Budget;
}

/** How a problem file is solved. */
export interface ProblemOptions extends DeriveOptions {
  readonly overrides: Overrides;
}

/** What a derivation hands to a person or a program. */
export interface Derived {
  readonly title: string;
  /** The result object of `residua derive --json`, see docs/reference/problem-files.md. */
  readonly json: Readonly<Record<string, Json>>;
  readonly text: string;
  /** LaTeX that pastes into a paper (amsmath). */
  readonly latex: string;
  /** What was claimed of the result, with verdicts. */
  readonly claims: readonly CheckedClaim[];
  /** The report; its figures are computed only when it is asked for. */
  readonly report: () => ReportDocument;
}

export type DeriveFailure = "budget" | "interrupted";

/** What the program of a problem is made with. */
export interface LowerOptions extends ProblemOptions {
  /** At how many points formulas are computed at once, where that was asked for. */
  readonly points: number | undefined;
}

/** A program, and how its text is written. */
export interface OfferedProgram extends SourceOptions {
  readonly program: Program;
}

/**
 * Makes a program of a problem. Errors: those of reading the problem, E_UNSUPPORTED for what has no real value, E_USAGE
 * for points where there are none.
 */
export type BuildProgram = (
  problem: LocatedProblem,
  options: LowerOptions,
) => Result<OfferedProgram, DeriveFailure>;

/** Errors: E_USAGE where points were asked for of a program that has none; `reason` says why. */
export function requireNoPoints(points: number | undefined, reason: string): void {
  if (points !== undefined) throw new ResiduaError("E_USAGE", `--points does not apply: ${reason}`);
}

/** One kind of problem file: its schema, and the engine that solves it. */
export interface ProblemKind {
  /** The value of `kind:` in the file. */
  readonly kind: string;
  readonly summary: string;
  /** JSON schema of the file. */
  readonly jsonSchema: () => Readonly<Record<string, unknown>>;
  /** Errors: ResiduaError with its place in the file where the problem is not well posed. */
  readonly derive: (problem: LocatedProblem, options: ProblemOptions) => Result<Derived, DeriveFailure>;
  /** The programs that `residua lower` makes of it, with the names of `PROGRAM_OFFERS`. */
  readonly programs: Readonly<Record<string, BuildProgram>>;
}
