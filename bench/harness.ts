import { fileURLToPath } from "node:url";
import { invariant, ResiduaError } from "../src/core/errors.ts";
import { median, userSeconds } from "./cpu-time.ts";
import { type Facts, factsIn } from "./facts.ts";
import type { BenchmarkItem } from "./item.ts";
import { hasScript, preparedCommand } from "./peer-script.ts";
import type { Peer, PeerName } from "./peers.ts";
import { type ChildOutcome, runTimed } from "./timed-child.ts";

/** User CPU seconds of Residua on one item. */
export interface OwnTimes {
  /** In a process that solved the item before. */
  readonly seconds: number;
  /** Of a whole process that solves the item once, from the start of Node on. */
  readonly processSeconds: number;
  /** Of a process that loads the program and solves nothing. */
  readonly startUp: number;
  /** The largest resident memory of such a process. */
  readonly peakGibibytes: number;
}

/** What a peer did with one item. `seconds` are those of its whole process, `startUp` of one that does nothing. */
export type PeerOutcome =
  | { readonly tag: "done"; readonly name: PeerName; readonly seconds: number; readonly startUp: number }
  | { readonly tag: "over"; readonly name: PeerName; readonly capSeconds: number }
  | { readonly tag: "failed" | "wrong" | "cannot"; readonly name: PeerName; readonly why: string };

export interface Measurement {
  readonly item: BenchmarkItem;
  readonly own: OwnTimes;
  readonly peers: readonly PeerOutcome[];
}

/** A peer that is installed, and how long it takes to start and end. */
export interface PresentPeer {
  readonly peer: Peer;
  readonly version: string;
  readonly startUp: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly capSeconds: number;
  readonly onStep: (step: string) => void;
}

/** The compiled `solve.ts` beside this file: Residua as a process of its own. */
const SOLVE = fileURLToPath(new URL("solve.js", import.meta.url));

/** A run as slow as this is its own measurement: chance and the machine's other work no longer matter. */
const SLOW_SECONDS = 10;

/** The installed ones among the peers, with the time of an empty script. */
export function presentPeers(
  peers: readonly Peer[],
  { rounds, capSeconds, onStep }: MeasureOptions,
): readonly PresentPeer[] {
  return peers.flatMap((peer) => {
    const version = peer.version();
    if (version === undefined) return [];
    onStep(`starting ${peer.name} ${version}`);
    const command = preparedCommand({ name: "empty", data: {} }, peer);
    invariant(command.ok, `the empty script of ${peer.name} is sound`);
    const samples = Array.from({ length: rounds }, () => runTimed(command.value, { capSeconds }));
    return [{ peer, version, startUp: median(samples.flatMap(secondsOf)) }];
  });
}

/**
 * Checks the answers of Residua and of every peer to an item, then times them in turn: Residua, peer, Residua, peer.
 * Throws where Residua's own answer is wrong.
 */
export function measure(
  item: BenchmarkItem,
  present: readonly PresentPeer[],
  options: MeasureOptions,
): Measurement {
  options.onStep(`${item.id}: checking Residua`);
  requireRight(item, item.solve());
  const runs = present.map((peer) => firstRun(item, peer, options));
  const own: number[] = [];
  const ownProcesses: ChildOutcome[] = [];
  const ownStarts: ChildOutcome[] = [];
  const sampleOwn = () => own.push(userSeconds(() => item.solve()));
  for (let round = 1; round <= options.rounds; round += 1) {
    options.onStep(`${item.id}: round ${round} of ${options.rounds}`);
    sampleOwn();
    ownProcesses.push(runTimed([process.execPath, SOLVE, item.id], options));
    ownStarts.push(runTimed([process.execPath, SOLVE], options));
    for (const run of runs.filter(({ isRepeated }) => isRepeated)) {
      sampleOwn();
      run.samples.push(runTimed(run.command, options));
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
    peers: runs.map(({ outcome, samples }) =>
      outcome.tag === "done" ? { ...outcome, seconds: median(samples.flatMap(secondsOf)) } : outcome,
    ),
  };
}

interface PeerRun {
  readonly command: readonly string[];
  readonly outcome: PeerOutcome;
  readonly samples: ChildOutcome[];
  readonly isRepeated: boolean;
}

/** The run in which a peer's answer is checked. It counts as a sample only where it is too slow to be repeated. */
function firstRun(item: BenchmarkItem, { peer, startUp }: PresentPeer, options: MeasureOptions): PeerRun {
  const { name } = peer;
  const without = (outcome: PeerOutcome): PeerRun => ({
    command: [],
    outcome,
    samples: [],
    isRepeated: false,
  });
  if (!hasScript(item.forPeers, peer)) {
    return without({ tag: "cannot", name, why: item.cannot[name] ?? "no script" });
  }
  options.onStep(`${item.id}: checking ${name}`);
  const command = preparedCommand(item.forPeers, peer);
  if (!command.ok) return without({ tag: "failed", name, why: command.message });
  const run = runTimed(command.value, options);
  if (run.tag === "over") return without({ tag: "over", name, capSeconds: options.capSeconds });
  if (run.tag === "failed") return without({ tag: "failed", name, why: run.why });
  const complaint = complaintAbout(item, factsIn(run.output));
  if (complaint !== undefined) return without({ tag: "wrong", name, why: complaint });
  const outcome: PeerOutcome = { tag: "done", name, seconds: run.seconds, startUp };
  const isRepeated = run.seconds < SLOW_SECONDS;
  return { command: command.value, outcome, samples: isRepeated ? [] : [run], isRepeated };
}

/** What is wrong with a peer's facts, which need not even be numbers. */
function complaintAbout(item: BenchmarkItem, facts: Facts): string | undefined {
  try {
    return item.complaint(facts);
  } catch (error) {
    if (error instanceof ResiduaError) return error.message.slice(0, LONGEST_COMPLAINT);
    throw error;
  }
}

const LONGEST_COMPLAINT = 120;

function requireRight(item: BenchmarkItem, facts: Facts): void {
  const complaint = item.complaint(facts);
  invariant(complaint === undefined, `the answer to ${item.id} is wrong: ${complaint}`);
}

function secondsOf(outcome: ChildOutcome): readonly number[] {
  return outcome.tag === "done" ? [outcome.seconds] : [];
}

function peakGibibytes(outcome: ChildOutcome): number {
  return outcome.tag === "done" ? Number(factsIn(outcome.output)["peakKibibytes"]) / 2 ** 20 : Number.NaN;
}
