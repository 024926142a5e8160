import { cpus, totalmem } from "node:os";
import { packageVersion } from "../../src/core/version.ts";

/** Where and when a measurement was made. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly gibibytes: number;
  readonly node: string;
  readonly residua: string;
  readonly date: string;
}

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    gibibytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    residua: packageVersion(),
    date: new Date().toISOString().slice(0, 10),
  };
}

export function machineText({ processor, cores, gibibytes, node, residua, date }: Machine): string {
  return `${processor}, ${cores} cores, ${gibibytes} GiB, Node ${node}, Residua ${residua}, ${date}`;
}
