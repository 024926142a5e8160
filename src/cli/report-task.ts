import { join } from "node:path";
import { packageVersion } from "../core/version.ts";
import type { DeriveOptions } from "../problem/problem-kind.ts";
import { inlines } from "../report/build.ts";
import { htmlReport } from "../report/html.ts";
import { htmlIndex, type IndexEntry } from "../report/html-index.ts";
import { latexReport } from "../report/latex.ts";
import { checkedSubject, type DerivedSubject, deriveAll } from "./derive-all.ts";
import { subjectsOf } from "./subject.ts";
import { type Outcome, type OutputFile, outcome, type ReportTask } from "./task.ts";
import { evidenceInBrief, verdictTable } from "./verdict-table.ts";

/** Typesets the subjects: a page and an article each, and the index of them all. */
export async function runReportTask(task: ReportTask, options: DeriveOptions): Promise<Outcome> {
  const { done, exitCode, messages } = deriveAll(await subjectsOf(task.subjects), options);
  if (done.length === 0) return outcome(exitCode, { messages });
  const index = join(task.folder, "index.html");
  const provenance = {
    version: packageVersion(),
    seed: options.seed,
    command: ["residua report", ...(task.subjects.length === 0 ? ["--all"] : task.subjects)].join(" "),
  };
  const files = done.flatMap((item) => reportFiles(item, task.folder));
  const page = {
    path: index,
    content: htmlIndex("Derivations and their checks", done.map(indexEntry), provenance),
  };
  const table = verdictTable(done.map(checkedSubject), task.terminal);
  return outcome(exitCode, { output: `${table}${index}\n`, messages, files: [...files, page] });
}

function reportFiles({ subject, derived }: DerivedSubject, folder: string): readonly OutputFile[] {
  const report = derived.report();
  return [
    { path: join(folder, pageName(subject.id)), content: htmlReport(report) },
    { path: join(folder, articleName(subject.id)), content: latexReport(report) },
  ];
}

function indexEntry({ subject, derived }: DerivedSubject): IndexEntry {
  return {
    title: derived.title,
    group: subject.group,
    summary: inlines(subject.summary),
    page: pageName(subject.id),
    article: articleName(subject.id),
    claims: derived.claims.map(({ claim, verdict }) => ({
      what: inlines(claim.title),
      verdict: { status: verdict.status, text: evidenceInBrief(verdict) },
    })),
  };
}

function pageName(id: string): string {
  return `${id}.html`;
}

function articleName(id: string): string {
  return `${id}.tex`;
}
