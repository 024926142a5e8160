import { ResiduaError } from "../../src/core/errors.ts";
import { chosenItems, type ItemFamily, isNamedBy } from "./item.ts";
import { machineText, thisMachine } from "./machine.ts";
import { type Measurement, measure } from "./measure.ts";
import type { PeerName } from "./peer-names.ts";
import { LEGEND, measurementText, reportJson, reportMarkdown } from "./peer-report.ts";
import { presentPeers } from "./peer-run.ts";
import { PEERS, type Peer } from "./peers.ts";
import type { Suite, SuiteOptions, SuiteReport } from "./suite.ts";

/** What a suite consists of whose items are solved by peers' scripts too. */
export interface PeerSuite {
  readonly title: string;
  readonly families: readonly ItemFamily[];
  /** The peers that have scripts for its items; all, where they are not named. */
  readonly peers?: readonly PeerName[];
  /** A compiled program that calls `solveOnce` with the same families. */
  readonly solver: URL;
}

/** The suite of some items: each is checked, timed, and compared with every peer that is installed. */
export function peerSuite(suite: PeerSuite): Suite {
  const families = suite.families.map(({ name }) => name).join(", ");
  const peers = peersOf(suite)
    .map(({ name }) => name)
    .join(", ");
  return {
    title: suite.title,
    usage: `  --only   a family of items (${families}) or one item by its id\n  --peer   ${peers}`,
    run: (options) => runPeerSuite(suite, options),
  };
}

async function runPeerSuite(suite: PeerSuite, options: SuiteOptions): Promise<SuiteReport> {
  const { families, solver } = suite;
  const { only, rounds, capSeconds, onText } = options;
  const items = await chosenItems(families, only);
  const strange = only.find((word) => !items.some((item) => isNamedBy(item, word)));
  if (strange !== undefined)
    throw new ResiduaError("E_USAGE", `expected an item after --only; got '${strange}'`);
  const peers = chosenPeers(peersOf(suite), options.peers);
  const machine = thisMachine();
  onText([machineText(machine), ...LEGEND, ""].join("\n"));
  const present = presentPeers(peers, options);
  const measurements: Measurement[] = [];
  for (const item of items) {
    const measurement = measure(item, present, { ...options, solver, earlier: measurements });
    onText(measurementText(measurement));
    measurements.push(measurement);
  }
  const report = { machine, rounds, capSeconds, present, measurements };
  return { markdown: reportMarkdown(report), json: reportJson(report) };
}

function peersOf({ peers }: PeerSuite): readonly Peer[] {
  return peers === undefined ? PEERS : PEERS.filter(({ name }) => peers.includes(name));
}

/** The peers of that name, or all for none. Errors: E_USAGE. */
function chosenPeers(peers: readonly Peer[], words: readonly string[]): readonly Peer[] {
  const matches = (peer: Peer, word: string) => peer.name.toLowerCase() === word.toLowerCase();
  const strange = words.find((word) => !peers.some((peer) => matches(peer, word)));
  if (strange !== undefined)
    throw new ResiduaError("E_USAGE", `expected a peer after --peer; got '${strange}'`);
  return words.length === 0 ? peers : peers.filter((peer) => words.some((word) => matches(peer, word)));
}
