import { ratioText, secondsText } from "../harness/number-text.ts";
import type { Compared } from "./compare-kernels.ts";
import type { LoweredName } from "./kernel-item.ts";

const LOWERED: readonly LoweredName[] = ["JavaScript", "WebAssembly"];

export const COLUMNS: readonly string[] = [
  "item",
  "C, s",
  ...LOWERED.flatMap((name) => [`${name}, s`, "ratio", "target"]),
  "what",
];

/** A row of the table: seconds, and the ratios beside their targets. */
export function comparedRow({ item, seconds, ratios }: Compared): readonly string[] {
  const time = (name: string) => {
    const value = seconds.get(name);
    return value === undefined ? "absent" : secondsText(value);
  };
  return [
    item.id,
    time("C"),
    ...LOWERED.flatMap((name) => {
      const ratio = ratios.get(name) ?? Number.NaN;
      const target = item.targets[name];
      return [time(name), ratioText(ratio), `${target} ${ratio <= target ? "met" : "missed"}`];
    }),
    item.title,
  ];
}

/** The same as data. */
export function comparedJson({ item, baseline, seconds, ratios }: Compared): object {
  return {
    id: item.id,
    title: item.title,
    baseline,
    seconds: Object.fromEntries(seconds),
    ratios: Object.fromEntries(ratios),
    targets: item.targets,
  };
}
