import type { Place, ResiduaError } from "../../../core/errors.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";

/** Where a fault stands whose details name a key of the file, or the variable of an equation; else at the path. */
export function faultPlace(file: LocatedProblem, { details }: ResiduaError, otherwise: Path): Place {
  const { key, variable } = details;
  if (typeof key === "string") return file.place([key]);
  return file.place(typeof variable === "string" ? ["equations", variable] : otherwise);
}
