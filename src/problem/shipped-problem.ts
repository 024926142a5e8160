import { join } from "node:path";
import { packageRoot } from "../core/package-root.ts";
import { type LocatedProblem, locateProblem } from "./located-problem.ts";
import { readProblemFile } from "./problem-file.ts";

/**
 * A problem file of the package's folder `examples/`, by its name without ending: what a shipped derivation derives is what
 * a user derives from the file. Errors: as `readProblemFile` and `locateProblem`.
 */
export function shippedProblem(name: string): LocatedProblem {
  const file = `examples/${name}.yaml`;
  return locateProblem(readProblemFile(join(packageRoot(), file)), file);
}
