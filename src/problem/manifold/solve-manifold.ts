import { withinBudget } from "../../core/budget.ts";
import { at, type Place, ResiduaError } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import { withAmplitudeFunctions } from "../../derive/manifold/amplitudes/amplitude-functions.ts";
import {
  type TransitionCurves,
  transitionCurves,
} from "../../derive/manifold/amplitudes/transition-curves.ts";
import { deriveManifold } from "../../derive/manifold/derive-manifold.ts";
import { chooseOnInterval } from "../../derive/manifold/interval/choose-wavenumbers.ts";
import { deriveFields } from "../../derive/manifold/interval/derive-fields.ts";
import type { FieldSystem } from "../../derive/manifold/interval/field-polynomials.ts";
import type { ModalSystem } from "../../derive/manifold/interval/modal-system.ts";
import type { ManifoldProblem, Mode } from "../../derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";
import { assumedPositive } from "../../derive/manifold/spectrum/assumed-positive.ts";
import { chooseModes } from "../../derive/manifold/spectrum/choose-modes.ts";
import {
  exactSpectrum,
  type SpectralLine,
  type SpectrumOptions,
} from "../../derive/manifold/spectrum/exact-spectrum.ts";
import { type LinearMatrices, linearMatrices } from "../../derive/manifold/spectrum/linear-matrices.ts";
import { dualAdjoints } from "../../derive/manifold/spectrum/mode-vectors.ts";
import { rightmostRoots } from "../../derive/manifold/spectrum/rightmost-roots.ts";
import type { Expression } from "../../expr/expression.ts";
import { expressionText } from "../../expr/text.ts";
import type { LocatedProblem } from "../located-problem.ts";
import type { DeriveFailure, ProblemOptions } from "../problem-kind.ts";
import { withPlace } from "../with-place.ts";
import { withEquilibria } from "./read/read-equilibrium.ts";
import { type ManifoldFile, type ModeRequest, readManifold } from "./read/read-manifold.ts";
import { type RealResult, type RealResultOptions, realResult } from "./real-result.ts";
import { type NamedRoot, namedRoots } from "./results/named-roots.ts";

/** An invariant-manifold file with the manifold of its system. */
export interface SolvedManifold {
  readonly file: ManifoldFile;
  /** The exact spectrum of the linear part; empty for equations with delays; on an interval, of the modes searched. */
  readonly spectrum: readonly SpectralLine[];
  /** Of equations with delays: decimals of the rightmost eigenvalues, or why there are none. */
  readonly rightmost?: ReturnType<typeof rightmostRoots>;
  readonly linear: LinearMatrices;
  /** The equations of the shapes, for fields on an interval: `result` is their manifold. */
  readonly modal: ModalSystem | undefined;
  /** Up to which wavenumber modes were searched on an interval. */
  readonly searched: number | undefined;
  readonly result: InvariantManifold;
  /** The polynomials in parameters under square roots that are taken to be positive, which no declaration says they are. */
  readonly assumedPositive: readonly Expression[];
  /** The result in real amplitudes, where the file asks for them. */
  readonly real: RealResult | undefined;
  /** Where the file asks for them. */
  readonly transition: TransitionCurves | undefined;
  /** The roots of polynomials that occur; expressions contain them by their symbols, see `withNamedRoots`. */
  readonly roots: readonly NamedRoot[];
}

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
      (error) => faultPlace(located, file, error),
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

interface ChosenModes extends Pick<SolvedManifold, "spectrum" | "linear" | "modal" | "searched"> {
  readonly modes: readonly Mode[];
}

/** The spectrum of a system and the modes that its file asks for; on an interval, with the equations of the shapes. */
function chosenModes(
  located: LocatedProblem,
  file: ManifoldFile,
  options: Pick<ProblemOptions, "budget">,
): ChosenModes {
  const { system, typed, equilibrium, interval } = file;
  const spectral = { positive: system.positive ?? [], ...options };
  const choose = (ordinary: FieldSystem) => {
    const linear = linearMatrices({ ...ordinary, modes: [] });
    const spectrum = linear.delayed.length > 0 ? [] : exactSpectrum(linear.present, spectral);
    const modes = withPlace(
      () => located.place(file.modesPath),
      () => modesOf(file.modes, linear, spectrum, spectral),
    );
    return { linear, spectrum, modes };
  };
  return withPlace(
    ({ details }) => located.place(["equations", `${details["variable"]}`]),
    () =>
      withEquilibria(located, { variables: system.variables, typed, equilibrium }, () => {
        if (interval === undefined) return { ...choose(system), modal: undefined, searched: undefined };
        const { modal, chosen, sought, searched } = chooseOnInterval(system, interval, choose);
        return { ...chosen, spectrum: sought.spectrum, modal, searched };
      }),
  );
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

/** Where a fault of the derivation stands: the style, an amplitude, a vector that was given, what asks for an eigenvalue, or an equation. */
function faultPlace(
  located: LocatedProblem,
  { modes, modesPath, amplitudes }: ManifoldFile,
  { details }: ResiduaError,
): Place {
  const { mode, eigenvalue, variable, key, amplitude } = details;
  if (key === "style") return located.place(["style"]);
  if (typeof amplitude === "string") {
    return amplitudes.functions[amplitude] === undefined
      ? located.place(["amplitudes"])
      : located.place(["amplitudes", amplitude]);
  }
  const isGiven = modes.tag === "listed" && modes.vectors !== undefined;
  if (isGiven && typeof mode === "number") return located.place(["modes", "vectors", mode, 0]);
  if (eigenvalue !== undefined) return located.place(modesPath);
  return located.place(typeof variable === "string" ? ["equations", variable] : ["equations"]);
}

function modesOf(
  request: ModeRequest,
  linear: LinearMatrices,
  spectrum: readonly SpectralLine[],
  options: SpectrumOptions,
): readonly Mode[] {
  if (request.tag !== "listed" || request.vectors === undefined) {
    return chooseModes(linear, spectrum, request, options);
  }
  const { eigenvalues, vectors, adjoint } = request;
  const given = eigenvalues.map((eigenvalue, j) => ({ eigenvalue, vector: at(vectors, j) }));
  if (adjoint !== undefined) return given.map((mode, j) => ({ ...mode, adjoint: at(adjoint, j) }));
  return given.map((mode) => {
    const family = given.filter(
      ({ eigenvalue }) => expressionText(eigenvalue) === expressionText(mode.eigenvalue),
    );
    const dual = dualAdjoints(
      linear,
      mode.eigenvalue,
      family.map(({ vector }) => vector),
      options,
    );
    return { ...mode, adjoint: at(dual, family.indexOf(mode)) };
  });
}
