import type { Derivation } from "residua";
import { fiveStrandTable1Waves } from "./lattice-waves/five-strand-table-1.ts";
import { twoStrandFigure3Waves } from "./lattice-waves/two-strand-figure-3.ts";
import { twoStrandSymbolicWaves } from "./lattice-waves/two-strand-symbolic.ts";

/** The derivations that ship with Residua, in the order of their papers. */
export const derivations: readonly Derivation[] = [
  twoStrandSymbolicWaves,
  twoStrandFigure3Waves,
  fiveStrandTable1Waves,
];
