import { fileURLToPath } from "node:url";
import { invariant } from "../../src/core/errors.ts";
import { cpuSeconds, median } from "./cpu-time.ts";
import { type Facts, factsIn } from "./facts.ts";
import type { BenchmarkItem } from "./item.ts";
import { LOAD_ONLY } from "./load-only.ts";
import {
  checkedRun,
  type MeasureOptions,
  type PeerOutcome,
  type PeerRun,
  type PresentPeer,
  secondsOf,
  withoutSamples,
} from "./peer-run.ts";
import { type ChildOutcome, runTimed } from "./timed-child.ts";

/** CPU seconds of Residua on one item. */
export interface OwnTimes {
  /** In a process that solved the item before. */
  readonly seconds: number;
  /** Of a whole process that solves the item once, from the start of Node on. */
  readonly processSeconds: number;
  /** Of a process that loads what the item needs and solves nothing. */
  readonly startUp: number;
  /** The largest resident memory of such a process. */
  readonly peakGibibytes: number;
}

export interface Measurement {
  readonly item: BenchmarkItem;
  readonly own: OwnTimes;
  readonly peers: readonly PeerOutcome[];
}

export interface ItemOptions extends MeasureOptions {
  /** The compiled program that solves one item of the suite in a process of its own: see `solveOnce`. */
  readonly solver: URL;
  /** The items that were measured before. */
  readonly earlier: readonly Measurement[];
}

/**
 * Checks the answers of Residua and of every peer to an item, then times them in turn: Residua, peer, Residua, peer.
 * Throws where Residua's own answer is wrong.
 */
export function measure(
  item: BenchmarkItem,
  present: readonly PresentPeer[],
  options: ItemOptions,
): Measurement {
  options.onStep(`${item.id}: checking Residua`);
  requireRight(item, item.solve());
  const runs = present.map((peer) => firstRun(item, peer, options));
  const own: number[] = [];
  const ownProcesses: ChildOutcome[] = [];
  const ownStarts: ChildOutcome[] = [];
  const sampleOwn = () => own.push(cpuSeconds(() => item.solve()));
  const ownProcess = [process.execPath, fileURLToPath(options.solver), item.id];
  for (let round = 1; round <= options.rounds; round += 1) {
    options.onStep(`${item.id}: round ${round} of ${options.rounds}`);
    sampleOwn();
    ownProcesses.push(runTimed(ownProcess, options));
    ownStarts.push(runTimed([...ownProcess, LOAD_ONLY], options));
    for (const { sample } of runs) {
      if (sample === undefined) continue;
      sampleOwn();
      sample();
    }
  }
  return {
    item,
    own: {
      seconds: median(own),
      processSeconds: median(ownProcesses.flatMap(secondsOf)),
      startUp: median(ownStarts.flatMap(secondsOf)),
      peakGibibytes: Math.max(...ownProcesses.map(peakGibibytes)),
    },
    peers: runs.map(({ result }) => result()),
  };
}

function firstRun(item: BenchmarkItem, present: PresentPeer, options: ItemOptions): PeerRun {
  const { name } = present.peer;
  const easier = options.earlier.find((measurement) => measurement.item.id === item.harderThan);
  const before = easier?.peers.find((outcome) => outcome.name === name);
  switch (before?.tag) {
    case "over":
    case "out-of-memory":
      return withoutSamples({ tag: "untried", name, easier: item.harderThan ?? "" });
    case "untried":
      return withoutSamples(before);
    case "done":
    case "failed":
    case "wrong":
    case "cannot":
    case undefined:
      return checkedRun(item, present, options);
  }
}

function requireRight(item: BenchmarkItem, facts: Facts): void {
  const complaint = item.complaint(facts);
  invariant(complaint === undefined, `the answer to ${item.id} is wrong: ${complaint}`);
}

function peakGibibytes(outcome: ChildOutcome): number {
  return outcome.tag === "done" ? Number(factsIn(outcome.output)["peakKibibytes"]) / 2 ** 20 : Number.NaN;
}
