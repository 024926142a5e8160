import type { Measurement, OwnTimes, PeerOutcome } from "./harness.ts";
import type { Target } from "./item.ts";

/** Residua's user CPU time over a peer's, read in three ways. */
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

/**
 * Whether a target is met. The ratio and the net ratio decide, which compare algorithms; where whole processes say
 * otherwise, which start Node and compile everything anew, the verdict says so.
 */
export function verdict(target: Target, { own, peers }: Measurement): string {
  switch (target.tag) {
    case "limits":
      return own.processSeconds <= target.seconds && own.peakGibibytes <= target.gibibytes ? "met" : "missed";
    case "ratio": {
      const rivals = peers.filter(({ name }) => target.peers.includes(name));
      if (rivals.length === 0) return "not measured";
      const ahead = (isMissed: (ratios: Ratios) => boolean) =>
        rivals.filter((peer) => peer.tag === "done" && isMissed(ratiosOf(own, peer))).map(({ name }) => name);
      const missed = ahead(({ ratio, netRatio }) => Math.max(ratio, netRatio ?? 0) > target.atMost);
      const missedByProcess = ahead(({ processRatio }) => processRatio > target.atMost);
      if (missed.length > 0) return `missed: ${missed.join(", ")}`;
      return missedByProcess.length === 0
        ? "met"
        : `met, but for whole processes: ${missedByProcess.join(", ")}`;
    }
  }
}

/** A peer's outcome in words where it has no time. */
export function outcomeText(peer: PeerOutcome): string {
  switch (peer.tag) {
    case "done":
      return "";
    case "over":
      return `> ${peer.capSeconds} s`;
    case "failed":
      return `failed: ${peer.why}`;
    case "wrong":
      return `wrong answer: ${peer.why}`;
    case "cannot":
      return `cannot: ${peer.why}`;
  }
}
