import type { Program } from "../../src/lower/ir/program.ts";
import type { ProgramArray } from "../../src/lower/program-kernel.ts";

/** A program that the back ends are compared on. */
export interface KernelItem {
  /** `K2 2e3`: the family, and the case where it has several. */
  readonly id: string;
  readonly title: string;
  /** Before the passes of a back end. */
  readonly program: () => Program;
  /** The arguments of one run: inputs, and outputs to be written over, in the order in which they are declared. */
  readonly data: () => KernelData;
  /** The largest ratios to the compiled C that each back end should take. */
  readonly targets: Readonly<Record<LoweredName, number>>;
}

export interface KernelData {
  readonly arrays: readonly ProgramArray[];
  readonly parameters: readonly number[];
}

/** Our C text as the compiler likes it best, and with vectors of four doubles at most, which many processors prefer. */
export const C = "C";
export const C_256 = "C, 256 bits";

/** The back ends of Residua that are measured against compiled C. */
export type LoweredName = "JavaScript" | "WebAssembly";
