import { z } from "zod";
import { success } from "../../core/result.ts";
import type { ProblemKind } from "../problem-kind.ts";
import { manifoldPrograms } from "./manifold-programs.ts";
import { viewManifold } from "./manifold-view.ts";
import { manifoldSchema } from "./read/manifold-schema.ts";
import { solveManifold } from "./solve-manifold.ts";

/** Invariant manifolds of dynamical systems: `kind: invariant-manifold`. */
export const invariantManifold: ProblemKind = {
  kind: "invariant-manifold",
  summary: "an invariant manifold of a dynamical system, and the evolution on it",
  jsonSchema: () => z.toJSONSchema(manifoldSchema, { io: "input" }),
  derive: (file, options) => {
    const solved = solveManifold(file, options);
    const { seed, budget } = options;
    return solved.ok ? success(viewManifold(solved.value, { file: file.file, seed, budget })) : solved;
  },
  programs: manifoldPrograms,
};
