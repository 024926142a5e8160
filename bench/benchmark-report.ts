import { outcomeText, ratiosOf, targetText, verdict } from "./comparison.ts";
import type { Measurement, OwnTimes, PeerOutcome, PresentPeer } from "./harness.ts";
import { type Machine, machineText } from "./machine.ts";

/** All that one run of the benchmarks found. */
export interface BenchmarkReport {
  readonly machine: Machine;
  readonly rounds: number;
  readonly capSeconds: number;
  readonly present: readonly PresentPeer[];
  readonly measurements: readonly Measurement[];
}

const COLUMNS = ["program", "user CPU s", "start-up s", "ratio", "net", "process", "remark"] as const;

export const LEGEND = [
  "Medians of user CPU seconds of interleaved runs; every answer was checked before it was timed.",
  'Residua: in a running process that solved the item before; "Residua, process": a whole process from Node\'s start on.',
  "Peers: whole processes, with the time of an empty script beside them as start-up.",
  'ratio: Residua / peer. net: Residua / (peer - start-up), "-" where start-up is most of it. process: whole process / whole process.',
  "A ratio below one means that Residua is faster. A target is met where ratio and net meet it.",
];

/** The rows of one item: Residua's two, then one for each peer. */
function rowsOf({ own, peers }: Measurement): readonly (readonly string[])[] {
  return [
    ["Residua", secondsText(own.seconds), "", "", "", "", ""],
    [
      "Residua, process",
      secondsText(own.processSeconds),
      secondsText(own.startUp),
      "",
      "",
      "",
      memoryText(own),
    ],
    ...peers.map((peer) => peerRow(own, peer)),
  ];
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
    (target) => `target: ${targetText(target)}: ${verdict(target, measurement)}`,
  );
}

function secondsText(seconds: number): string {
  return seconds.toFixed(seconds < 0.01 ? 5 : 3);
}

function ratioText(ratio: number): string {
  return ratio < 0.1 || ratio >= 1000 ? ratio.toExponential(1) : ratio.toPrecision(2);
}

/** One item as plain text. */
export function measurementText(measurement: Measurement): string {
  const rows = [[...COLUMNS], ...rowsOf(measurement)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        isNumeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const { id, title } = measurement.item;
  return [`${id}: ${title}`, ...lines.map((line) => `  ${line}`), ...targetLines(measurement), ""].join("\n");
}

function isNumeric(column: number): boolean {
  return column > 0 && column < COLUMNS.length - 1;
}

/** The page `docs/benchmarks.md`. */
export function reportMarkdown(report: BenchmarkReport): string {
  const { machine, rounds, capSeconds, present, measurements } = report;
  const versions = present.map(({ peer, version }) => `${peer.name} ${version}`).join(", ");
  return [
    "# Benchmarks",
    "",
    "Written by `npm run bench -- algebra --write`. What each item is and how it is measured: see `bench/`.",
    "",
    `* Machine: ${machineText(machine)}.`,
    `* Peers: ${versions}.`,
    `* ${rounds} rounds; ${capSeconds} s of user CPU time at most for each run.`,
    "",
    ...LEGEND,
    "",
    ...measurements.flatMap(measurementMarkdown),
  ].join("\n");
}

function measurementMarkdown(measurement: Measurement): readonly string[] {
  const { id, title } = measurement.item;
  const rule = COLUMNS.map((_, column) => (isNumeric(column) ? "---:" : "---"));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `## ${id}: ${title}`,
    "",
    line(COLUMNS),
    line(rule),
    ...rowsOf(measurement).map(line),
    "",
    ...targetLines(measurement).map((text) => `* ${text}`),
    "",
  ];
}

/** The object that `--json` prints. */
export function reportJson({ machine, rounds, capSeconds, present, measurements }: BenchmarkReport): object {
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
        verdict: verdict(target, measurement),
      })),
    })),
  };
}
