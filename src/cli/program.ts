import { Command, Option } from "commander";
import { ResiduaError } from "../core/errors.ts";
import { packageVersion } from "../core/version.ts";
import type { Assignment, Overrides } from "../problem/overrides.ts";
import { PROGRAM_OFFERS } from "../problem/program-offers.ts";
import { assignmentValues, secondsValue, seedValue, wholeNumber } from "./option-values.ts";
import { takesColour } from "./paint.ts";
import { LOWER_TARGETS, type LowerTarget, type Task, type Terminal } from "./task.ts";

/** What the command line can be asked to do. Long work is a task; the rest answers at once. */
export interface Actions {
  readonly perform: (task: Task) => Promise<void>;
  readonly list: (json: boolean, terminal: Terminal) => Promise<void>;
  readonly schema: (kind: string) => Promise<void>;
}

/** Any seed does; this one makes runs repeatable unless another is asked for. */
const DEFAULT_SEED = 1;

const AFTER_HELP = `
Examples:
  residua derive examples/lattice-two-strand.yaml
  residua derive examples/lattice-two-strand-symbolic.yaml --latex
  residua check --all
  residua report --all --out out
  residua lower examples/lattice-two-strand.yaml --target c --out accelerations.c

Exit codes: 0 done, 1 a check failed, 2 wrong usage or input, 3 budget spent, 130 interrupted.`;

/** The `residua` command. It decides nothing but what was asked. */
export function createProgram(actions: Actions): Command {
  const program = new Command("residua")
    .description("Derives multiscale models exactly, checks them, and typesets the result.")
    .version(packageVersion())
    .addHelpText("after", AFTER_HELP)
    // Errors are thrown, and printed by the caller in our own form.
    .configureOutput({ writeErr: () => {} })
    .exitOverride();
  addList(program, actions);
  addDerive(program, actions);
  addCheck(program, actions);
  addReport(program, actions);
  addLower(program, actions);
  addSchema(program, actions);
  return program;
}

interface EngineOptions {
  readonly seed: number;
  readonly budget?: number;
}

function withEngineOptions(command: Command): Command {
  return command
    .option("--budget <seconds>", "stop after this time; what is done is kept", secondsValue)
    .option("--seed <number>", "of random numbers in checks and certificates", seedValue, DEFAULT_SEED);
}

function taskBase({ seed, budget }: EngineOptions) {
  return { seed, budgetSeconds: budget, terminal: terminalOf(process.stdout) };
}

function terminalOf(stream: NodeJS.WriteStream): Terminal {
  return { colour: takesColour(stream), width: stream.isTTY ? stream.columns : undefined };
}

function addList(program: Command, actions: Actions): void {
  program
    .command("list")
    .description("the shipped derivations, one line each")
    .option("--json", "print one JSON object")
    .action(({ json = false }: { json?: boolean }) => actions.list(json, terminalOf(process.stdout)));
}

interface ProblemChanges {
  readonly set?: readonly Assignment[];
  readonly errorOrder?: number;
}

function withProblemChanges(command: Command): Command {
  return command
    .option("--set <name=value...>", "replace declared symbols by exact expressions", assignmentValues)
    .option("--error-order <N>", "errors are O(small^N)", wholeNumber("--error-order", 1));
}

function overridesOf({ set = [], errorOrder }: ProblemChanges): Overrides {
  return errorOrder === undefined ? { assignments: set } : { assignments: set, errorOrder };
}

interface DeriveCommandOptions extends EngineOptions, ProblemChanges {
  readonly json?: true;
  readonly latex?: true;
}

function addDerive(program: Command, actions: Actions): void {
  const command = program
    .command("derive")
    .description("derive a problem file or a shipped derivation")
    .argument("<FILE>", "a problem file (.yaml, .json), - for standard input, or a derivation's id")
    .addOption(new Option("--json", "print the result as one JSON object").conflicts(["latex", "text"]))
    .addOption(new Option("--latex", "print LaTeX to paste into a paper").conflicts(["json", "text"]))
    .addOption(new Option("--text", "print plain text (the default)").conflicts(["json", "latex"]));
  withEngineOptions(withProblemChanges(command)).action((subject: string, options: DeriveCommandOptions) => {
    const { json, latex } = options;
    return actions.perform({
      tag: "derive",
      subject,
      format: json ? "json" : latex ? "latex" : "text",
      overrides: overridesOf(options),
      ...taskBase(options),
    });
  });
}

interface SubjectOptions extends EngineOptions {
  readonly all?: true;
}

function addCheck(program: Command, actions: Actions): void {
  const command = program
    .command("check")
    .description("check every claim and print its verdict; exit code 1 where one is unexpected")
    .argument("[ID...]", "derivations or problem files; none means all derivations")
    .option("--all", "all shipped derivations")
    .option("--json", "print one JSON object");
  withEngineOptions(command).action(
    (names: readonly string[], options: SubjectOptions & { readonly json?: true }) =>
      actions.perform({
        tag: "check",
        subjects: subjectNames(names, options),
        format: options.json ? "json" : "text",
        ...taskBase(options),
      }),
  );
}

function addReport(program: Command, actions: Actions): void {
  const command = program
    .command("report")
    .description("write a page and a LaTeX article for each subject, and an index page")
    .argument("[ID...]", "derivations or problem files; none means all derivations")
    .option("--all", "all shipped derivations")
    .option("--out <DIR>", "the folder to write to", "out");
  withEngineOptions(command).action(
    (names: readonly string[], options: SubjectOptions & { readonly out: string }) =>
      actions.perform({
        tag: "report",
        subjects: subjectNames(names, options),
        folder: options.out,
        ...taskBase(options),
      }),
  );
}

interface LowerCommandOptions extends EngineOptions, ProblemChanges {
  readonly target: LowerTarget;
  readonly what?: string;
  readonly points?: number;
  readonly rearrange?: true;
  readonly out?: string;
}

function addLower(program: Command, actions: Actions): void {
  const command = program
    .command("lower")
    .description("write a program that a problem leads to, in another language")
    .argument("<FILE>", "a problem file (.yaml, .json), - for standard input, or a derivation's id")
    .addOption(
      new Option("--target <LANGUAGE>", "what to write").choices(LOWER_TARGETS).makeOptionMandatory(),
    )
    .option("--what <PROGRAM>", "which program, see below; the first one without it")
    .option("--points <N>", "at how many points formulas are computed at once", wholeNumber("--points", 1))
    .option("--rearrange", "rearrange formulas for fewer operations; values change by rounding errors")
    .option("--out <FILE>", "the file to write, instead of standard output")
    .addHelpText("after", offersText());
  withEngineOptions(withProblemChanges(command)).action((subject: string, options: LowerCommandOptions) => {
    const { target, what, points, rearrange = false, out } = options;
    return actions.perform({
      tag: "lower",
      subject,
      target,
      what,
      points,
      rearrange,
      out,
      overrides: overridesOf(options),
      ...taskBase(options),
    });
  });
}

/** The programs of each kind, for help. */
function offersText(): string {
  const lines = Object.entries(PROGRAM_OFFERS).flatMap(([kind, offers]) => {
    const width = Math.max(...Object.keys(offers).map((name) => name.length));
    return [
      `Programs of ${kind}:`,
      ...Object.entries(offers).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    ];
  });
  return `\n${lines.join("\n")}\n\nSymbols without a value become parameters of the program.`;
}

function subjectNames(names: readonly string[], { all }: SubjectOptions): readonly string[] {
  if (all && names.length > 0) {
    throw new ResiduaError("E_USAGE", "either name derivations or give --all, not both");
  }
  return names;
}

function addSchema(program: Command, actions: Actions): void {
  program
    .command("schema")
    .description("the JSON schema of a kind of problem file")
    .argument("<KIND>", Object.keys(PROGRAM_OFFERS).join(" or "))
    .action((kind: string) => actions.schema(kind));
}
