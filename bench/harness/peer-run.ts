import { invariant, ResiduaError } from "../../src/core/errors.ts";
import { median } from "./cpu-time.ts";
import { type Facts, factsIn } from "./facts.ts";
import type { BenchmarkItem } from "./item.ts";
import type { PeerName } from "./peer-names.ts";
import { hasScript, preparedCommand } from "./peer-script.ts";
import type { Peer } from "./peers.ts";
import { type ChildOutcome, runTimed } from "./timed-child.ts";

/** What a peer did with one item. `seconds` are those of its whole process, `startUp` of one that does nothing. */
export type PeerOutcome =
  | { readonly tag: "done"; readonly name: PeerName; readonly seconds: number; readonly startUp: number }
  | { readonly tag: "over"; readonly name: PeerName; readonly capSeconds: number }
  | { readonly tag: "out-of-memory"; readonly name: PeerName; readonly gibibytes: number }
  /** Not tried, because it reached a limit on an easier item. */
  | { readonly tag: "untried"; readonly name: PeerName; readonly easier: string }
  | { readonly tag: "failed" | "wrong" | "cannot"; readonly name: PeerName; readonly why: string };

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

/** A peer whose answer to an item was checked. */
export interface PeerRun {
  /** Before any sample: that of the run in which the answer was checked. */
  readonly outcome: PeerOutcome;
  /** Runs the peer once more and keeps the time; `undefined` where one run is enough. */
  readonly sample: (() => void) | undefined;
  /** With the median of the samples. */
  readonly result: () => PeerOutcome;
}

/** The address space that a peer may use. */
export const PEER_GIBIBYTES = 4;

/** A run as slow as this is its own measurement: chance and the machine's other work no longer matter. */
const SLOW_SECONDS = 5;

/** A quick peer is run in a row until a sample is as long as this, so that the clock's millisecond is one in a hundred. */
const SHORTEST_SAMPLE_SECONDS = 0.1;
const MOST_REPEATS = 50;

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
    const limits = { capSeconds, gibibytes: PEER_GIBIBYTES };
    const first = runTimed(command.value, limits);
    const repeats = repeatsOf(first);
    const samples = Array.from({ length: rounds }, () => runTimed(command.value, { ...limits, repeats }));
    return [{ peer, version, startUp: median(samples.flatMap(secondsOf)) }];
  });
}

/** Runs a peer's script for an item once and checks its answer. The time of this run counts only where it is long. */
export function checkedRun(
  item: BenchmarkItem,
  { peer, startUp }: PresentPeer,
  { capSeconds, onStep }: MeasureOptions,
): PeerRun {
  const { name } = peer;
  if (!hasScript(item.forPeers, peer)) {
    return withoutSamples({ tag: "cannot", name, why: item.cannot[name] ?? "no script" });
  }
  onStep(`${item.id}: checking ${name}`);
  const command = preparedCommand(item.forPeers, peer);
  if (!command.ok) return withoutSamples({ tag: "failed", name, why: command.message });
  const limits = { capSeconds, gibibytes: PEER_GIBIBYTES };
  const run = runTimed(command.value, limits);
  if (run.tag !== "done") return withoutSamples({ ...run, name });
  const complaint = complaintAbout(item, factsIn(run.output));
  if (complaint !== undefined) return withoutSamples({ tag: "wrong", name, why: complaint });
  const outcome: PeerOutcome = { tag: "done", name, seconds: run.seconds, startUp };
  if (run.seconds >= SLOW_SECONDS) return withoutSamples(outcome);
  const repeats = repeatsOf(run);
  const samples: number[] = [];
  return {
    outcome,
    sample: () => samples.push(...secondsOf(runTimed(command.value, { ...limits, repeats }))),
    result: () => ({ ...outcome, seconds: median(samples) }),
  };
}

export function withoutSamples(outcome: PeerOutcome): PeerRun {
  return { outcome, sample: undefined, result: () => outcome };
}

/** The CPU seconds of a run that came to its end, or nothing. */
export function secondsOf(outcome: ChildOutcome): readonly number[] {
  return outcome.tag === "done" ? [outcome.seconds] : [];
}

function repeatsOf(first: ChildOutcome): number {
  const [seconds = SHORTEST_SAMPLE_SECONDS] = secondsOf(first);
  const wanted = Math.ceil(SHORTEST_SAMPLE_SECONDS / seconds);
  return Math.min(MOST_REPEATS, wanted);
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
