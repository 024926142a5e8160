import { type Result, success } from "../core/result.ts";
import { deriveLatticeWave, type LatticeWave } from "../derive/lattice/lattice-wave.ts";
import type { LocatedProblem } from "./located-problem.ts";
import type { DeriveFailure, ProblemOptions } from "./problem-kind.ts";
import { type LatticeWaveFile, readLatticeWave } from "./read-lattice-wave.ts";
import { withPlace } from "./with-place.ts";

/** A lattice-wave file with the wave model of its lattice. */
export interface DerivedWaveFile extends LatticeWaveFile {
  readonly wave: LatticeWave;
}

/** Reads and derives a lattice-wave file. Errors, each with its place: those of `readLatticeWave` and of the engine. */
export function deriveWaveFile(
  file: LocatedProblem,
  { overrides, ...options }: ProblemOptions,
): Result<DerivedWaveFile, DeriveFailure> {
  const read = readLatticeWave(file, overrides);
  // What the engine still refuses is how the bonds hang together.
  const wave = withPlace(
    () => file.place(["cross"]),
    () => deriveLatticeWave(read.problem, options),
  );
  return wave.ok ? success({ ...read, wave: wave.value }) : wave;
}
