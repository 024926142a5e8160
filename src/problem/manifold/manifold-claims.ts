import type { Claim } from "../../check/claim.ts";
import type { Citation } from "../../core/sources.ts";
import { certifyManifold } from "../../derive/manifold/certificate/certify.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";

/** What every manifold claims of itself: its residual vanishes below the error order. */
export function manifoldClaims(
  result: InvariantManifold,
  { source, seed }: { readonly source: Citation; readonly seed: number },
): readonly Claim[] {
  const [main] = result.problem.truncations;
  const claim = result.projection?.ok ? { ...result, covectors: result.projection.value } : result;
  return [
    {
      tag: "residual",
      id: "residual",
      title: "the residual of the equations vanishes to the stated order",
      source,
      by: "residua",
      latex:
        "\\sum_j \\frac{\\partial u}{\\partial s_j}\\,\\dot s_j + \\frac{\\partial u}{\\partial t} - F(u) = \\mathcal{O}\\left(\\varepsilon^{" +
        `${main?.below ?? 0}` +
        "}\\right)",
      errorOrder: main?.below ?? 0,
      // Other random values than the certificate drew.
      recompute: () => certifyManifold(claim, result.certificate.iterations, { seed: seed + 1 }),
    },
  ];
}
