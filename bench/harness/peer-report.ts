import { outcomeText, ratiosOf, targetText, verdict, verdictText } from "./comparison.ts";
import { type Machine, machineText } from "./machine.ts";
import type { Measurement, OwnTimes } from "./measure.ts";
import { ratioText, secondsText } from "./number-text.ts";
import { PEER_GIBIBYTES, type PeerOutcome, type PresentPeer } from "./peer-run.ts";
import { type Table, tableMarkdown, tableText } from "./table.ts";

/** All that one run of a suite with peers found. */
export interface PeerReport {
  readonly machine: Machine;
  readonly rounds: number;
  readonly capSeconds: number;
  readonly present: readonly PresentPeer[];
  readonly measurements: readonly Measurement[];
}

const COLUMNS = ["program", "CPU s", "start-up s", "ratio", "net", "process", "remark"] as const;

/** What the columns mean and how the times were taken. */
export const LEGEND = [
  "Medians of CPU seconds of interleaved runs, user and system together: the kernel knows only their sum exactly. Every answer was checked before it was timed.",
  'Residua: in a running process that solved the item before; "Residua, process": a whole process from Node\'s start on, with one that only loads the item as start-up.',
  "Peers: whole processes, with an empty script as start-up. Quick ones are run up to 50 times in a row, to 0.1 s: resolved to 0.02 ms or 1 %.",
  `Limits: the CPU time below and ${PEER_GIBIBYTES} GiB of address space for each run. Who reaches one is not tried on the harder items of the family.`,
  'ratio: Residua / peer. net: Residua / (peer - start-up), "-" where start-up is most of it. process: whole process / whole process.',
  "What a whole process of Residua takes on a quick item is Node's start and the loading of code, which no item can go below.",
  "A ratio below one means that Residua is faster. A target is met where ratio and net meet it.",
];

function tableOf({ own, peers }: Measurement): Table {
  const { seconds, processSeconds, startUp } = own;
  const process = [secondsText(processSeconds), secondsText(startUp), "", "", "", memoryText(own)];
  return {
    columns: COLUMNS,
    rows: [
      ["Residua", secondsText(seconds), "", "", "", "", ""],
      ["Residua, process", ...process],
      ...peers.map((peer) => peerRow(own, peer)),
    ],
  };
}

function memoryText({ peakGibibytes }: OwnTimes): string {
  return `peak memory ${peakGibibytes.toFixed(2)} GiB`;
}

function peerRow(own: OwnTimes, peer: PeerOutcome): readonly string[] {
  if (peer.tag !== "done") return [peer.name, "", "", "", "", "", outcomeText(peer)];
  const { ratio, netRatio, processRatio } = ratiosOf(own, peer);
  const net = netRatio === undefined ? "-" : ratioText(netRatio);
  const times = [secondsText(peer.seconds), secondsText(peer.startUp)];
  return [peer.name, ...times, ratioText(ratio), net, ratioText(processRatio), ""];
}

function targetLines(measurement: Measurement): readonly string[] {
  return measurement.item.targets.map(
    (target) => `target: ${targetText(target)}: ${verdictText(verdict(target, measurement))}`,
  );
}

/** One item as plain text. */
export function measurementText(measurement: Measurement): string {
  const { id, title } = measurement.item;
  const lines = tableText(tableOf(measurement)).map((line) => `  ${line}`);
  return [`${id}: ${title}`, ...lines, ...targetLines(measurement), ""].join("\n");
}

/** The lines of the suite's section of `docs/benchmarks.md`. */
export function reportMarkdown(report: PeerReport): readonly string[] {
  const { machine, rounds, capSeconds, present, measurements } = report;
  const versions = present.map(({ peer, version }) => `${peer.name} ${version}`).join(", ");
  return [
    `* Machine: ${machineText(machine)}.`,
    `* Peers: ${versions}.`,
    `* ${rounds} rounds; ${capSeconds} s of CPU time at most for each run.`,
    "",
    ...LEGEND,
    "",
    ...targetTable(measurements),
    ...measurements.flatMap(measurementMarkdown),
  ];
}

/** All targets at a glance. */
function targetTable(measurements: readonly Measurement[]): readonly string[] {
  const rows = measurements.flatMap((measurement) =>
    measurement.item.targets.map((target) => [
      measurement.item.id,
      `${targetText(target)}: ${verdictText(verdict(target, measurement))}`,
    ]),
  );
  return rows.length === 0 ? [] : [...tableMarkdown({ columns: ["item", "target"], rows }), ""];
}

function measurementMarkdown(measurement: Measurement): readonly string[] {
  const { id, title } = measurement.item;
  const targets = targetLines(measurement).map((text) => `* ${text}`);
  return [
    `### ${id}: ${title}`,
    "",
    ...tableMarkdown(tableOf(measurement)),
    "",
    ...targets,
    ...(targets.length === 0 ? [] : [""]),
  ];
}

/** The object that `--json` prints. */
export function reportJson({ machine, rounds, capSeconds, present, measurements }: PeerReport): object {
  return {
    machine,
    rounds,
    capSeconds,
    peers: present.map(({ peer, version, startUp }) => ({ name: peer.name, version, startUp })),
    items: measurements.map((measurement) => ({
      id: measurement.item.id,
      title: measurement.item.title,
      residua: measurement.own,
      peers: measurement.peers.map((peer) =>
        peer.tag === "done" ? { ...peer, ...ratiosOf(measurement.own, peer) } : peer,
      ),
      targets: measurement.item.targets.map((target) => ({
        target: targetText(target),
        ...verdict(target, measurement),
      })),
    })),
  };
}
