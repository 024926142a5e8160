import { at } from "../../core/errors.ts";
import { chooseOnInterval } from "../../derive/manifold/interval/choose-wavenumbers.ts";
import type { FieldSystem } from "../../derive/manifold/interval/field-polynomials.ts";
import type { Mode } from "../../derive/manifold/manifold-problem.ts";
import { chooseModes } from "../../derive/manifold/spectrum/choose-modes.ts";
import {
  exactSpectrum,
  type SpectralLine,
  type SpectrumOptions,
} from "../../derive/manifold/spectrum/exact-spectrum.ts";
import { type LinearMatrices, linearMatrices } from "../../derive/manifold/spectrum/linear-matrices.ts";
import { dualAdjoints } from "../../derive/manifold/spectrum/mode-vectors.ts";
import { expressionText } from "../../expr/text.ts";
import type { LocatedProblem } from "../located-problem.ts";
import type { ProblemOptions } from "../problem-kind.ts";
import { withPlace } from "../with-place.ts";
import { withEquilibria } from "./read/read-equilibrium.ts";
import type { ManifoldFile } from "./read/read-manifold.ts";
import type { ModeRequest } from "./read/read-modes.ts";
import type { SolvedManifold } from "./solved-manifold.ts";

/** The modes of a file, with the linear part that they were found from. */
export interface ChosenModes extends Pick<SolvedManifold, "spectrum" | "linear" | "modal" | "searched"> {
  readonly modes: readonly Mode[];
}

/** The spectrum of a system and the modes that its file asks for; on an interval, with the equations of the shapes. */
export function chosenModes(
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
  return withEquilibria(located, { variables: system.variables, typed, equilibrium }, () => {
    if (interval === undefined) return { ...choose(system), modal: undefined, searched: undefined };
    const { modal, chosen, sought, searched } = chooseOnInterval(system, interval, choose);
    return { ...chosen, spectrum: sought.spectrum, modal, searched };
  });
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
