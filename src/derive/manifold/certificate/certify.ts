import { at } from "../../../core/errors.ts";
import { seededRandom } from "../../../core/random.ts";
import type { Certificate } from "../../certificate.ts";
import { modularCoefficients } from "../coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../coefficients/modular-images.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import type { HistoryKernels } from "../manifold-result.ts";
import type { SeriesTerms } from "../series-terms.ts";
import { symbolRoles } from "../symbol-roles.ts";
import { residualOrder } from "./manifold-residual.ts";
import { convolutionRates, convolutionsIn } from "./plain-convolutions.ts";
import { type ManifoldClaim, type PlainManifold, plainManifold } from "./plain-manifold.ts";
import { projectionResidualOrder } from "./projection-residual.ts";

/** What a certificate vouches for: a manifold with its evolution, and with its projection where there is one. */
export interface CertifiedClaim extends ManifoldClaim {
  readonly covectors?: readonly (readonly SeriesTerms[])[];
  /** The kernels that belong to the covectors of equations with delays. */
  readonly history?: readonly HistoryKernels[];
}

export interface CertifyOptions {
  /** Seeds the random values of pi and of parameters. */
  readonly seed: number;
  /** Results with more terms than this are certified modulo primes only. */
  readonly affordableTerms?: number;
}

/** The exact route multiplies whole series of exact numbers: it takes seconds from about this many terms on. */
const AFFORDABLE_TERMS = 300;

/**
 * The certificate of a manifold: its residual by products of whole series, modulo two 61-bit primes at random values
 * of pi and of the parameters of the linear part, and with all terms exact where that is affordable.
 */
export function certifyManifold(
  claim: CertifiedClaim,
  iterations: number,
  { seed, affordableTerms = AFFORDABLE_TERMS }: CertifyOptions,
): Certificate {
  const random = seededRandom(seed);
  const orders = MANIFOLD_PRIMES.map((prime) =>
    claimOrder(claim, plainManifold(claim, modularCoefficients(prime, random))),
  );
  const kernels = (claim.history ?? []).flatMap(({ kernels: rows }) => rows.flat());
  const series = [...claim.manifold, ...claim.evolution, ...(claim.covectors ?? []).flat(), ...kernels];
  const exact = series.reduce((count, terms) => count + terms.length, 0) <= affordableTerms;
  if (exact) orders.push(exactOrder(claim, series));
  const least = Math.min(...orders);
  const holds = least >= at(claim.problem.truncations, 0).below;
  return { holds, exact, primes: MANIFOLD_PRIMES.map(String), iterations, residualOrder: least };
}

function claimOrder<E>({ covectors, history }: CertifiedClaim, manifold: PlainManifold<E>): number {
  const order = residualOrder(manifold);
  return covectors === undefined
    ? order
    : Math.min(order, projectionResidualOrder(manifold, covectors, history));
}

function exactOrder(claim: CertifiedClaim, series: readonly SeriesTerms[]): number {
  const { constants } = symbolRoles(claim.problem);
  const forced = series.flat().map(({ forcedRate }) => forcedRate);
  const rates = [...forced, ...convolutionRates(convolutionsIn(series))];
  return overCoefficients([...constants, ...rates], (coefficients) =>
    claimOrder(claim, plainManifold(claim, coefficients)),
  );
}
