import { readFileSync } from "node:fs";
import { UNLIMITED } from "../../../../src/core/budget.ts";
import { formatError, ResiduaError } from "../../../../src/core/errors.ts";
import { locateProblem } from "../../../../src/problem/located-problem.ts";
import { solveManifold } from "../../../../src/problem/manifold/solve-manifold.ts";
import type { SolvedManifold } from "../../../../src/problem/manifold/solved-manifold.ts";
import { parseAssignment } from "../../../../src/problem/overrides.ts";

/** How the tests solve files. */
export function options(...set: readonly string[]) {
  return { overrides: { assignments: set.map(parseAssignment) }, seed: 1, budget: UNLIMITED };
}

export function exampleFile(name: string): string {
  return readFileSync(new URL(`../../../../examples/${name}.yaml`, import.meta.url), "utf8");
}

/** The manifold of a file that is known to have one. */
export function solved(text: string, ...set: readonly string[]): SolvedManifold {
  const outcome = solveManifold(locateProblem(text, "p.yaml"), options(...set));
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
  return outcome.value;
}

/** How the command line prints the error of `body`. */
export function failureOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof ResiduaError) return formatError(error);
    throw error;
  }
  return "accepted";
}

/** A file with these lines after its kind, and two variables u and v. */
export function planar(...lines: readonly string[]): string {
  return ["kind: invariant-manifold", "variables: [u, v]", ...lines].join("\n");
}
