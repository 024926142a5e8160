import { ResiduaError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { latticeWave } from "./lattice-wave.ts";
import type { LocatedProblem } from "./located-problem.ts";
import { invariantManifold } from "./manifold/invariant-manifold.ts";
import type { ProblemKind } from "./problem-kind.ts";

/** Every kind of problem file. */
export const KINDS: readonly ProblemKind[] = [latticeWave, invariantManifold];

/** The kind of that name, or `undefined`. */
export function findKind(name: string): ProblemKind | undefined {
  return KINDS.find(({ kind }) => kind === name);
}

/** What stands in the way of an unknown kind: the nearest known one, or all. */
export function unknownKind(name: string): string {
  const names = KINDS.map(({ kind }) => kind);
  const close = nearest(name, names);
  return `unknown kind '${name}': ${close === undefined ? `known are ${names.join(", ")}` : `did you mean ${close}?`}`;
}

/** The kind of problem that a file says it is. Errors: E_SCHEMA, with its place, for a missing or unknown kind. */
export function kindOf(problem: LocatedProblem): ProblemKind {
  const name = problem.text(["kind"]);
  const kind = findKind(name);
  if (kind !== undefined) return kind;
  const names = KINDS.map((known) => known.kind).join(" or ");
  const message = name === "" ? `the key 'kind' is missing: begin with kind: ${names}` : unknownKind(name);
  throw new ResiduaError("E_SCHEMA", message, { place: problem.place(["kind"]) });
}
