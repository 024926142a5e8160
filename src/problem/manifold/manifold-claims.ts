import type { Claim } from "../../check/claim.ts";
import type { Citation } from "../../core/sources.ts";
import { certifyManifold } from "../../derive/manifold/certificate/certify.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";
import type { ManifoldNumerics } from "./manifold-numerics.ts";

export interface ManifoldClaimContext {
  readonly source: Citation;
  readonly seed: number;
  readonly numerics: ManifoldNumerics;
}

/**
 * What every manifold claims of itself: its residual vanishes below the error order, and with it the reduced model follows
 * the full one.
 */
export function manifoldClaims(result: InvariantManifold, context: ManifoldClaimContext): readonly Claim[] {
  return [residualClaim(result, context), confirmationClaim(result, context)];
}

function residualClaim(result: InvariantManifold, { source, seed }: ManifoldClaimContext): Claim {
  const claim = result.projection?.ok ? { ...result, covectors: result.projection.value } : result;
  const errorOrder = result.problem.truncations[0]?.below ?? 0;
  return {
    tag: "residual",
    id: "residual",
    title: "the residual of the equations vanishes to the stated order",
    source,
    by: "residua",
    latex: `\\sum_j \\frac{\\partial u}{\\partial s_j}\\,\\dot s_j + \\frac{\\partial u}{\\partial t} - F(u) = ${smallness(errorOrder)}`,
    errorOrder,
    // Other random values than the certificate drew.
    recompute: () => certifyManifold(claim, result.certificate.iterations, { seed: seed + 1 }),
  };
}

function confirmationClaim(result: InvariantManifold, { source, numerics }: ManifoldClaimContext): Claim {
  const errorOrder = result.problem.truncations[0]?.below ?? 0;
  return {
    tag: "least-order",
    id: "confirmation",
    title: "started on the manifold, the full system follows the reduced model to the stated order",
    source,
    by: "residua",
    latex: `u(t)-u\\left(s(t),t\\right) = ${smallness(errorOrder)}`,
    expectedOrder: errorOrder,
    measured: numerics.confirmation,
  };
}

function smallness(errorOrder: number): string {
  return `\\mathcal{O}\\left(\\varepsilon^{${errorOrder}}\\right)`;
}
