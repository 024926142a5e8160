import { ratioText, secondsText } from "../harness/number-text.ts";
import { type Compared, ratioOf, secondsOf } from "./compare-kernels.ts";
import { C, C_256, type LoweredName } from "./kernel-item.ts";

const LOWERED: readonly LoweredName[] = ["JavaScript", "WebAssembly"];

export const COLUMNS: readonly string[] = [
  "item",
  `${C}, s`,
  `${C_256}, s`,
  ...LOWERED.flatMap((name) => [`${name}, s`, "ratio", "to 256 bits", "target"]),
  "what",
];

/** A row of the table: seconds, and the ratios beside their targets. */
export function comparedRow(compared: Compared): readonly string[] {
  const { item, baseline } = compared;
  const time = (name: string) => orAbsent(secondsOf(compared, name), secondsText);
  return [
    item.id,
    time(C),
    time(C_256),
    ...LOWERED.flatMap((name) => [
      time(name),
      ratioText(ratioOf(compared, name, baseline)),
      orAbsent(ratioOf(compared, name, C_256), ratioText),
      targetText(compared, name),
    ]),
    item.title,
  ];
}

function orAbsent(value: number, text: (value: number) => string): string {
  return Number.isNaN(value) ? "absent" : text(value);
}

/** What became of a target, which is to C with the vectors of the processor that it was found on: those of 256 bits. */
function targetText(compared: Compared, name: LoweredName): string {
  const target = compared.item.targets[name];
  const isMet = (to: string) => ratioOf(compared, name, to) <= target;
  if (isMet(compared.baseline)) return `${target} met`;
  return isMet(C_256) ? `${target} missed, met to 256 bits` : `${target} missed`;
}

/** The same as data. */
export function comparedJson(compared: Compared): object {
  const { item, baseline, samples } = compared;
  const byName = (value: (name: string) => number) =>
    Object.fromEntries([...samples.keys()].map((name) => [name, value(name)]));
  return {
    id: item.id,
    title: item.title,
    baseline,
    seconds: byName((name) => secondsOf(compared, name)),
    ratios: byName((name) => ratioOf(compared, name, baseline)),
    ratiosTo256Bits: byName((name) => ratioOf(compared, name, C_256)),
    targets: item.targets,
  };
}
