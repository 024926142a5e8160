import { formatError, ResiduaError } from "../core/errors.ts";
import type { DeriveFailure } from "../problem/problem-kind.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type Outcome, outcome } from "./task.ts";

const EXIT_OF_FAILURE: Readonly<Record<DeriveFailure, ExitCode>> = {
  budget: EXIT.budget,
  interrupted: EXIT.interrupted,
};

export function exitCodeOf(reason: DeriveFailure): ExitCode {
  return EXIT_OF_FAILURE[reason];
}

/** One line on a subject that was not derived, with the remedy where the user has one. */
export function failureMessage(
  id: string,
  failed: { readonly reason: DeriveFailure; readonly message: string },
): string {
  const remedy = failed.reason === "budget" ? "; raise --budget or lower --error-order" : "";
  return `${id}: ${failed.message}${remedy}\n`;
}

/** What is said of an error: a caller's mistake in one line, with its place; anything else as the bug that it is. */
export function failureOutcome(error: unknown): Outcome {
  if (error instanceof ResiduaError) return outcome(EXIT.usage, { messages: `${formatError(error)}\n` });
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const remedy = "This is a bug of Residua. Please report it with the command and its input.";
  return outcome(EXIT.failed, { messages: `${remedy}\n${trace}\n` });
}
