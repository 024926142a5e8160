import { seededRandom } from "../../../src/core/random.ts";
import { latticeProgram } from "../../../src/lower/lattice-program.ts";
import { finiteLattice, massCount } from "../../../src/models/finite-lattice.ts";
import type { Lattice } from "../../../src/models/lattice.ts";
import { latticeFrom } from "../../problems/cell.ts";
import type { KernelItem } from "../kernel-item.ts";
import { uniformArray } from "./uniform-array.ts";

const SHAPE = { strands: 5, period: 10 };
const SEED = 7;

/** K2: the accelerations of a lattice, in memory and in cache. */
export const latticeAccelerations: readonly KernelItem[] = [
  latticeItem("K2 1e5", 100_000, { JavaScript: 3.8, WebAssembly: 1.1 }),
  latticeItem("K2 2e3", 2_000, { JavaScript: 4.7, WebAssembly: 1.25 }),
];

function latticeItem(id: string, intervals: number, targets: KernelItem["targets"]): KernelItem {
  const finite = () => finiteLattice(randomLattice(), 1, intervals);
  return {
    id,
    title: `accelerations of five strands with period ten, ${intervals} intervals`,
    program: () => latticeProgram(finite()),
    data: () => {
      const masses = massCount(finite());
      return { arrays: [uniformArray(masses, SEED), new Float64Array(masses)], parameters: [] };
    },
    targets,
  };
}

function randomLattice(): Lattice<number> {
  const random = seededRandom(SEED);
  const draw = () => 1 / 2 + random.unit();
  return latticeFrom(SHAPE, { longitudinal: draw, cross: draw, density: draw, zero: 0 });
}
