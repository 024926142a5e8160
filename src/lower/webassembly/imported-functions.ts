import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import type { Program } from "../ir/program.ts";

/** The functions that WebAssembly has instructions for. */
export type InstructionFunction = "sqrt" | "abs";

/** The functions of doubles that a module may import, which are the interpreter's. */
export const PLATFORM_FUNCTIONS: Readonly<
  Record<Exclude<ElementaryFunction, InstructionFunction>, (...operands: number[]) => number>
> = {
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  pow: Math.pow,
};
export type PlatformFunction = keyof typeof PLATFORM_FUNCTIONS;

/** The platform's functions that a program applies, each with its number of operands. */
export function importedFunctions({ nodes }: Program): ReadonlyMap<PlatformFunction, number> {
  const operands = new Map<PlatformFunction, number>();
  for (const node of nodes) {
    if (node.tag === "apply" && node.name !== "sqrt" && node.name !== "abs") {
      operands.set(node.name, node.operands.length);
    }
  }
  return operands;
}
