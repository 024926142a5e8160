import { at } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import type { AdaptiveOptions, IntegrationReason } from "../../numeric/integrators/adaptive-options.ts";
import { valueAt } from "../../numeric/value-at.ts";
import { integrateReduced } from "./integrate-reduced.ts";
import type { ManifoldModels } from "./manifold-models.ts";

/** Amplitudes vary slowly, so that polynomials of this degree over the longest delay are exact but for rounding errors. */
const DEGREE = 24;

/** The reduced state at times of the past, as far as the longest delay: a polynomial through its states there. */
export function pastStates(
  models: ManifoldModels,
  size: number,
  options: AdaptiveOptions,
): Result<(time: number) => Float64Array, IntegrationReason> {
  const longest = Math.max(...models.delays);
  const nodes = Array.from({ length: DEGREE + 1 }, (_, k) => Math.cos((Math.PI * k) / DEGREE));
  const outputTimes = Float64Array.from(nodes, (node) => ((node - 1) * longest) / 2);
  const past = integrateReduced(models, size, -longest, { ...options, outputTimes });
  if (!past.ok) return past;
  const { states } = past.value;
  return success((time) => interpolated(nodes, states, 1 + (2 * time) / longest));
}

/**
 * The polynomial through states at Chebyshev points of the second kind.
 * Source: Berrut & Trefethen (2004), Barycentric Lagrange interpolation, SIAM Review 46, eq. 5.4.
 */
function interpolated(nodes: readonly number[], states: readonly Float64Array[], x: number): Float64Array {
  const exact = nodes.indexOf(x);
  if (exact >= 0) return at(states, exact);
  const weights = nodes.map(
    (node, k) => ((k % 2 === 0 ? 1 : -1) * (k === 0 || k === DEGREE ? 1 / 2 : 1)) / (x - node),
  );
  const total = weights.reduce((sum, weight) => sum + weight);
  return at(states, 0).map((_, i) =>
    weights.reduce((sum, weight, k) => sum + (weight / total) * valueAt(at(states, k), i), 0),
  );
}
