import { expect } from "vitest";
import { ratiosOf, verdict, verdictText } from "../../bench/harness/comparison.ts";
import type { BenchmarkItem, Target } from "../../bench/harness/item.ts";
import type { Measurement } from "../../bench/harness/measure.ts";
import type { PeerOutcome } from "../../bench/harness/peer-run.ts";
import { counted } from "../counted.ts";

const own = { seconds: 0.01, processSeconds: 0.2, startUp: 0.15, peakGibibytes: 0.1 };
const item: BenchmarkItem = {
  id: "X",
  title: "an example",
  solve: () => ({}),
  complaint: () => undefined,
  forPeers: { name: "x", data: {} },
  cannot: {},
  targets: [],
};
const measured = (...peers: readonly PeerOutcome[]): Measurement => ({ item, own, peers });
const aheadOf = (...peers: Extract<Target, { tag: "ratio" }>["peers"]): Target => ({
  tag: "ratio",
  peers,
  atMost: 1,
});
const textOf = (target: Target, ...peers: readonly PeerOutcome[]) =>
  verdictText(verdict(target, measured(...peers)));

counted(
  "behaviour",
  "a peer's time is compared whole, without its start-up, and with Residua's process",
  () => {
    expect(ratiosOf(own, { seconds: 0.04, startUp: 0.02 })).toEqual({
      ratio: 0.25,
      netRatio: 0.5,
      processRatio: 5,
    });
    expect(ratiosOf(own, { seconds: 0.04, startUp: 0.035 }).netRatio).toBeUndefined();
    return 2;
  },
);

counted("behaviour", "a verdict names who is ahead, in a running process and as whole processes", () => {
  const slow: PeerOutcome = { tag: "done", name: "Maxima", seconds: 1, startUp: 0.1 };
  const quick: PeerOutcome = { tag: "done", name: "PARI", seconds: 0.05, startUp: 0.01 };
  const quicker: PeerOutcome = { tag: "done", name: "Singular", seconds: 0.005, startUp: 0.001 };
  expect(textOf(aheadOf("Maxima"), slow)).toBe("met");
  expect(textOf(aheadOf("Maxima", "PARI"), slow, quick)).toBe("met (not as whole processes: PARI)");
  const target: Target = { ...aheadOf("Maxima", "Singular"), whereMissed: "allocation" };
  expect(textOf(target, slow, quicker)).toBe("missed (by: Singular; allocation)");
  return 3;
});

counted("behaviour", "a peer without a time neither meets nor misses a target by itself", () => {
  const failed: PeerOutcome = { tag: "failed", name: "PARI", why: "no such file" };
  const over: PeerOutcome = { tag: "over", name: "SymPy", capSeconds: 60 };
  expect(textOf(aheadOf("PARI"), failed)).toBe("not measured (no time of: PARI)");
  expect(textOf(aheadOf("PARI"))).toBe("not measured (no time of: PARI)");
  expect(textOf(aheadOf("PARI", "SymPy"), failed, over)).toBe("met (no time of: PARI)");
  return 3;
});

counted("behaviour", "a target of time and memory is judged by Residua's whole process", () => {
  const within = (seconds: number, gibibytes: number): Target => ({ tag: "limits", seconds, gibibytes });
  expect(textOf(within(60, 4))).toBe("met");
  expect(textOf(within(0.1, 4))).toBe("missed");
  expect(textOf(within(60, 0.05))).toBe("missed");
  return 3;
});
