import { at, ResiduaError } from "../../src/core/errors.ts";
import { operationCount, rootsOf } from "../../src/lower/ir/loops.ts";
import type { Program } from "../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../src/lower/javascript/compile-javascript.ts";
import { rearranged } from "../../src/lower/passes/pipelines.ts";
import type { ProgramKernel } from "../../src/lower/program-kernel.ts";
import { programOf } from "../../src/lower/program-of.ts";
import { compileWebAssembly } from "../../src/lower/webassembly/compile-webassembly.ts";
import { machineText, thisMachine } from "../harness/machine.ts";
import { ratioText, secondsText } from "../harness/number-text.ts";
import type { Suite, SuiteOptions, SuiteReport } from "../harness/suite.ts";
import { tableMarkdown, tableText } from "../harness/table.ts";
import { compareKernels, secondsOf } from "../lower/compare-kernels.ts";
import { uniformArray } from "../lower/kernels/uniform-array.ts";
import { densePolynomial, VARIABLES } from "./dense-polynomial.ts";

const LENGTHS: readonly number[] = [100, 1000, 3000, 10_000, 100_000];
const POINTS: readonly number[] = [256, 1];
const SEED = 5;

/** V8 optimises the hundreds of functions of a long polynomial one after the other, while they run. */
const WARM_UP_SECONDS = 10;

const BACK_ENDS = ["JavaScript", "WebAssembly"] as const;
const COLUMNS: readonly string[] = [
  "terms",
  "points",
  "operations",
  "to the program, s",
  ...BACK_ENDS.flatMap((name) => [`${name}: compile, s`, "ns an operation", "to the first"]),
];

const LEGEND = [
  "A dense polynomial in three variables with so many terms, at so many points a run: CPU seconds from the expression to the",
  "rearranged program, and from there to a kernel; then CPU nanoseconds an operation and point, medians of rounds after",
  `${WARM_UP_SECONDS} s of warm-up, and the ratio to the shortest polynomial at as many points in the same run.`,
];

interface Measured {
  readonly terms: number;
  readonly points: number;
  readonly operations: number;
  readonly programSeconds: number;
  readonly backEnds: readonly { readonly compileSeconds: number; readonly nanoseconds: number }[];
}

/** What an operation costs in formulas of any length. */
export const lengths: Suite = {
  title: "lowered polynomials of 1e2 to 1e5 terms",
  usage: `  --only   a number of terms: ${LENGTHS.join(", ")}`,
  run,
};

async function run({ only, rounds, onStep, onText }: SuiteOptions): Promise<SuiteReport> {
  const chosen = only.length === 0 ? LENGTHS : only.map(requireLength);
  const machine = thisMachine();
  onText(`${[machineText(machine), ...LEGEND].join("\n")}\n`);
  const results: Measured[] = [];
  for (const points of POINTS) {
    for (const terms of chosen) {
      onStep(`${terms} terms at ${points} points`);
      const result = measured(terms, points, rounds);
      results.push(result);
      onText(tableText({ columns: COLUMNS, rows: [row(result, results)] }).join("\n"));
    }
  }
  const table = { columns: COLUMNS, rows: results.map((each) => row(each, results)) };
  return {
    markdown: [machineText(machine), "", ...LEGEND, "", ...tableMarkdown(table)],
    json: { machine, rounds, items: results },
  };
}

function requireLength(word: string): number {
  const terms = LENGTHS.find((each) => `${each}` === word);
  if (terms !== undefined) return terms;
  throw new ResiduaError("E_USAGE", `no item '${word}': known are ${LENGTHS.join(", ")}`);
}

function measured(terms: number, points: number, rounds: number): Measured {
  const polynomial = densePolynomial(terms, { seed: SEED });
  const [program, programSeconds] = timed(() =>
    rearranged(programOf([polynomial], VARIABLES, { name: "polynomial", points })),
  );
  const [javaScript, javaScriptSeconds] = timed(() => compileJavaScript(program));
  const [webAssembly, webAssemblySeconds] = timed(() => compileWebAssembly(program));
  const item = {
    id: `${terms} terms`,
    title: "",
    program: () => program,
    data: () => ({
      arrays: [uniformArray(VARIABLES.length * points, SEED), new Float64Array(points)],
      parameters: [],
    }),
    targets: { JavaScript: Number.NaN, WebAssembly: Number.NaN },
  };
  const kernels: ReadonlyMap<string, ProgramKernel> = new Map([
    ["JavaScript", javaScript],
    ["WebAssembly", webAssembly],
  ]);
  const compared = compareKernels(item, kernels, rounds, { warmUpSeconds: WARM_UP_SECONDS });
  const operations = operationsOf(program);
  const compileSeconds = [javaScriptSeconds, webAssemblySeconds];
  return {
    terms,
    points,
    operations,
    programSeconds,
    backEnds: BACK_ENDS.map((name, k) => ({
      compileSeconds: at(compileSeconds, k),
      nanoseconds: (1e9 * secondsOf(compared, name)) / (operations * points),
    })),
  };
}

function timed<T>(body: () => T): readonly [result: T, seconds: number] {
  const start = process.cpuUsage();
  const result = body();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1e6];
}

function operationsOf({ nodes, loops }: Program): number {
  return operationCount(nodes, loops.flatMap(rootsOf));
}

function row(
  { terms, points, operations, programSeconds, backEnds }: Measured,
  results: readonly Measured[],
): readonly string[] {
  const first = results.find((each) => each.points === points);
  return [
    `${terms}`,
    `${points}`,
    `${operations}`,
    secondsText(programSeconds),
    ...backEnds.flatMap(({ compileSeconds, nanoseconds }, k) => [
      secondsText(compileSeconds),
      nanoseconds.toPrecision(2),
      ratioText(nanoseconds / (first?.backEnds[k]?.nanoseconds ?? Number.NaN)),
    ]),
  ];
}
