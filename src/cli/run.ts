import { type Command, CommanderError } from "commander";
import { ResiduaError } from "../core/errors.ts";
import { EXIT } from "./exit-code.ts";
import { failureOutcome } from "./failure-outcome.ts";
import { createProgram } from "./program.ts";
import { type Outcome, outcome, type Task, type Terminal } from "./task.ts";
import { usageError } from "./usage-error.ts";

/**
 * Does what the arguments ask, prints it, and sets the exit code of the process. Engines, typesetting and the schema
 * library are loaded by the commands that need them, so that help comes at once.
 */
export async function run(words: readonly string[]): Promise<void> {
  quitWhenNobodyReads();
  const program = createProgram({
    perform: async (task) => deliver(await performed(task)),
    list: async (json, terminal) => deliver(await listed(json, terminal)),
    schema: async (kind) => deliver(await schemaOf(kind)),
  });
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: "user" });
  } catch (error) {
    reportFailure(error, program, words);
  }
}

/** A reader such as `head` may close the pipe before all is written; that is no fault. */
function quitWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode);
    throw error;
  });
}

function deliver({ exitCode, output, messages }: Outcome): void {
  process.exitCode = exitCode;
  process.stderr.write(messages);
  process.stdout.write(output);
}

function reportFailure(error: unknown, program: Command, words: readonly string[]): void {
  if (!(error instanceof CommanderError)) {
    deliver(failureOutcome(error));
    return;
  }
  // Help and the version arrive here too, when they are already printed.
  if (error.exitCode === EXIT.done) return;
  const command = program.commands.find((known) => words.includes(known.name()));
  const help = command === undefined ? "residua --help" : `residua ${command.name()} --help`;
  deliver(failureOutcome(usageError(error, help)));
}

async function performed(task: Task): Promise<Outcome> {
  const [{ supervise }, { requireWritableFile, requireWritableFolder, writeFiles }] = await Promise.all([
    import("./supervise.ts"),
    import("./write-files.ts"),
  ]);
  if (task.tag === "report") requireWritableFolder(task.folder);
  if (task.tag === "lower" && task.out !== undefined) requireWritableFile(task.out);
  const result = await supervise(task);
  writeFiles(result.files);
  return result;
}

async function listed(json: boolean, terminal: Terminal): Promise<Outcome> {
  const [{ shippedDerivations }, { derivationList }] = await Promise.all([
    import("./subject.ts"),
    import("./derivation-list.ts"),
  ]);
  return outcome(EXIT.done, { output: derivationList(await shippedDerivations(), json, terminal) });
}

async function schemaOf(kind: string): Promise<Outcome> {
  const { findKind, unknownKind } = await import("../problem/kinds.ts");
  const found = findKind(kind);
  if (found === undefined) throw new ResiduaError("E_USAGE", unknownKind(kind));
  return outcome(EXIT.done, { output: `${JSON.stringify(found.jsonSchema(), undefined, 2)}\n` });
}
