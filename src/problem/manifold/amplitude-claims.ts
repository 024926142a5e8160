import type { Claim } from "../../check/claim.ts";
import type { Citation } from "../../core/sources.ts";
import { certifyRealForm } from "../../derive/manifold/amplitudes/certify-real-form.ts";
import { CHECKED_AGAIN, checkedAgain } from "../../derive/manifold/certificate/certify.ts";
import type { SolvedManifold } from "./solved-manifold.ts";

/** What real amplitudes claim of themselves: that they are the complex ones, in another form. */
export function amplitudeClaims(
  { real, result }: SolvedManifold,
  { source, seed }: { readonly source: Citation; readonly seed: number },
): readonly Claim[] {
  if (real === undefined) return [];
  const { iterations } = result.certificate;
  const options = { seed: seed + 1, iterations, ...CHECKED_AGAIN };
  const errorOrder = result.problem.truncations[0]?.below ?? 0;
  return [
    {
      tag: "residual",
      id: "real-amplitudes",
      title: "manifold and evolution in real amplitudes, put back into complex ones, are those derived",
      source,
      by: "residua",
      latex:
        real.manifold.form === "polar"
          ? "\\tfrac12\\left(\\dot r+\\mathrm{i}\\,r\\,\\dot\\phi\\right)e^{\\mathrm{i}\\phi} = \\lambda z+\\dot s\\,e^{\\lambda t}"
          : "\\tfrac12\\left(\\dot a+\\mathrm{i}\\,\\dot b\\right) = \\lambda z+\\dot s\\,e^{\\lambda t}",
      errorOrder,
      recompute: () => checkedAgain(real.certificate, certifyRealForm(real.manifold, result, options)),
    },
  ];
}
