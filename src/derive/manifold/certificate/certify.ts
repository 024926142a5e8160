import { at } from "../../../core/errors.ts";
import { seededRandom } from "../../../core/random.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { Certificate } from "../../certificate.ts";
import type { OverField } from "../coefficients/coefficient-field.ts";
import { modularFields } from "../coefficients/modular-coefficients.ts";
import { needsOf } from "../coefficients/needs.ts";
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
  readonly further?: FurtherCheck;
  readonly primeCount?: number | undefined;
}

/** How a certificate is checked once more: modulo one prime, at other random values than it drew. */
export const CHECKED_AGAIN = { affordableTerms: 0, primeCount: 1 } as const;

/** A certificate, with what a check of the same residual found besides. */
export function checkedAgain(certificate: Certificate, again: Certificate): Certificate {
  return {
    ...certificate,
    holds: certificate.holds && again.holds,
    residualOrder: Math.min(certificate.residualOrder, again.residualOrder),
  };
}

/** What must vanish besides the residual and the conditions of the problem itself. */
export interface FurtherCheck {
  /** The constants that it needs. */
  readonly constants: readonly Expression[];
  /** The lowest grade at which it does not vanish. */
  readonly order: <E>(manifold: PlainManifold<E>) => number;
}

const PRIME_COUNT = 2;

/** The exact route multiplies whole series of exact numbers: it takes seconds from about this many terms on. */
const AFFORDABLE_TERMS = 300;

/**
 * The certificate of a manifold: its residual by products of whole series, modulo two 61-bit primes at random values
 * of all symbols and of pi, chosen so that all square roots exist there, and with all terms exact where that is affordable.
 * A residual that does not vanish passes for one of a higher order with a probability of at most d/(p - 1) for each prime p,
 * where d is the degree of its lowest homogeneous part: about 1e-16.
 */
export function certifyManifold(
  claim: CertifiedClaim,
  iterations: number,
  { seed, affordableTerms = AFFORDABLE_TERMS, further, primeCount }: CertifyOptions,
): Certificate {
  const kernels = (claim.history ?? []).flatMap(({ kernels: rows }) => rows.flat());
  const series = [...claim.manifold, ...claim.evolution, ...(claim.covectors ?? []).flat(), ...kernels];
  const exact = isAffordable(series, affordableTerms);
  const { residualOrder, primes } = leastOrder(
    (coefficients) => {
      const manifold = plainManifold(claim, coefficients);
      const own = claimOrder(claim, manifold);
      return further === undefined ? own : Math.min(own, further.order(manifold));
    },
    { constants: [...claimConstants(claim, series), ...(further?.constants ?? [])], exact, seed, primeCount },
  );
  const holds = residualOrder >= at(claim.problem.truncations, 0).below;
  return { holds, exact, primes, iterations, residualOrder };
}

/** Whether series have few enough terms for the exact route. */
export function isAffordable(series: readonly SeriesTerms[], affordableTerms = AFFORDABLE_TERMS): boolean {
  return series.reduce((count, terms) => count + terms.length, 0) <= affordableTerms;
}

interface LeastOrderOptions {
  readonly constants: readonly Expression[];
  readonly exact: boolean;
  readonly seed: number;
  readonly primeCount?: number | undefined;
}

/**
 * The least order that a residual has modulo two primes, at random values of pi and of parameters, and over the exact
 * field of some constants where that is wanted; with the primes.
 */
export function leastOrder(
  orderOver: OverField<number>,
  { constants, exact, seed, primeCount = PRIME_COUNT }: LeastOrderOptions,
): Pick<Certificate, "residualOrder" | "primes"> {
  const fields = modularFields(needsOf(constants), seededRandom(seed), { count: primeCount });
  const orders = fields.map(({ coefficients }) => orderOver(coefficients));
  if (exact) orders.push(overCoefficients(constants, orderOver));
  return { residualOrder: Math.min(...orders), primes: fields.map(({ prime }) => `${prime}`) };
}

function claimOrder<E>({ covectors, history }: CertifiedClaim, manifold: PlainManifold<E>): number {
  const order = residualOrder(manifold);
  return covectors === undefined
    ? order
    : Math.min(order, projectionResidualOrder(manifold, covectors, history));
}

function claimConstants(claim: CertifiedClaim, series: readonly SeriesTerms[]): readonly Expression[] {
  const { constants } = symbolRoles(claim.problem);
  const forced = series.flat().map(({ forcedRate }) => forcedRate);
  return [...constants, ...forced, ...convolutionRates(convolutionsIn(series))];
}
