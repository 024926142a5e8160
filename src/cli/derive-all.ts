import type { Budget } from "../core/budget.ts";
import type { Derived, DeriveFailure, DeriveOptions } from "../problem/problem-kind.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { exitCodeOf, failureMessage } from "./failure-outcome.ts";
import type { Subject } from "./subject.ts";
import { surprisesOf } from "./verdict-table.ts";

/** A subject with its result. */
export interface DerivedSubject {
  readonly subject: Subject;
  readonly derived: Derived;
}

/** What became of several subjects: those that were derived, and why others were not. */
export interface DerivedSubjects {
  readonly done: readonly DerivedSubject[];
  readonly exitCode: ExitCode;
  readonly messages: string;
}

/** Derives subjects in turn under one budget; what is done when it is spent is kept. */
export function deriveAll(subjects: readonly Subject[], options: DeriveOptions): DerivedSubjects {
  const done: DerivedSubject[] = [];
  const failures: { readonly id: string; readonly reason: DeriveFailure; readonly message: string }[] = [];
  for (const [index, subject] of subjects.entries()) {
    const derived = subject.derive({
      ...options,
      budget: partOf(options.budget, subject.id, index, subjects.length),
    });
    if (derived.ok) done.push({ subject, derived: derived.value });
    else failures.push({ id: subject.id, ...derived });
  }
  const [first] = failures;
  const surprises = surprisesOf(done.map(checkedSubject));
  return {
    done,
    exitCode: first !== undefined ? exitCodeOf(first.reason) : surprises.length > 0 ? EXIT.failed : EXIT.done,
    messages: failures.map((failed) => failureMessage(failed.id, failed)).join(""),
  };
}

export function checkedSubject({ subject, derived }: DerivedSubject) {
  return { id: subject.id, title: derived.title, claims: derived.claims };
}

/** The budget with the progress of one of `count` parts. */
function partOf(budget: Budget, id: string, index: number, count: number): Budget {
  const { onProgress } = budget;
  if (onProgress === undefined) return budget;
  return {
    ...budget,
    onProgress: (fraction, step) => onProgress((index + fraction) / count, `${id}: ${step}`),
  };
}
