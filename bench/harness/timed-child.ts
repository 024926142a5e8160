import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../src/core/errors.ts";
import { inScratchFolder } from "./scratch-folder.ts";

/** How a program's run ended. Times are CPU seconds, user and system, of the program and of all that it started. */
export type ChildOutcome =
  | { readonly tag: "done"; readonly seconds: number; readonly output: string }
  | { readonly tag: "over"; readonly capSeconds: number }
  | { readonly tag: "out-of-memory"; readonly gibibytes: number }
  | { readonly tag: "failed"; readonly why: string };

export interface ChildLimits {
  /** CPU seconds after which the program is stopped. */
  readonly capSeconds: number;
  /** The address space that it may use; no limit where it is missing. */
  readonly gibibytes?: number;
  /** How often it is run in a row; the time is that of one run. */
  readonly repeats?: number;
}

/** A waiting or swapping program is given up after this many times its CPU cap. */
const WALL_PER_CPU = 4;

/** The limit counts by the clock's ticks: on a busy machine it may stop a program at this share of its exact time. */
const LEAST_SHARE_OF_CAP = 1 / 2;

/** The shell's status of a program that was killed. */
const KILLED = 137;

const LARGEST_OUTPUT_BYTES = 64 * 2 ** 20;

/**
 * The shell's own `time` counts the program and its children to the millisecond; Node offers no such count. The shell
 * may add its own words about a program that was killed, so the two times are on the report's last line.
 */
const TIMED = `
ulimit -t "$1"; ulimit -v "$2"; report=$3; repeats=$4; shift 4
status=0
TIMEFORMAT="%3U %3S"
{ time { for ((run = 0; run < repeats; run++)); do "$@" 2>&1 </dev/null || { status=$?; break; }; done; }; } 2>"$report"
exit "$status"
`;

/**
 * Runs a command to its end or to a limit, without input, standard error merged into its output. Its working folder is
 * a scratch folder: Giac and others leave files where they run.
 */
export function runTimed(command: readonly string[], limits: ChildLimits): ChildOutcome {
  const { capSeconds, gibibytes, repeats = 1 } = limits;
  return inScratchFolder((folder) => {
    const report = join(folder, "cpu-seconds");
    const kibibytes = gibibytes === undefined ? "unlimited" : `${gibibytes * 2 ** 20}`;
    const wallSeconds = WALL_PER_CPU * capSeconds * repeats;
    const shell = ["bash", "-c", TIMED, "bash", `${capSeconds}`, kibibytes, report, `${repeats}`, ...command];
    // `timeout` ends the program with the shell; Node would end the shell alone.
    const child = spawnSync("timeout", ["--signal=KILL", `${wallSeconds}`, ...shell], {
      encoding: "utf8",
      cwd: folder,
      maxBuffer: LARGEST_OUTPUT_BYTES,
    });
    if (child.error !== undefined) return { tag: "failed", why: child.error.message };
    const total = existsSync(report) ? secondsIn(readFileSync(report, "utf8")) : undefined;
    if (total === undefined) return { tag: "over", capSeconds };
    if (child.status === 0) return { tag: "done", seconds: total / repeats, output: child.stdout };
    if (child.status === KILLED && total >= LEAST_SHARE_OF_CAP * capSeconds)
      return { tag: "over", capSeconds };
    return gibibytes !== undefined && OUT_OF_MEMORY.test(child.stdout)
      ? { tag: "out-of-memory", gibibytes }
      : { tag: "failed", why: reason(child.stdout, child.status) };
  });
}

/** What programs say when they get no more memory. */
const OUT_OF_MEMORY = /memory|alloc|heap|stack overflows/i;

/** The sum of the two times on the last line; `undefined` where the shell was stopped before it wrote them. */
function secondsIn(report: string): number | undefined {
  const times = lastLine(report).split(" ").map(Number);
  return times.length === 2 && times.every(Number.isFinite) ? at(times, 0) + at(times, 1) : undefined;
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
