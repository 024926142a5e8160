import { at } from "../../src/core/errors.ts";
import type { Lattice } from "../../src/models/lattice.ts";
import { latticeFrom } from "./cell.ts";

/** A lattice whose entries are symbols, each of them one of its own. */
export interface LetteredLattice {
  readonly lattice: Lattice<string>;
  /** In order of occurrence. */
  readonly symbols: readonly string[];
}

/** Every elasticity is a symbol `k1, k2, ...`; so is every density, `r1, r2, ...`, or all of them are one. */
export function letteredLattice(
  shape: { readonly strands: number; readonly period: number },
  densities: "symbols" | "ones",
): LetteredLattice {
  const symbols: string[] = [];
  const next = (letter: string) => () => {
    const count = symbols.filter((name) => name.startsWith(letter)).length;
    symbols.push(`${letter}${count + 1}`);
    return at(symbols, symbols.length - 1);
  };
  const elasticity = next("k");
  const density = densities === "symbols" ? next("r") : () => "1";
  const lattice = latticeFrom(shape, { longitudinal: elasticity, cross: elasticity, density, zero: "0" });
  return { lattice, symbols };
}
