import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type BenchmarkReport,
  LEGEND,
  measurementText,
  reportJson,
  reportMarkdown,
} from "./benchmark-report.ts";
import { type Measurement, measure, type PresentPeer, presentPeers } from "./harness.ts";
import { type BenchmarkItem, isChosen } from "./item.ts";
import { ALGEBRA } from "./items/algebra.ts";
import { machineText, thisMachine } from "./machine.ts";
import { PACKAGE_ROOT } from "./peer-script.ts";
import { PEERS } from "./peers.ts";

const USAGE = `usage: npm run bench -- algebra [--only ITEM ...] [--peer NAME ...] [--rounds N] [--cap SECONDS] [--json] [--write]
  --only   a family or one item: ${ALGEBRA.map(({ id }) => id).join(", ")}
  --peer   ${PEERS.map(({ name }) => name).join(", ")}
  --write  rewrites docs/benchmarks.md`;

const WRONG_USAGE = 2;
const DEFAULT_ROUNDS = "3";
const DEFAULT_CAP_SECONDS = "60";

interface Options {
  readonly only: readonly string[];
  readonly peer: readonly string[];
  readonly rounds: number;
  readonly capSeconds: number;
  readonly json: boolean;
  readonly write: boolean;
}

/** The options, or what is wrong with the words of the command line. */
function readOptions(): Options | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: "string", multiple: true, default: [] },
        peer: { type: "string", multiple: true, default: PEERS.map(({ name }) => name) },
        rounds: { type: "string", default: DEFAULT_ROUNDS },
        cap: { type: "string", default: DEFAULT_CAP_SECONDS },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
      },
    });
    const { only, peer, json, write } = values;
    const [rounds, capSeconds] = [Number(values.rounds), Number(values.cap)];
    if (positionals.join(" ") !== "algebra") return "expected the word 'algebra'";
    if (!only.every((word) => ALGEBRA.some((item) => isChosen(item, [word]))))
      return `no item ${only.join(" ")}`;
    if (![rounds, capSeconds].every((value) => Number.isInteger(value) && value > 0)) {
      return "expected whole positive numbers for --rounds and --cap";
    }
    return { only, peer, rounds, capSeconds, json, write };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function run({ only, peer, rounds, capSeconds, json, write }: Options): void {
  const options = { rounds, capSeconds, onStep: (step: string) => process.stderr.write(`${step}\n`) };
  const machine = thisMachine();
  if (!json) console.log(`${[machineText(machine), ...LEGEND].join("\n")}\n`);
  const present = presentPeers(
    PEERS.filter(({ name }) => peer.includes(name)),
    options,
  );
  const chosen = ALGEBRA.filter((item) => isChosen(item, only));
  const measurements = chosen.map((item) => measured(item, present, { ...options, isPrinted: !json }));
  const report: BenchmarkReport = { machine, rounds, capSeconds, present, measurements };
  if (json) console.log(JSON.stringify(reportJson(report), undefined, 2));
  if (write) writeFileSync(join(PACKAGE_ROOT, "docs", "benchmarks.md"), reportMarkdown(report));
}

function measured(
  item: BenchmarkItem,
  present: readonly PresentPeer[],
  options: Parameters<typeof measure>[2] & { readonly isPrinted: boolean },
): Measurement {
  const measurement = measure(item, present, options);
  if (options.isPrinted) console.log(measurementText(measurement));
  return measurement;
}

const options = readOptions();
if (typeof options === "string") {
  process.stderr.write(`${options}\n${USAGE}\n`);
  process.exitCode = WRONG_USAGE;
} else {
  run(options);
}
