import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { test } from "vitest";

/** The path of the first of the programs that is there: a path itself, or a name looked up in PATH. */
export function findProgram(names: readonly (string | undefined)[]): string | undefined {
  const { PATH = "" } = process.env;
  return names
    .flatMap((name) =>
      name === undefined ? [] : PATH.split(delimiter).map((folder) => resolve(folder, name)),
    )
    .find((path) => existsSync(path));
}

/** Says on the console and in the summary that a test did not run, and which program it wants. */
export function skipFor(program: string, title: string): void {
  console.log(`skipped: '${title}' needs ${program}, which was not found`);
  test.skip(title);
}

export const PDFLATEX = findProgram(["pdflatex"]);

/** What pdflatex says about a text: whether it made pages, and its log. */
export interface Typesetting {
  readonly succeeded: boolean;
  readonly log: string;
}

/** Runs pdflatex once in a folder of its own. */
export function typeset(program: string, latex: string): Typesetting {
  const folder = mkdtempSync(join(tmpdir(), "residua-latex-"));
  try {
    writeFileSync(join(folder, "report.tex"), latex);
    const { status } = spawnSync(program, ["-interaction=nonstopmode", "-halt-on-error", "report.tex"], {
      cwd: folder,
    });
    return { succeeded: status === 0, log: readFileSync(join(folder, "report.log"), "latin1") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
