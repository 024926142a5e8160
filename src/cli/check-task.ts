import { isExpected } from "../check/check.ts";
import type { CheckedClaim } from "../check/claim.ts";
import { citationText } from "../core/sources.ts";
import type { DeriveOptions } from "../problem/problem-kind.ts";
import { checkedSubject, deriveAll } from "./derive-all.ts";
import { subjectsOf } from "./subject.ts";
import { type CheckTask, type Outcome, outcome } from "./task.ts";
import { type CheckedSubject, summaryOf, surprisesOf, verdictTable } from "./verdict-table.ts";

/** Checks every claim of the subjects. */
export async function runCheckTask(task: CheckTask, options: DeriveOptions): Promise<Outcome> {
  const { done, exitCode, messages } = deriveAll(await subjectsOf(task.subjects), options);
  const subjects = done.map(checkedSubject);
  const output =
    task.format === "json"
      ? `${JSON.stringify(verdictsJson(subjects), undefined, 2)}\n`
      : verdictTable(subjects, task.terminal);
  return outcome(exitCode, { output, messages });
}

function verdictsJson(subjects: readonly CheckedSubject[]) {
  return {
    derivations: subjects.map(({ id, title, claims }) => ({ id, title, claims: claims.map(claimJson) })),
    summary: summaryOf(subjects),
    surprises: surprisesOf(subjects),
  };
}

function claimJson(checked: CheckedClaim) {
  const { claim, verdict } = checked;
  const { id, title, by, latex } = claim;
  return {
    id,
    title,
    by,
    source: citationText(claim.source),
    latex,
    ...verdict,
    expected: isExpected(checked),
  };
}
