import { ResiduaError } from "../../src/core/errors.ts";
import { compileJavaScript } from "../../src/lower/javascript/compile-javascript.ts";
import { compileNative } from "../../src/lower/native/compile-native.ts";
import type { ProgramKernel } from "../../src/lower/program-kernel.ts";
import { compileWebAssembly } from "../../src/lower/webassembly/compile-webassembly.ts";
import { isNamedBy } from "../harness/item.ts";
import { machineText, thisMachine } from "../harness/machine.ts";
import type { Suite, SuiteOptions, SuiteReport } from "../harness/suite.ts";
import { tableMarkdown, tableText } from "../harness/table.ts";
import { type Compared, compareKernels } from "./compare-kernels.ts";
import { COLUMNS, comparedJson, comparedRow } from "./compared-text.ts";
import { C, C_256, type KernelItem } from "./kernel-item.ts";
import { latticeAccelerations } from "./kernels/lattice-accelerations.ts";
import { momentFlux } from "./kernels/moment-flux.ts";
import { polynomialSystems } from "./kernels/polynomial-system.ts";
import { relaxation } from "./kernels/relaxation.ts";
import { shortRangeForces } from "./kernels/short-range-forces.ts";

const ITEMS: readonly KernelItem[] = [
  ...polynomialSystems,
  ...latticeAccelerations,
  momentFlux,
  relaxation,
  shortRangeForces,
];

const LEGEND = [
  "CPU seconds of one run, medians of interleaved rounds in one process, and ratios to the C text that Residua emits,",
  "compiled with -O3 -march=native and without fused multiplications. Without a C compiler ratios are to JavaScript.",
  "C, 256 bits: the same with -mprefer-vector-width=256. The targets come from a processor for which the compiler prefers",
  "such vectors; where it prefers wider ones, a target may be met to the second baseline only.",
  "WebAssembly has vectors of 128 bits.",
  "All results are compared with those of the baseline to 1e-12 of the largest value before anything is timed.",
];

/** Lowered programs against compiled C. */
export const lower: Suite = {
  title: "lowered programs against compiled C",
  usage: `  --only   a family or one item: ${ITEMS.map(({ id }) => id).join(", ")}`,
  run,
};

async function run({ only, rounds, onStep, onText }: SuiteOptions): Promise<SuiteReport> {
  const unknown = only.find((word) => !ITEMS.some((item) => isNamedBy(item, word)));
  if (unknown !== undefined) {
    throw new ResiduaError(
      "E_USAGE",
      `no item '${unknown}': known are ${ITEMS.map(({ id }) => id).join(", ")}`,
    );
  }
  const machine = thisMachine();
  onText(`${[machineText(machine), ...LEGEND].join("\n")}\n`);
  const results: Compared[] = [];
  for (const item of chosen(only)) {
    onStep(`${item.id}: ${item.title}`);
    const compared = compareKernels(item, await kernelsOf(item), rounds);
    results.push(compared);
    onText(tableText({ columns: COLUMNS, rows: [comparedRow(compared)] }).join("\n"));
  }
  const table = { columns: COLUMNS, rows: results.map(comparedRow) };
  return {
    markdown: [machineText(machine), "", ...LEGEND, "", ...tableMarkdown(table)],
    json: { machine, rounds, items: results.map(comparedJson) },
  };
}

function chosen(only: readonly string[]): readonly KernelItem[] {
  return only.length === 0 ? ITEMS : ITEMS.filter((item) => only.some((word) => isNamedBy(item, word)));
}

/** The program in each back end; those in C only where there is a compiler, which for the second must know x86 vectors. */
async function kernelsOf(item: KernelItem): Promise<ReadonlyMap<string, ProgramKernel>> {
  const program = item.program();
  const kernels = new Map<string, ProgramKernel>();
  const native = await compileNative(program);
  if (native.ok) kernels.set(C, native.value);
  kernels.set("JavaScript", compileJavaScript(program));
  kernels.set("WebAssembly", compileWebAssembly(program));
  const narrow = await compileNative(program, { flags: ["-mprefer-vector-width=256"] });
  if (narrow.ok) kernels.set(C_256, narrow.value);
  return kernels;
}
