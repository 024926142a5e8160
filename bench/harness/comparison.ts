import { invariant } from "../../src/core/errors.ts";
import type { Target } from "./item.ts";
import type { Measurement, OwnTimes } from "./measure.ts";
import type { PeerOutcome } from "./peer-run.ts";

/** Residua's CPU time over a peer's, read in three ways. */
export interface Ratios {
  /** Residua in a running process over the peer's whole process. */
  readonly ratio: number;
  /** Residua in a running process over the peer's process less its start-up; `undefined` where start-up is most of it. */
  readonly netRatio: number | undefined;
  /** Whole process over whole process, each with its start-up. */
  readonly processRatio: number;
}

/** Below this share of a peer's time, what is left after its start-up is noise. */
const LEAST_NET_SHARE = 0.25;

export function ratiosOf(
  own: OwnTimes,
  peer: { readonly seconds: number; readonly startUp: number },
): Ratios {
  invariant(peer.seconds > 0, "no process ends in no time");
  const net = peer.seconds - peer.startUp;
  return {
    ratio: own.seconds / peer.seconds,
    netRatio: net >= LEAST_NET_SHARE * peer.seconds ? own.seconds / net : undefined,
    processRatio: own.processSeconds / peer.seconds,
  };
}

/** The target in words: `at most 5 times Singular`. */
export function targetText(target: Target): string {
  switch (target.tag) {
    case "limits":
      return `within ${target.seconds} s and ${target.gibibytes} GiB`;
    case "ratio": {
      const names = target.peers.join(", ");
      return target.atMost === 1 ? `at or ahead of ${names}` : `at most ${target.atMost} times ${names}`;
    }
  }
}

export interface Verdict {
  readonly outcome: "met" | "missed" | "not measured";
  /** What to know beside: who is ahead, what takes the time, who has no time to compare with. */
  readonly remarks: readonly string[];
}

export function verdictText({ outcome, remarks }: Verdict): string {
  return remarks.length === 0 ? outcome : `${outcome} (${remarks.join("; ")})`;
}

/**
 * Whether a target is met. The ratio and the net ratio decide, which compare algorithms; where whole processes say
 * otherwise, which start Node and compile everything anew, the verdict says so.
 */
export function verdict(target: Target, measurement: Measurement): Verdict {
  switch (target.tag) {
    case "limits":
      return verdictOnLimits(target, measurement.own);
    case "ratio":
      return verdictOnRatio(target, measurement);
  }
}

function verdictOnLimits(target: Extract<Target, { tag: "limits" }>, own: OwnTimes): Verdict {
  const isMet = own.processSeconds <= target.seconds && own.peakGibibytes <= target.gibibytes;
  return isMet ? { outcome: "met", remarks: [] } : { outcome: "missed", remarks: missedRemarks(target) };
}

function verdictOnRatio(target: Extract<Target, { tag: "ratio" }>, { own, peers }: Measurement): Verdict {
  const standings = target.peers.map((name) =>
    standingOf(
      own,
      peers.find((peer) => peer.name === name),
      target.atMost,
    ),
  );
  const namesOf = (standing: Standing) =>
    target.peers.filter((_, index) => standings[index] === standing).join(", ");
  const remark = (words: string, standing: Standing) => {
    const names = namesOf(standing);
    return names === "" ? [] : [`${words}: ${names}`];
  };
  const outcome = standings.includes("missed")
    ? "missed"
    : standings.every((standing) => standing === "not measured")
      ? "not measured"
      : "met";
  return {
    outcome,
    remarks: [
      ...remark("by", "missed"),
      ...(outcome === "missed" ? missedRemarks(target) : []),
      ...remark("not as whole processes", "met in a running process"),
      ...remark("no time of", "not measured"),
    ],
  };
}

function missedRemarks({ whereMissed }: Target): readonly string[] {
  return whereMissed === undefined ? [] : [whereMissed];
}

type Standing = "met" | "met in a running process" | "missed" | "not measured";

/** A peer that reached a limit is slower than its cap, or than any within this memory. */
function standingOf(own: OwnTimes, peer: PeerOutcome | undefined, atMost: number): Standing {
  switch (peer?.tag) {
    case "done": {
      const { ratio, netRatio, processRatio } = ratiosOf(own, peer);
      if (Math.max(ratio, netRatio ?? 0) > atMost) return "missed";
      return processRatio > atMost ? "met in a running process" : "met";
    }
    case "over":
      return own.processSeconds <= atMost * peer.capSeconds ? "met" : "missed";
    case "out-of-memory":
    case "untried":
      return "met";
    case "cannot":
    case "failed":
    case "wrong":
    case undefined:
      return "not measured";
  }
}

/** A peer's outcome in words where it has no time. */
export function outcomeText(peer: PeerOutcome): string {
  switch (peer.tag) {
    case "done":
      return "";
    case "over":
      return `> ${peer.capSeconds} s`;
    case "out-of-memory":
      return `out of memory (${peer.gibibytes} GiB)`;
    case "untried":
      return `not tried: at a limit on ${peer.easier}`;
    case "failed":
      return `failed: ${peer.why}`;
    case "wrong":
      return `wrong answer: ${peer.why}`;
    case "cannot":
      return `cannot: ${peer.why}`;
  }
}
