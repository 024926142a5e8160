import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { expressionText } from "../../../expr/text.ts";
import type { HistoryKernels } from "../manifold-result.ts";
import type { SeriesTerms } from "../series-terms.ts";
import { symbolRoles } from "../symbol-roles.ts";
import { plainHistory, steadyProduct } from "./plain-history.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import {
  amplitudeDerivatives,
  composed,
  evolutionDerivatives,
  variableDerivatives,
} from "./plain-operators.ts";
import { leastWeight } from "./plain-series.ts";

/**
 * The lowest grade at which covectors, put back into `dz/dt + z J = G' z` and `z du/ds = I` as whole series, leave a
 * residual; the error order where there is none below it. With delays, the kernels of past deviations are put back into
 * their own equations too; the products with `du/ds` are then compared where they do not vary, since the others' are zero
 * by the equations already.
 */
export function projectionResidualOrder<E>(
  manifold: PlainManifold<E>,
  projection: readonly (readonly SeriesTerms[])[],
  history: readonly HistoryKernels[] = [],
): number {
  const { claim, ring, flow } = manifold;
  const { problem } = claim;
  const { delays } = symbolRoles(problem);
  if (!areKernelsOf(delays, history)) return 0;
  const covectors = projection.map((row) => row.map(manifold.series));
  const tangent = manifold.values.map((value) => amplitudeDerivatives(manifold, value));
  const equations = problem.equations.map((e) => variableDerivatives(manifold, e));
  const evolution = problem.modes.map((_, j) => evolutionDerivatives(manifold, j));
  const past = history.map((each, k) =>
    plainHistory(manifold, covectors, { name: at(delays, k), history: each }),
  );
  const residuals = covectors.flatMap((row, j) => {
    const adjoint = row.map((operator, i) => {
      const through = row.map((each, k) => composed(manifold, each, at(at(equations, k), i)));
      const carried = covectors.map((other, k) => composed(manifold, at(at(evolution, j), k), at(other, i)));
      const advanced = past.map((each) => at(at(each.advanced, j), i));
      return ring.subtract(
        sum(ring, [flow.timeDerivative(operator), ...through, ...advanced]),
        sum(ring, carried),
      );
    });
    const normalisation = problem.modes.map((_, k) => {
      const vector = tangent.map((each) => at(each, k));
      const product =
        past.length > 0
          ? steadyProduct(manifold, [row, vector], [j, k])
          : sum(
              ring,
              row.map((operator, i) => composed(manifold, operator, at(vector, i))),
            );
      const integrals = past.map((each) => at(at(each.integrals, j), k));
      return ring.subtract(sum(ring, [product, ...integrals]), ring.fromInteger(k === j ? 1 : 0));
    });
    return [...adjoint, ...normalisation];
  });
  const all = [...residuals, ...past.flatMap((each) => each.residuals)];
  return Math.min(...all.map((series) => leastWeight(ring, series)));
}

/** Whether there are kernels for each delay of the equations, in their order. */
function areKernelsOf(delays: readonly string[], history: readonly HistoryKernels[]): boolean {
  const texts = history.map(({ delay }) => expressionText(delay));
  return (
    texts.length === delays.length &&
    delays.every((text, k) => texts[k] === expressionText(parseExpression(text)))
  );
}
