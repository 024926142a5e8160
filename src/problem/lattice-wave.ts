import { z } from "zod";
import { deriveWaveFile } from "./derive-wave-file.ts";
import { latticeWavePrograms } from "./lattice-wave-programs.ts";
import { latticeWaveSchema } from "./lattice-wave-schema.ts";
import { viewLatticeWave } from "./lattice-wave-view.ts";
import type { ProblemKind } from "./problem-kind.ts";

/** The wave model of a spring-mass lattice: `kind: lattice-wave`. */
export const latticeWave: ProblemKind = {
  kind: "lattice-wave",
  summary: "the homogenised wave model of a spring-mass lattice",
  jsonSchema: () => z.toJSONSchema(latticeWaveSchema, { io: "input" }),
  derive: (file, options) => {
    const derived = deriveWaveFile(file, options);
    if (!derived.ok) return derived;
    const { wave, parameters, intervals } = derived.value;
    const { seed } = options;
    return { ok: true, value: viewLatticeWave(wave, { file: file.file, parameters, intervals, seed }) };
  },
  programs: latticeWavePrograms,
};
