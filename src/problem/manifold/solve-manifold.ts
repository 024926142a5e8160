import { withinBudget } from "../../core/budget.ts";
import { type Place, ResiduaError } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import { withAmplitudeFunctions } from "../../derive/manifold/amplitudes/amplitude-functions.ts";
import {
  type TransitionCurves,
  transitionCurves,
} from "../../derive/manifold/amplitudes/transition-curves.ts";
import { deriveManifold } from "../../derive/manifold/derive-manifold.ts";
import { deriveFields } from "../../derive/manifold/interval/derive-fields.ts";
import type { ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";
import { assumedPositive } from "../../derive/manifold/spectrum/assumed-positive.ts";
import { rightmostRoots } from "../../derive/manifold/spectrum/rightmost-roots.ts";
import type { Expression } from "../../expr/expression.ts";
import type { LocatedProblem } from "../located-problem.ts";
import type { DeriveFailure, ProblemOptions } from "../problem-kind.ts";
import { withPlace } from "../with-place.ts";
import { chosenModes } from "./chosen-modes.ts";
import { faultPlace } from "./read/fault-place.ts";
import { type ManifoldFile, readManifold } from "./read/read-manifold.ts";
import { type RealResult, type RealResultOptions, realResult } from "./real-result.ts";
import { namedRoots } from "./results/named-roots.ts";
import type { SolvedManifold } from "./solved-manifold.ts";

/**
 * Reads an invariant-manifold file, finds its modes, and derives the manifold.
 * Errors, each with its place: those of `readManifold`, `chooseModes` and `deriveManifold`.
 */
export function solveManifold(
  located: LocatedProblem,
  { overrides, seed, budget }: ProblemOptions,
): Result<SolvedManifold, DeriveFailure> {
  const file = readManifold(located, overrides);
  const outcome = withinBudget((): Result<SolvedManifold, DeriveFailure> => {
    const { modes, ...chosen } = chosenModes(located, file, { budget });
    const { linear, modal } = chosen;
    const derivation = { budget, seed, projection: file.projection };
    const result = withPlace(
      (error) => derivationPlace(located, file, error),
      () =>
        modal === undefined
          ? deriveManifold(withRequestedAmplitudes({ ...file.system, modes }, file), derivation)
          : deriveFields(modal, modes, derivation),
    );
    if (result.ok) {
      const { positive = [] } = file.system;
      const assumed = assumedPositive(constantsOf({ ...(modal?.system ?? file.system), modes }), positive);
      const real = inRealAmplitudes(located, file, result.value, { seed, positive });
      const roots = namedRoots(chosen.spectrum, { ...file.system, modes }, real);
      const delayed = linear.delayed.length > 0 ? { rightmost: rightmostRoots(linear) } : {};
      const transition = transitionOf(located, file, result.value);
      const solved = { file, ...chosen, ...delayed, result: result.value };
      return success({ ...solved, assumedPositive: assumed, roots, real, transition });
    }
    if (result.reason !== "resonance") return { ...result, reason: result.reason };
    const isGraph = file.system.style === "graph";
    const message = isGraph ? `there is no graph over the chosen modes: ${result.message}` : result.message;
    throw new ResiduaError("E_DOMAIN", message, { place: located.place(file.modesPath) });
  });
  return outcome.ok ? outcome.value : outcome;
}

/** All that may contain square roots of parameters. */
function constantsOf({ equations, modes }: ManifoldProblem): readonly Expression[] {
  return [
    ...equations,
    ...modes.flatMap(({ eigenvalue, vector, adjoint }) => [eigenvalue, ...vector, ...adjoint]),
  ];
}

function inRealAmplitudes(
  located: LocatedProblem,
  { amplitudes }: ManifoldFile,
  result: InvariantManifold,
  options: Omit<RealResultOptions, "displacement">,
): RealResult | undefined {
  const { form, displacement } = amplitudes;
  if (form === "complex") return undefined;
  return withPlace(
    () => located.place(["amplitudes"]),
    () => realResult(result, form, { ...options, displacement }),
  );
}

function transitionOf(
  located: LocatedProblem,
  { transition }: ManifoldFile,
  result: InvariantManifold,
): TransitionCurves | undefined {
  if (transition === undefined) return undefined;
  return withPlace(
    () => located.place(["transition"]),
    () => transitionCurves(result, transition),
  );
}

function withRequestedAmplitudes(
  problem: ManifoldProblem,
  { amplitudes: { functions } }: ManifoldFile,
): ManifoldProblem {
  return Object.keys(functions).length === 0 ? problem : withAmplitudeFunctions(problem, functions);
}

/** Where a fault of the derivation stands: an amplitude, a given vector, what asks for an eigenvalue; else see `faultPlace`. */
function derivationPlace(
  located: LocatedProblem,
  { modes, modesPath, amplitudes }: ManifoldFile,
  error: ResiduaError,
): Place {
  const { mode, eigenvalue, amplitude } = error.details;
  if (typeof amplitude === "string") {
    return amplitudes.functions[amplitude] === undefined
      ? located.place(["amplitudes"])
      : located.place(["amplitudes", amplitude]);
  }
  const isGiven = modes.tag === "listed" && modes.vectors !== undefined;
  if (isGiven && typeof mode === "number") return located.place(["modes", "vectors", mode, 0]);
  if (eigenvalue !== undefined) return located.place(modesPath);
  return faultPlace(located, error, ["equations"]);
}
