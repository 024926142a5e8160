import { ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { ownValue } from "../core/own-value.ts";
import { rearranged } from "../lower/passes/pipelines.ts";
import { javaScriptModule } from "../lower/source-text/javascript-module.ts";
import { sourceText } from "../lower/source-text/source-text.ts";
import { compileWebAssembly } from "../lower/webassembly/compile-webassembly.ts";
import { kindOf } from "../problem/kinds.ts";
import { displayName } from "../problem/problem-file.ts";
import type { BuildProgram, DeriveOptions, OfferedProgram, ProblemKind } from "../problem/problem-kind.ts";
import { EXIT } from "./exit-code.ts";
import { exitCodeOf, failureMessage } from "./failure-outcome.ts";
import { subjectOf } from "./subject.ts";
import { type LowerTarget, type LowerTask, type Outcome, outcome } from "./task.ts";

/** Writes a program of a problem file or a shipped derivation in another language. */
export async function runLowerTask(task: LowerTask, options: DeriveOptions): Promise<Outcome> {
  requireBinaryPlace(task);
  const problem = (await subjectOf(task.subject, task.overrides)).problem();
  const build = programNamed(kindOf(problem), task.what);
  const { overrides, points } = task;
  const offered = build(problem, { ...options, overrides, points });
  if (!offered.ok) {
    const messages = failureMessage(displayName(task.subject), offered);
    return outcome(exitCodeOf(offered.reason), { messages });
  }
  const { content, messages } = written(prepared(offered.value, task), task.target);
  return task.out === undefined
    ? outcome(EXIT.done, { output: content, messages })
    : outcome(EXIT.done, { output: `${task.out}\n`, messages, files: [{ path: task.out, content }] });
}

/** A binary would leave a terminal in disorder. */
function requireBinaryPlace({ target, out, terminal }: LowerTask): void {
  if (target !== "wasm" || out !== undefined || terminal.width === undefined) return;
  throw new ResiduaError("E_USAGE", "WebAssembly is binary: name a file with --out, or write to a pipe");
}

/** The program of that name, or the first one. Errors: E_USAGE with the nearest name. */
function programNamed({ kind, programs }: ProblemKind, name: string | undefined): BuildProgram {
  const names = Object.keys(programs);
  const wanted = name ?? names[0] ?? "";
  const build = ownValue(programs, wanted);
  if (build !== undefined) return build;
  const close = nearest(wanted, names);
  const remedy = close === undefined ? `it offers ${names.join(", ")}` : `did you mean ${close}?`;
  throw new ResiduaError("E_USAGE", `--what: ${kind} offers no program '${wanted}': ${remedy}`);
}

function prepared(offered: OfferedProgram, { rearrange }: LowerTask): OfferedProgram {
  return rearrange ? { ...offered, program: rearranged(offered.program) } : offered;
}

function written(offered: OfferedProgram, target: LowerTarget) {
  const { program, ...options } = offered;
  switch (target) {
    case "js":
      return { content: javaScriptModule(program), messages: "" };
    case "wasm": {
      const { bytes, source } = compileWebAssembly(program);
      return { content: bytes, messages: `${source.trimEnd()}\n` };
    }
    case "c":
    case "python":
    case "julia":
    case "matlab":
    case "latex":
      return { content: sourceText(program, target, options), messages: "" };
  }
}
