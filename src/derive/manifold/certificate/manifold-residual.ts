import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { conjugate } from "../conjugate.ts";
import { amplitudeName } from "../manifold-problem.ts";
import { isNoise } from "./plain-convolutions.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import { leastWeight, type PlainSeries, type PlainTerm } from "./plain-series.ts";

/**
 * The lowest grade at which a manifold, put back into its equations as whole series, leaves a residual, or breaks
 * the definition of its amplitudes; the error order where there is none below it.
 */
export function residualOrder<E>(manifold: PlainManifold<E>): number {
  const { claim, ring, flow, values, evaluate } = manifold;
  const residuals = claim.problem.equations.map((e, i) =>
    ring.subtract(flow.timeDerivative(at(values, i)), evaluate(e)),
  );
  const conditions = amplitudeConditions(manifold);
  return Math.min(...[...residuals, ...conditions].map((series) => leastWeight(ring, series)));
}

/**
 * What must vanish for the amplitudes to be as defined: the leading subspace, and the adjoints' products with corrections.
 * Corrections with noise are free of the latter: they are what takes convolutions out of the evolution.
 */
function amplitudeConditions<E>({
  claim: { problem },
  coefficients,
  ring,
  values,
}: PlainManifold<E>): readonly PlainSeries<E>[] {
  const { field } = coefficients;
  const leading = problem.variables.map((_, i) =>
    sum(
      ring,
      problem.modes.map(({ vector }, j) =>
        ring.scale(ring.symbol(amplitudeName(j)), coefficients.value(at(vector, i))),
      ),
    ),
  );
  const corrections = values.map((value, i) => ring.subtract(value, at(leading, i)));
  const nominal = problem.modes.map(({ eigenvalue, nominalEigenvalue }) =>
    coefficients.value(nominalEigenvalue ?? eigenvalue),
  );
  const rateOf = ({ powers, rate }: PlainTerm<E>) => {
    let total = rate;
    for (const [name, exponent] of powers) {
      const base = readJetSymbol(name)?.subject ?? name;
      const mode = problem.modes.findIndex((_, j) => amplitudeName(j) === base);
      if (mode >= 0) total = field.add(total, field.multiply(field.fromInteger(exponent), at(nominal, mode)));
    }
    return total;
  };
  return problem.modes.map(({ adjoint }, j) => {
    const product = sum(
      ring,
      corrections.map((correction, i) =>
        ring.scale(correction, coefficients.value(conjugate(at(adjoint, i)))),
      ),
    );
    const isDefined = (term: PlainTerm<E>) =>
      !term.powers.some(([name]) => isNoise(problem, name)) &&
      (problem.style === "graph" || field.equals(rateOf(term), at(nominal, j)));
    return sum(ring, [...product.values()].filter(isDefined).map(ring.term));
  });
}
