import type { Facts } from "./facts.ts";
import type { PeerName } from "./peer-names.ts";
import type { PeerProblem } from "./peer-problem.ts";

/** One problem that Residua and its peers solve. */
export interface BenchmarkItem {
  /** `W2 k^4`: the family, and the case where it has several. */
  readonly id: string;
  readonly title: string;
  /** The id of an easier item: a peer that reaches a limit there is not tried here. */
  readonly harderThan?: string;
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
export type Target = (
  | { readonly tag: "ratio"; readonly peers: readonly PeerName[]; readonly atMost: number }
  | { readonly tag: "limits"; readonly seconds: number; readonly gibibytes: number }
) & {
  /** Where it is missed: what a profile says takes the time, and what the limit is. */
  readonly whereMissed?: string;
};

/** Items that are loaded together, and only where one of them is wanted. */
export interface ItemFamily {
  /** With which their ids begin: `W2`. */
  readonly name: string;
  readonly load: () => Promise<readonly BenchmarkItem[]>;
}

/** The items chosen by the words of `--only`, each of which names a family or one item; no words choose all. */
export async function chosenItems(
  families: readonly ItemFamily[],
  words: readonly string[],
): Promise<readonly BenchmarkItem[]> {
  const wanted = families.filter(
    ({ name }) =>
      words.length === 0 || words.some((word) => beginsWith(word, name) || beginsWith(name, word)),
  );
  const items = (await Promise.all(wanted.map(({ load }) => load()))).flat();
  return words.length === 0 ? items : items.filter((item) => words.some((word) => isNamedBy(item, word)));
}

/** Whether a word is an item's id or its family. */
export function isNamedBy({ id }: Pick<BenchmarkItem, "id">, word: string): boolean {
  return beginsWith(id, word);
}

function beginsWith(id: string, word: string): boolean {
  return id === word || id.startsWith(`${word} `);
}
