import { UNLIMITED } from "../../../../../src/core/budget.ts";
import type { ManifoldProblem } from "../../../../../src/derive/manifold/manifold-problem.ts";
import { chooseModes } from "../../../../../src/derive/manifold/spectrum/choose-modes.ts";
import { exactSpectrum } from "../../../../../src/derive/manifold/spectrum/exact-spectrum.ts";
import { linearMatrices } from "../../../../../src/derive/manifold/spectrum/linear-matrices.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";

export interface NoisySystem {
  readonly equations: Readonly<Record<string, string>>;
  readonly noise: readonly string[];
  readonly truncations: ManifoldProblem["truncations"];
  readonly modes: "slow" | "centre" | "all";
  readonly space?: readonly string[];
  readonly timeDerivatives?: Readonly<Record<string, string>>;
}

/** A system with noise, and its modes from the equations alone; a parameter b is positive. */
export function noisyProblem(text: NoisySystem): ManifoldProblem {
  const { equations, noise, truncations, modes, space = [], timeDerivatives = {} } = text;
  const system: ManifoldProblem = {
    variables: Object.keys(equations),
    equations: Object.values(equations).map((text) => parseExpression(text)),
    space,
    truncations,
    timeDerivatives: Object.fromEntries(
      Object.entries(timeDerivatives).map(([name, e]) => [name, parseExpression(e)]),
    ),
    noise,
    positive: ["b"],
    modes: [],
    style: "normal-form",
  };
  const linear = linearMatrices(system);
  const spectrum = exactSpectrum(linear.present, { positive: ["b"], budget: UNLIMITED });
  return { ...system, modes: chooseModes(linear, spectrum, { tag: modes }) };
}
