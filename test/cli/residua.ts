import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";

/** The built command; `npm test` builds it first. */
export const COMMAND = resolve("dist/src/cli/main.js");

export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a log says of long work now and then: how often depends on how busy the machine is. */
const PROGRESS = /^\d+ s, \d+ %: .*\n/gm;

/** Runs the command as a user would: another process, its output a pipe. Messages come without those of progress. */
export function residua(words: readonly string[], { cwd, input = "", env = {} }: RunOptions = {}): Answer {
  requireBuild();
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], {
    input,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  return { status, stdout, stderr: stderr.replaceAll(PROGRESS, "") };
}

export function requireBuild(): void {
  if (!existsSync(COMMAND)) throw new Error(`${COMMAND} is missing: run 'npm run build' first`);
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "residua-cli-"));
}

/** Exit code 2, nothing on standard output, nothing written beside the files that were there. */
export function expectRefused(answer: Answer, folder: string, files: readonly string[]): void {
  expect(answer.status, answer.stderr).toBe(2);
  expect(answer.stdout).toBe("");
  expect([...readdirSync(folder)].sort()).toEqual([...files].sort());
}
