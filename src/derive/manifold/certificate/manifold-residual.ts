import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { subtract, ZERO } from "../../../expr/expression.ts";
import { conjugate } from "../conjugate.ts";
import { amplitudeName, type ManifoldProblem, modeOfAmplitude } from "../manifold-problem.ts";
import { nearness } from "../near-resonance.ts";
import type { SeriesTerm, SeriesTerms } from "../series-terms.ts";
import { isNoise } from "../symbol-roles.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import { leastWeight, type PlainSeries } from "./plain-series.ts";

/**
 * The lowest grade at which a manifold, put back into its equations as whole series, leaves a residual, or breaks
 * the definition of its amplitudes; the error order where there is none below it.
 */
export function residualOrder<E>(manifold: PlainManifold<E>): number {
  const { claim, flow, values, images, imageOf } = manifold;
  const { ring } = images;
  const residuals = claim.problem.equations.map((e, i) =>
    ring.subtract(flow.timeDerivative(at(values, i), images), imageOf(e)),
  );
  const conditions = amplitudeConditions(manifold);
  return Math.min(...[...residuals, ...conditions].map((series) => leastWeight(ring, series)));
}

/**
 * Images of what must vanish for the amplitudes to be as defined: the functions that define them, less the amplitudes; or the
 * leading subspace, and the adjoints' products with corrections. Corrections with noise are free of the latter: they are what
 * takes convolutions out of the evolution.
 */
function amplitudeConditions<E>(manifold: PlainManifold<E>): readonly PlainSeries<E>[] {
  const { claim, coefficients, series, images, imageOf } = manifold;
  const { ring } = images;
  const { problem } = claim;
  if (problem.amplitudeFunctions !== undefined) {
    return problem.amplitudeFunctions.map((e, j) =>
      ring.subtract(imageOf(e), images.of(manifold.ring.symbol(amplitudeName(j)))),
    );
  }
  const resonates = resonanceOf(manifold);
  return problem.modes.map(({ adjoint }, j) => {
    const isDefined = (term: SeriesTerm) =>
      !term.factors.some(({ name }) => isNoise(problem, name)) &&
      (problem.style === "graph" || resonates(term, j));
    const products = claim.manifold.map((terms, i) => {
      const correction = ring.subtract(
        images.of(series(terms.filter(isDefined))),
        images.of(series(leadingTerms(problem, i).filter(isDefined))),
      );
      return ring.scale(correction, coefficients.value(conjugate(at(adjoint, i))));
    });
    return sum(ring, products);
  });
}

/** The subspace of the modes in one variable. */
function leadingTerms({ modes }: ManifoldProblem, variable: number): SeriesTerms {
  return modes.map(({ vector, eigenvalue }, k) => ({
    coefficient: at(vector, variable),
    factors: [{ name: amplitudeName(k), exponent: 1 }],
    rate: eigenvalue,
    forcedRate: ZERO,
    grade: 0,
  }));
}

/** Whether a term resonates with a mode: by nominal rates exactly, or by its own nearly. */
function resonanceOf<E>({
  claim,
  coefficients,
}: PlainManifold<E>): (term: SeriesTerm, mode: number) => boolean {
  const { field, value } = coefficients;
  const { modes, resonance } = claim.problem;
  const isNear = resonance === undefined ? () => false : nearness(resonance);
  const nominal = modes.map(({ eigenvalue, nominalEigenvalue }) => value(nominalEigenvalue ?? eigenvalue));
  return ({ factors, rate, forcedRate }, mode) => {
    let total = value(forcedRate);
    for (const { name, exponent } of factors) {
      const own = modeOfAmplitude(name, modes.length);
      if (own >= 0) total = field.add(total, field.multiply(field.fromInteger(exponent), at(nominal, own)));
    }
    return field.equals(total, at(nominal, mode)) || isNear(subtract(rate, at(modes, mode).eigenvalue));
  };
}
