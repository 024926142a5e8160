import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invariant } from "../src/core/errors.ts";

/** How a program's run ended. Times are user CPU seconds of the program and of all that it started. */
export type ChildOutcome =
  | { readonly tag: "done"; readonly seconds: number; readonly output: string }
  | { readonly tag: "over"; readonly seconds: number }
  | { readonly tag: "failed"; readonly why: string };

export interface ChildLimits {
  /** CPU seconds after which the program is stopped. */
  readonly capSeconds: number;
}

/** A waiting or swapping program is given up after this many times its CPU cap. */
const WALL_PER_CPU = 4;

/** The limit counts user and system time, and a program that it stops may miss it by as much. */
const CLOCK_SECONDS = 0.5;

const LARGEST_OUTPUT_BYTES = 64 * 2 ** 20;

/** The shell's own `time` counts user seconds to the millisecond, children included; Node offers no such count. */
const TIMED = [
  'ulimit -t "$1"; report=$2; shift 2; TIMEFORMAT="%3U %3S"',
  '{ time "$@" 2>&1 </dev/null ; } 2>"$report"',
].join("\n");

/** Runs a command to its end or to the cap, without input, standard error merged into its output. */
export function runTimed(command: readonly string[], { capSeconds }: ChildLimits): ChildOutcome {
  const folder = mkdtempSync(join(tmpdir(), "residua-bench-"));
  const report = join(folder, "user-seconds");
  try {
    const child = spawnSync("bash", ["-c", TIMED, "bash", `${capSeconds}`, report, ...command], {
      encoding: "utf8",
      cwd: folder, // Giac leaves files where it runs.
      maxBuffer: LARGEST_OUTPUT_BYTES,
      timeout: 1000 * WALL_PER_CPU * capSeconds,
      killSignal: "SIGKILL",
    });
    if (child.error !== undefined) {
      return isTimeout(child.error) ? { tag: "over", seconds: capSeconds } : failed(child.error.message);
    }
    const [seconds, systemSeconds] = lastLine(readFileSync(report, "utf8")).split(" ").map(Number);
    invariant(seconds !== undefined && systemSeconds !== undefined, "the shell reports two times");
    if (child.status === 0) return { tag: "done", seconds, output: child.stdout };
    const isStopped = seconds + systemSeconds >= capSeconds - CLOCK_SECONDS;
    return isStopped ? { tag: "over", seconds } : failed(reason(child.stdout, child.status));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function failed(why: string): ChildOutcome {
  return { tag: "failed", why };
}

function isTimeout(error: Error): boolean {
  return "code" in error && error.code === "ETIMEDOUT";
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/** The line that speaks of an error, or the last one, and the status. */
function reason(output: string, status: number | null): string {
  const lines = output.trim().split("\n");
  const line = lines.find((text) => /error/i.test(text)) ?? lastLine(output);
  return `${line.trim().slice(0, LONGEST_REASON)} (status ${status})`.trim();
}

const LONGEST_REASON = 120;
