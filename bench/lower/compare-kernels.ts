import { at, invariant } from "../../src/core/errors.ts";
import { argumentArrays } from "../../src/lower/ir/program.ts";
import type { ProgramArray, ProgramKernel } from "../../src/lower/program-kernel.ts";
import type { WebAssemblyKernel } from "../../src/lower/webassembly/compile-webassembly.ts";
import { cpuSeconds, median } from "../harness/cpu-time.ts";
import type { KernelData, KernelItem } from "./kernel-item.ts";

/** What one item showed. */
export interface Compared {
  readonly item: KernelItem;
  /** The back end that ratios are to. */
  readonly baseline: string;
  /** CPU seconds of a run in each round, by back end. */
  readonly samples: ReadonlyMap<string, readonly number[]>;
}

/** Median CPU seconds of a run in a back end; NaN where it is absent. */
export function secondsOf({ samples }: Compared, name: string): number {
  return median(samples.get(name) ?? []);
}

/** The median over rounds of the ratio of one back end to another; NaN where one of them is absent. */
export function ratioOf({ samples }: Compared, name: string, to: string): number {
  const others = samples.get(to);
  if (others === undefined) return Number.NaN;
  return median((samples.get(name) ?? []).map((seconds, round) => seconds / at(others, round)));
}

/** Results of different back ends differ by roundings of their own functions only. */
const TOLERANCE = 1e-12;

/** Runs an item's kernels in turn, each first for so long as V8 needs to optimise it; the first is the baseline. */
export function compareKernels(
  item: KernelItem,
  kernels: ReadonlyMap<string, ProgramKernel>,
  rounds: number,
  { warmUpSeconds = 0 }: { readonly warmUpSeconds?: number } = {},
): Compared {
  const data = item.data();
  const runs = [...kernels].map(([name, kernel]) => ({ name, ...prepared(kernel, data) }));
  for (const { run } of runs) run();
  const first = at(runs, 0);
  for (const { name, outputs } of runs) requireSame(`${item.id} in ${name}`, outputs(), first.outputs());
  // V8 optimises in the background: what is measured is the state after that.
  for (const { run } of runs) warmUp(run, warmUpSeconds);
  const samples = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    runs.forEach(({ run }, index) => {
      at(samples, index).push(cpuSeconds(run));
    });
  }
  return {
    item,
    baseline: first.name,
    samples: new Map(runs.map(({ name }, index) => [name, at(samples, index)])),
  };
}

/** At least one sample, and as many as fill the time. */
function warmUp(run: () => void, seconds: number): void {
  const start = process.cpuUsage();
  do cpuSeconds(run);
  while (process.cpuUsage(start).user < seconds * 1e6);
}

interface PreparedRun {
  readonly run: () => void;
  readonly outputs: () => readonly ProgramArray[];
}

/** A run on arrays of the kernel's own: in WebAssembly on those in its memory. */
function prepared(kernel: ProgramKernel, { arrays, parameters }: KernelData): PreparedRun {
  const own = isWebAssembly(kernel) ? kernel.arrays() : arrays.map((array) => array.slice());
  own.forEach((array, k) => {
    array.set(at(arrays, k));
  });
  const declared = argumentArrays(kernel.program);
  return {
    run: () => kernel.run(own, parameters),
    outputs: () => own.filter((_, k) => at(declared, k).role === "output"),
  };
}

function isWebAssembly(kernel: ProgramKernel): kernel is WebAssemblyKernel {
  return "memory" in kernel;
}

function requireSame(
  what: string,
  results: readonly ProgramArray[],
  expected: readonly ProgramArray[],
): void {
  results.forEach((array, k) => {
    const reference = at(expected, k);
    const size = Array.from(reference, Math.abs).reduce((a, b) => Math.max(a, b), 0);
    array.forEach((value, i) => {
      const isClose = Math.abs(value - at(reference, i)) <= TOLERANCE * size;
      invariant(isClose, `${what}: element ${i} of output ${k} is ${value} instead of ${at(reference, i)}`);
    });
  });
}
