import type { Overrides } from "../problem/overrides.ts";
import type { ExitCode } from "./exit-code.ts";

/** Where results are shown: whether colours may be used, and how wide lines may be. */
export interface Terminal {
  readonly colour: boolean;
  /** In columns; `undefined` where the output is no terminal, and lines may have any length. */
  readonly width: number | undefined;
}

/** What every task takes. */
interface TaskBase {
  readonly seed: number;
  readonly budgetSeconds: number | undefined;
  readonly terminal: Terminal;
}

export interface DeriveTask extends TaskBase {
  readonly tag: "derive";
  /** A problem file, `-`, or a shipped derivation's id. */
  readonly subject: string;
  readonly format: "text" | "latex" | "json";
  readonly overrides: Overrides;
}

export interface CheckTask extends TaskBase {
  readonly tag: "check";
  /** None means all shipped derivations. */
  readonly subjects: readonly string[];
  readonly format: "text" | "json";
}

export interface ReportTask extends TaskBase {
  readonly tag: "report";
  readonly subjects: readonly string[];
  readonly folder: string;
}

/** A long piece of work, as plain data: it is sent to another thread. */
export type Task = DeriveTask | CheckTask | ReportTask;

export interface OutputFile {
  readonly path: string;
  readonly content: string;
}

/** What a task came to. It touches nothing itself: whoever asked prints and writes. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** For standard output. */
  readonly output: string;
  /** For standard error. */
  readonly messages: string;
  readonly files: readonly OutputFile[];
}

export function outcome(exitCode: ExitCode, parts: Partial<Omit<Outcome, "exitCode">> = {}): Outcome {
  return { output: "", messages: "", files: [], ...parts, exitCode };
}
