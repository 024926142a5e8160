import { ownValue } from "../../core/own-value.ts";
import type { ManifoldClaim } from "../../derive/manifold/certificate/plain-manifold.ts";
import type { SeriesTerm } from "../../derive/manifold/series-terms.ts";
import { rationalFromFloat } from "../../exact/rational.ts";
import { substitute } from "../../expr/calculus.ts";
import { type Expression, multiply, number, ONE, power } from "../../expr/expression.ts";

/** A manifold at numbers for all its parameters, exact doubles: small symbols become factors of coefficients. */
export function atParameters(
  claim: ManifoldClaim,
  parameters: Readonly<Record<string, number>>,
): ManifoldClaim {
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, number(rationalFromFloat(value))]),
  );
  const inside = (e: Expression) => substitute(e, values);
  const inTerm = (term: SeriesTerm): SeriesTerm => ({
    ...term,
    coefficient: multiply(
      inside(term.coefficient),
      ...term.factors.map(({ name, exponent }) => power(ownValue(values, name) ?? ONE, number(exponent))),
    ),
    factors: term.factors.filter(({ name }) => ownValue(values, name) === undefined),
    rate: inside(term.rate),
    forcedRate: inside(term.forcedRate),
  });
  const { problem } = claim;
  return {
    problem: {
      ...problem,
      equations: problem.equations.map(inside),
      modes: problem.modes.map((mode) => ({
        ...mode,
        eigenvalue: inside(mode.eigenvalue),
        vector: mode.vector.map(inside),
        adjoint: mode.adjoint.map(inside),
      })),
      truncations: [],
    },
    manifold: claim.manifold.map((terms) => terms.map(inTerm)),
    evolution: claim.evolution.map((terms) => terms.map(inTerm)),
  };
}
