import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatError, ResiduaError } from "../src/core/errors.ts";
import { packageRoot } from "../src/core/package-root.ts";
import { withSection } from "./harness/benchmarks-page.ts";
import type { Suite, SuiteOptions } from "./harness/suite.ts";
import { SUITES } from "./suites.ts";

const USAGE = `usage: npm run bench -- SUITE [--only ITEM ...] [--peer NAME ...] [--rounds N] [--cap SECONDS] [--json] [--write]
  SUITE    ${[...SUITES.keys()].join(", ")}
  --write  rewrites the suite's section of docs/benchmarks.md`;

const PAGE = join(packageRoot(), "docs", "benchmarks.md");
const WRONG_USAGE = 2;
const DEFAULT_ROUNDS = "3";
const DEFAULT_CAP_SECONDS = "60";

interface Options extends SuiteOptions {
  readonly suite: string;
  readonly json: boolean;
  readonly write: boolean;
}

/** The options on the command line. Errors: E_USAGE. */
function readOptions(): Options {
  const { values, positionals } = parsedWords();
  const { only, peer, json, write } = values;
  const [suite = "", ...others] = positionals;
  if (others.length > 0)
    throw new ResiduaError("E_USAGE", `expected one suite; got '${positionals.join(" ")}'`);
  if (write && only.length > 0) {
    throw new ResiduaError("E_USAGE", "--write rewrites a suite's whole section: leave out --only");
  }
  return {
    suite,
    only,
    peers: peer,
    rounds: positiveInteger("--rounds", values.rounds),
    capSeconds: positiveInteger("--cap", values.cap),
    json,
    write,
    onStep: (step) => process.stderr.write(`${step}\n`),
    onText: (text) => {
      if (!json) console.log(text);
    },
  };
}

function parsedWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        only: { type: "string", multiple: true, default: [] },
        peer: { type: "string", multiple: true, default: [] },
        rounds: { type: "string", default: DEFAULT_ROUNDS },
        cap: { type: "string", default: DEFAULT_CAP_SECONDS },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new ResiduaError("E_USAGE", error instanceof Error ? error.message : String(error));
  }
}

function positiveInteger(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new ResiduaError("E_USAGE", `expected a whole positive number after ${option}; got '${text}'`);
}

async function suiteNamed(name: string): Promise<Suite> {
  const load = SUITES.get(name);
  if (load === undefined) throw new ResiduaError("E_USAGE", `expected a suite; got '${name}'`);
  return await load();
}

async function run(options: Options): Promise<void> {
  const suite = await suiteNamed(options.suite);
  try {
    const { markdown, json } = await suite.run(options);
    if (options.json) console.log(JSON.stringify(json, undefined, 2));
    if (!options.write) return;
    const page = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
    writeFileSync(PAGE, withSection(page, { name: options.suite, title: suite.title, lines: markdown }));
  } catch (error) {
    throw isUsageError(error) ? new ResiduaError("E_USAGE", `${error.message}\n${suite.usage}`) : error;
  }
}

function isUsageError(error: unknown): error is ResiduaError {
  return error instanceof ResiduaError && error.code === "E_USAGE";
}

try {
  await run(readOptions());
} catch (error) {
  if (!isUsageError(error)) throw error;
  process.stderr.write(`${formatError(error)}\n${USAGE}\n`);
  process.exitCode = WRONG_USAGE;
}
