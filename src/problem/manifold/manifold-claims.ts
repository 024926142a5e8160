import type { Claim } from "../../check/claim.ts";
import type { Citation } from "../../core/sources.ts";
import { CHECKED_AGAIN, certifyManifold, checkedAgain } from "../../derive/manifold/certificate/certify.ts";
import { certifyFields } from "../../derive/manifold/interval/certify-fields.ts";
import type { ManifoldNumerics } from "./manifold-numerics.ts";
import type { SolvedManifold } from "./solved-manifold.ts";

export interface ManifoldClaimContext {
  readonly source: Citation;
  readonly seed: number;
  readonly numerics: ManifoldNumerics;
}

type Claimed = Pick<SolvedManifold, "result" | "modal">;

/**
 * What every manifold claims of itself: its residual vanishes below the error order, and with it the reduced model follows
 * the full one.
 */
export function manifoldClaims(solved: Claimed, context: ManifoldClaimContext): readonly Claim[] {
  return [residualClaim(solved, context), confirmationClaim(solved, context)];
}

function residualClaim({ result, modal }: Claimed, { source, seed }: ManifoldClaimContext): Claim {
  const claim = result.projection?.ok ? { ...result, covectors: result.projection.value } : result;
  const { iterations } = result.certificate;
  const errorOrder = result.problem.truncations[0]?.below ?? 0;
  const options = { seed: seed + 1, ...CHECKED_AGAIN };
  return {
    tag: "residual",
    id: "residual",
    title: "the residual of the equations vanishes to the stated order",
    source,
    by: "residua",
    latex: `\\sum_j \\frac{\\partial u}{\\partial s_j}\\,\\dot s_j + \\frac{\\partial u}{\\partial t} - F(u) = ${smallness(errorOrder)}`,
    errorOrder,
    recompute: () =>
      checkedAgain(
        result.certificate,
        modal === undefined
          ? certifyManifold(claim, iterations, options)
          : certifyFields(modal, claim, iterations, options),
      ),
  };
}

function confirmationClaim({ result }: Claimed, { source, numerics }: ManifoldClaimContext): Claim {
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
