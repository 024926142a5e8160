import { existsSync } from "node:fs";
import { extname } from "node:path";
import { ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Result } from "../core/result.ts";
import type { Derivation } from "../problem/derivation.ts";
import { kindOf } from "../problem/kinds.ts";
import { type LocatedProblem, locateProblem } from "../problem/located-problem.ts";
import { NO_OVERRIDES, type Overrides } from "../problem/overrides.ts";
import { displayName, readProblemFile, STANDARD_INPUT } from "../problem/problem-file.ts";
import type { Derived, DeriveFailure, DeriveOptions } from "../problem/problem-kind.ts";
import { reportId } from "../problem/report-id.ts";

/** Something that the command line can derive and lower: a shipped derivation or a problem file. */
export interface Subject {
  /** In file names of reports. */
  readonly id: string;
  readonly summary: string;
  /** Under which the index lists it; none for a file. */
  readonly group: string | undefined;
  readonly problem: () => LocatedProblem;
  readonly derive: (options: DeriveOptions) => Result<Derived, DeriveFailure>;
}

/** The shipped derivations, in the order to read them. */
export async function shippedDerivations(): Promise<readonly Derivation[]> {
  const { derivations } = await import("../../derivations/index.ts");
  return derivations;
}

/**
 * The subjects that are named; all shipped derivations where none is.
 * Errors: E_UNKNOWN_DERIVATION, E_FILE, E_PARSE and E_SCHEMA of problem files, E_USAGE for two of the same id.
 */
export async function subjectsOf(names: readonly string[]): Promise<readonly Subject[]> {
  const derivations = await shippedDerivations();
  if (names.length === 0) return derivations.map((derivation) => shippedSubject(derivation, NO_OVERRIDES));
  const subjects = names.map((name) => namedSubject(name, derivations, NO_OVERRIDES));
  const twice = subjects.find(({ id }, index) => subjects.findIndex((other) => other.id === id) < index);
  if (twice !== undefined)
    throw new ResiduaError("E_USAGE", `'${twice.id}' is named twice: keep one of the two`);
  return subjects;
}

/** The subject of that name, changed as the command line says. Errors: as `subjectsOf`. */
export async function subjectOf(name: string, overrides: Overrides): Promise<Subject> {
  // Loading all derivations takes as long as deriving a small problem.
  if (looksLikeFile(name)) return fileSubject(name, overrides);
  return namedSubject(name, await shippedDerivations(), overrides);
}

function namedSubject(name: string, derivations: readonly Derivation[], overrides: Overrides): Subject {
  const shipped = derivations.find(({ id }) => id === name);
  if (shipped !== undefined) return shippedSubject(shipped, overrides);
  if (!isFileName(name)) throw unknownSubject(name, derivations);
  return fileSubject(name, overrides);
}

function isFileName(name: string): boolean {
  return looksLikeFile(name) || existsSync(name);
}

/** Names of files, also of those that do not exist, are told from ids by their look. */
function looksLikeFile(name: string): boolean {
  return (
    name === STANDARD_INPUT ||
    /[/\\]/.test(name) ||
    [".yaml", ".yml", ".json"].includes(extname(name).toLowerCase())
  );
}

function unknownSubject(name: string, derivations: readonly Derivation[]): ResiduaError {
  const close = nearest(
    name,
    derivations.map(({ id }) => id),
  );
  const remedy = close === undefined ? "'residua list' names them" : `did you mean ${close}?`;
  return new ResiduaError(
    "E_UNKNOWN_DERIVATION",
    `'${name}' is neither a file nor a shipped derivation: ${remedy}`,
  );
}

function shippedSubject(
  { id, summary, group, problem, run }: Derivation,
  { assignments, errorOrder }: Overrides,
): Subject {
  if (assignments.length > 0 || errorOrder !== undefined) {
    const message = `--set and --error-order change problem files; '${id}' is a shipped derivation and has its own values`;
    throw new ResiduaError("E_USAGE", message);
  }
  return { id, summary, group, problem, derive: run };
}

function fileSubject(name: string, overrides: Overrides): Subject {
  const problem = locateProblem(readProblemFile(name), displayName(name));
  const kind = kindOf(problem);
  return {
    id: reportId(name, "problem"),
    summary: `${displayName(name)}: ${kind.summary}`,
    group: undefined,
    problem: () => problem,
    derive: (options) => kind.derive(problem, { ...options, overrides }),
  };
}
