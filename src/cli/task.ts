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

/** The languages and binaries that programs are written in. */
export const LOWER_TARGETS = ["js", "wasm", "c", "python", "julia", "matlab", "latex"] as const;
export type LowerTarget = (typeof LOWER_TARGETS)[number];

export interface LowerTask extends TaskBase {
  readonly tag: "lower";
  /** A problem file, or `-`. */
  readonly subject: string;
  readonly target: LowerTarget;
  /** Which of the problem's programs; the first without it. */
  readonly what: string | undefined;
  readonly points: number | undefined;
  /** Whether formulas are rearranged for fewer operations. */
  readonly rearrange: boolean;
  /** The file to write; standard output without it. */
  readonly out: string | undefined;
  readonly overrides: Overrides;
}

/** A long piece of work, as plain data: it is sent to another thread. */
export type Task = DeriveTask | CheckTask | ReportTask | LowerTask;

export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a task came to. It touches nothing itself: whoever asked prints and writes. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** For standard output. */
  readonly output: string | Uint8Array;
  /** For standard error. */
  readonly messages: string;
  readonly files: readonly OutputFile[];
}

export function outcome(exitCode: ExitCode, parts: Partial<Omit<Outcome, "exitCode">> = {}): Outcome {
  return { output: "", messages: "", files: [], ...parts, exitCode };
}
