import { z } from "zod";
import { deriveLatticeWave } from "../derive/lattice/lattice-wave.ts";
import { latticeWaveSchema } from "./lattice-wave-schema.ts";
import { viewLatticeWave } from "./lattice-wave-view.ts";
import type { ProblemKind } from "./problem-kind.ts";
import { readLatticeWave } from "./read-lattice-wave.ts";
import { withPlace } from "./with-place.ts";

/** The wave model of a spring-mass lattice: `kind: lattice-wave`. */
export const latticeWave: ProblemKind = {
  kind: "lattice-wave",
  summary: "the homogenised wave model of a spring-mass lattice",
  jsonSchema: () => z.toJSONSchema(latticeWaveSchema, { io: "input" }),
  derive: (file, { overrides, ...options }) => {
    const { problem, parameters, intervals } = readLatticeWave(file, overrides);
    // What the engine still refuses is how the bonds hang together.
    const wave = withPlace(
      () => file.place(["cross"]),
      () => deriveLatticeWave(problem, options),
    );
    if (!wave.ok) return wave;
    return {
      ok: true,
      value: viewLatticeWave(wave.value, { file: file.file, parameters, intervals, ...options }),
    };
  },
};
