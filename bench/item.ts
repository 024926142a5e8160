import type { Facts } from "./facts.ts";
import type { PeerProblem } from "./peer-script.ts";
import type { PeerName } from "./peers.ts";

/** One problem that Residua and its peers solve. */
export interface BenchmarkItem {
  /** `W2 k^4`: the family, and the case where it has several. */
  readonly id: string;
  readonly title: string;
  /** Solves the problem and says what it found. */
  readonly solve: () => Facts;
  /** What is wrong with the facts by an independent route, or `undefined` where they hold. */
  readonly complaint: (facts: Facts) => string | undefined;
  readonly forPeers: PeerProblem;
  /** Why a peer has no script for this problem. */
  readonly cannot: Readonly<Partial<Record<PeerName, string>>>;
  readonly targets: readonly Target[];
}

/** What Residua wants to reach: a ratio to some peers, or limits of its own. */
export type Target =
  | { readonly tag: "ratio"; readonly peers: readonly PeerName[]; readonly atMost: number }
  | { readonly tag: "limits"; readonly seconds: number; readonly gibibytes: number };

/** Whether an item is chosen by the words of `--only`, of which each names a family or one item; none choose all. */
export function isChosen({ id }: BenchmarkItem, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => id === word || id.startsWith(`${word} `));
}
