import { invariant } from "../../src/core/errors.ts";
import { deriveManifold } from "../../src/derive/manifold/derive-manifold.ts";
import type { ManifoldProblem } from "../../src/derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../src/derive/manifold/manifold-result.ts";
import { parseExpression } from "../../src/expr/parse.ts";

/** A mode in the input syntax; its adjoint vector is its vector where none is given. */
export interface ModeText {
  readonly eigenvalue: string;
  readonly vector: readonly string[];
  readonly adjoint?: readonly string[];
}

/** A dynamical system in the input syntax, graded by eps. */
export interface System {
  /** By the variables. */
  readonly equations: Readonly<Record<string, string>>;
  readonly modes: readonly ModeText[];
  readonly errorOrder: number;
}

export function problemOfSystem({ equations, modes, errorOrder }: System): ManifoldProblem {
  const parsed = (texts: readonly string[]) => texts.map((text) => parseExpression(text));
  return {
    variables: Object.keys(equations),
    equations: parsed(Object.values(equations)),
    space: [],
    truncations: [{ weights: { eps: 1 }, below: errorOrder }],
    timeDerivatives: {},
    modes: modes.map(({ eigenvalue, vector, adjoint = vector }) => ({
      eigenvalue: parseExpression(eigenvalue),
      vector: parsed(vector),
      adjoint: parsed(adjoint),
    })),
    style: "normal-form",
  };
}

/** The manifold of a problem that has one, with its certificate. */
export function certified(problem: ManifoldProblem): InvariantManifold {
  const outcome = deriveManifold(problem);
  invariant(outcome.ok, "the systems of benchmarks have manifolds");
  invariant(outcome.value.certificate.holds, "the certificate holds");
  return outcome.value;
}
