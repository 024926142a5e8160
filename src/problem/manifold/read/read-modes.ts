import { ResiduaError } from "../../../core/errors.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import { type ExpressionReader, readConstant } from "./expression-reader.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/** How a file says which modes it wants. */
export type ModeRequest =
  | { readonly tag: "slow" | "centre" | "all" }
  | {
      readonly tag: "listed";
      readonly eigenvalues: readonly Expression[];
      readonly vectors?: readonly (readonly Expression[])[];
      readonly adjoint?: readonly (readonly Expression[])[];
    };

/**
 * The modes that a file asks for; slow ones where it does not.
 * Errors, with their places: E_SHAPE for vectors of other lengths; E_SCHEMA for adjoint vectors without vectors.
 */
export function readModes(
  reader: ExpressionReader,
  { modes = "slow", variables }: ManifoldFileData,
): ModeRequest {
  if (typeof modes === "string") return { tag: modes };
  const { file } = reader;
  const eigenvalues = modes.eigenvalues.map((_, j) => readConstant(reader, ["modes", "eigenvalues", j]));
  const table = (key: "vectors" | "adjoint") => {
    const rows = modes[key];
    if (rows === undefined) return {};
    requireLength(file, ["modes", key], [rows.length, eigenvalues.length], "vector for each eigenvalue");
    return {
      [key]: rows.map((row, j) => {
        requireLength(file, ["modes", key, j], [row.length, variables.length], "entry for each variable");
        return row.map((_, i) => readConstant(reader, ["modes", key, j, i]));
      }),
    };
  };
  if (modes.adjoint !== undefined && modes.vectors === undefined) {
    throw new ResiduaError("E_SCHEMA", "adjoint vectors are given without vectors: give both, or neither", {
      place: file.keyPlace(["modes", "adjoint"]),
    });
  }
  return { tag: "listed", eigenvalues, ...table("vectors"), ...table("adjoint") };
}

function requireLength(
  file: LocatedProblem,
  path: Path,
  [got, expected]: readonly [number, number],
  what: string,
): void {
  if (got === expected) return;
  throw new ResiduaError("E_SHAPE", `expected one ${what}, ${expected} in all; got ${got}`, {
    place: file.place(path),
  });
}
