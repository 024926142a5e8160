import { type Budget, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import { parseExpression } from "../../expr/parse.ts";
import { type AmplitudeClaim, inDefinedAmplitudes } from "./amplitudes/change-amplitudes.ts";
import { certifyManifold } from "./certificate/certify.ts";
import { requireManifoldProblem } from "./check-problem.ts";
import { overCoefficients } from "./coefficients/over-coefficients.ts";
import { type ConstructedManifold, constructManifold } from "./construction/construct-manifold.ts";
import type { ManifoldProblem } from "./manifold-problem.ts";
import type { HistoryKernels, InvariantManifold, NoManifold } from "./manifold-result.ts";
import { noiseEigenvalues } from "./noise/noise-eigenvalues.ts";
import { isochronProjection } from "./projection/isochron-projection.ts";
import type { Part } from "./series/part.ts";
import { type SeriesTerms, seriesTerms } from "./series-terms.ts";
import { symbolRoles } from "./symbol-roles.ts";

export interface DeriveManifoldOptions {
  readonly budget?: Budget;
  /** Seeds the random values of the certificate. */
  readonly seed?: number;
  /** Whether the projection along isochrons is wanted too. */
  readonly projection?: boolean;
}

/**
 * The invariant manifold of a dynamical system that is tangent to some modes of its linear part, the evolution on it,
 * and its certificate.
 *
 * Precision: exact; results hold with errors of the order `below` of the first truncation, and what other truncations
 * drop. Errors: E_SHAPE, E_DOMAIN, E_UNSUPPORTED, E_UNDECLARED, E_DIVISION_BY_ZERO. Result reasons: "resonance" where a
 * mode resonates that was not chosen; "budget", "interrupted".
 * Source: Roberts (2015), Model emergent dynamics in complex systems, SIAM, chapters 5 and 13.
 */
export function deriveManifold(
  problem: ManifoldProblem,
  { budget = UNLIMITED, seed = 1, projection = false }: DeriveManifoldOptions = {},
): Result<InvariantManifold, NoManifold> {
  requireManifoldProblem(problem);
  const eigenvalues = noiseEigenvalues(problem, { budget });
  return overCoefficients<Result<InvariantManifold, NoManifold>>(
    [...symbolRoles(problem).constants, ...eigenvalues],
    (coefficients) => {
      const constructed = constructManifold(coefficients, problem, { budget, eigenvalues });
      if (!constructed.ok) return constructed;
      const projected = projection ? projectionTerms(constructed.value, budget) : undefined;
      const derived = manifoldClaim(constructed.value);
      const claim = inDefinedAmplitudes(
        projected?.ok ? { ...derived, ...projected.value } : derived,
        coefficients,
      );
      const { divisors, grades } = constructed.value;
      return success({
        problem: claim.problem,
        manifold: claim.manifold,
        evolution: claim.evolution,
        ...projectionFields(projected, claim),
        divisors: divisors.map(({ rate, modes, determinant }) => ({
          rate: coefficients.expression(rate),
          resonant: modes,
          determinant: coefficients.expression(determinant),
        })),
        certificate: certifyManifold(claim, grades - 1, { seed }),
      });
    },
  );
}

/** Manifold and evolution as inert data. */
function manifoldClaim<E>(
  constructed: ConstructedManifold<E>,
): Pick<InvariantManifold, "problem" | "manifold" | "evolution"> {
  const { setting, unknowns, flow } = constructed;
  const { problem } = setting;
  return {
    problem,
    manifold: problem.variables.map((_, i) => seriesTerms(constructed, unknowns.values(i))),
    evolution: problem.modes.map(({ eigenvalue }, j) =>
      seriesTerms(constructed, flow.evolution(j), eigenvalue),
    ),
  };
}

/** The fields of a result that hold its projection, or why there is none. */
function projectionFields(
  projected: Result<ProjectionTerms, NoManifold> | undefined,
  { covectors = [], history = [] }: AmplitudeClaim,
): Pick<InvariantManifold, "projection" | "history"> {
  if (projected === undefined) return {};
  return projected.ok ? { projection: success(covectors), history } : { projection: projected };
}

interface ProjectionTerms {
  readonly covectors: readonly (readonly SeriesTerms[])[];
  readonly history: readonly HistoryKernels[];
}

function projectionTerms<E>(
  constructed: ConstructedManifold<E>,
  budget: Budget,
): Result<ProjectionTerms, NoManifold> {
  const outcome = isochronProjection(constructed, { budget });
  if (!outcome.ok) return outcome;
  const { problem, roles } = constructed.setting;
  const terms = (parts: readonly Part<E>[], mode: number) =>
    seriesTerms(constructed, parts, at(problem.modes, mode).eigenvalue);
  const { covectors, history } = outcome.value;
  return success({
    covectors: covectors.map((row, j) => row.map((parts) => terms(parts, j))),
    history: history.map((rows, delay) => ({
      delay: parseExpression(at(roles.delays, delay)),
      kernels: rows.map((row, j) =>
        row.map((byPower) =>
          byPower.flatMap((parts, power) => terms(parts, j).map((term) => ({ ...term, power }))),
        ),
      ),
    })),
  });
}
