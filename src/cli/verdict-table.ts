import { isExpected } from "../check/check.ts";
import type { CheckedClaim, Verdict } from "../check/claim.ts";
import { citationText } from "../core/sources.ts";
import { VERDICT_STATUSES, type VerdictStatus } from "../core/verdict-status.ts";
import { type Format, paint } from "./paint.ts";
import type { Terminal } from "./task.ts";
import { type Cell, tableRows } from "./text-table.ts";

/** The claims of one subject, checked. */
export interface CheckedSubject {
  readonly id: string;
  readonly title: string;
  readonly claims: readonly CheckedClaim[];
}

/** Marks that tell the verdicts apart without colour. */
const MARKS: Readonly<Record<VerdictStatus, { readonly mark: string; readonly format: Format }>> = {
  proved: { mark: "■", format: "green" },
  confirmed: { mark: "✓", format: "green" },
  refuted: { mark: "✗", format: "red" },
  qualified: { mark: "◎", format: "cyan" },
  ambiguous: { mark: "≈", format: "yellow" },
  undecided: { mark: "○", format: "yellow" },
};

/** One row for each claim, grouped by subject, and how many claims have each verdict. */
export function verdictTable(subjects: readonly CheckedSubject[], terminal: Terminal): string {
  // One table for all, so that the columns of all groups align.
  const lines = tableRows(
    subjects.flatMap(({ claims }) => claims.map(claimRow)),
    terminal,
  );
  const groups = subjects.map(({ id, title, claims }, index) => {
    const start = subjects.slice(0, index).reduce((count, before) => count + before.claims.length, 0);
    const body = lines.slice(start, start + claims.length).join("");
    return `${paint("bold", id, terminal.colour)}  ${title}\n${body}\n`;
  });
  return `${groups.join("")}${summaryOf(subjects)}\n`;
}

/** The verdicts that nobody foresaw, as `subject/claim`. */
export function surprisesOf(subjects: readonly CheckedSubject[]): readonly string[] {
  return subjects.flatMap(({ id, claims }) =>
    claims.filter((checked) => !isExpected(checked)).map(({ claim }) => `${id}/${claim.id}`),
  );
}

/** The evidence in a phrase: the counterexample where there is one. */
export function evidenceInBrief({ counterexample, evidence }: Verdict): string {
  return counterexample ?? evidence.map(({ text }) => text).join("; ");
}

function claimRow({ claim, verdict }: CheckedClaim): readonly Cell[] {
  const { mark, format } = MARKS[verdict.status];
  return [
    { text: `  ${mark} ${verdict.status}`, format },
    { text: claim.title },
    { text: citationText(claim.source), format: "dim" },
    { text: evidenceInBrief(verdict) },
  ];
}

/** `14 claims: 9 proved, 5 confirmed; no surprise`. */
export function summaryOf(subjects: readonly CheckedSubject[]): string {
  const statuses = subjects.flatMap(({ claims }) => claims.map(({ verdict }) => verdict.status));
  const counts = VERDICT_STATUSES.map((status) => ({
    status,
    count: statuses.filter((other) => other === status).length,
  }));
  const tally = counts.filter(({ count }) => count > 0).map(({ status, count }) => `${count} ${status}`);
  const surprises = surprisesOf(subjects);
  const number = statuses.length === 1 ? "1 claim" : `${statuses.length} claims`;
  const ending = surprises.length === 0 ? "no surprise" : `surprising: ${surprises.join(", ")}`;
  return `${number}: ${tally.join(", ")}; ${ending}`;
}
