import type { Derived, DeriveOptions } from "../problem/problem-kind.ts";
import { EXIT } from "./exit-code.ts";
import { exitCodeOf, failureMessage } from "./failure-outcome.ts";
import { subjectOf } from "./subject.ts";
import { type DeriveTask, type Outcome, outcome } from "./task.ts";
import { surprisesOf } from "./verdict-table.ts";

/** Derives one subject. A claim of the result that fails makes the exit code 1: nobody builds on it unwarned. */
export async function runDeriveTask(task: DeriveTask, options: DeriveOptions): Promise<Outcome> {
  const subject = await subjectOf(task.subject, task.overrides);
  const derived = subject.derive(options);
  if (!derived.ok)
    return outcome(exitCodeOf(derived.reason), { messages: failureMessage(subject.id, derived) });
  const { claims, title } = derived.value;
  const surprises = surprisesOf([{ id: subject.id, title, claims }]);
  return outcome(surprises.length === 0 ? EXIT.done : EXIT.failed, {
    output: `${resultText(derived.value, task.format).trimEnd()}\n`,
    messages: surprises.map((surprise) => `${surprise}: this check has an unexpected verdict\n`).join(""),
  });
}

function resultText(derived: Derived, format: DeriveTask["format"]): string {
  switch (format) {
    case "text":
      return derived.text;
    case "latex":
      return derived.latex;
    case "json":
      return JSON.stringify(derived.json, undefined, 2);
  }
}
