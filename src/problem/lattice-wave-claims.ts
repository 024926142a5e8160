import type { Claim } from "../check/claim.ts";
import type { Citation } from "../core/sources.ts";
import { latticeResidual } from "../derive/lattice/lattice-residual.ts";
import type { LatticeWave } from "../derive/lattice/lattice-wave.ts";
import { asymptoticDispersionErrors, type NumericWave } from "./lattice-wave-numerics.ts";

/** What every wave model of a lattice claims of itself: its residual vanishes, and its dispersion errors have their orders. */
export function waveClaims(
  wave: LatticeWave,
  numeric: NumericWave | undefined,
  context: { readonly source: Citation; readonly seed: number },
): readonly Claim[] {
  return [
    residualClaim(wave, context),
    ...(numeric === undefined ? [] : dispersionClaims(numeric, context.source)),
  ];
}

function residualClaim(
  wave: LatticeWave,
  { source, seed }: { readonly source: Citation; readonly seed: number },
): Claim {
  const { errorOrder } = wave.problem;
  return {
    tag: "residual",
    id: "residual",
    title: "the residual of the equations of motion vanishes to the stated order",
    source,
    by: "residua",
    latex: `B\\,\\ddot{\\vec u}-\\mathcal{L}_k\\vec u = \\mathcal{O}\\left(k^{${errorOrder}}\\right)`,
    errorOrder,
    // Other random values than the certificate drew.
    recompute: (order) => latticeResidual(wave, order, { seed: seed + 1 }),
  };
}

function dispersionClaims(numeric: NumericWave, source: Citation): readonly Claim[] {
  return numeric.wave.dispersion.map((_, index): Claim => {
    const found = asymptoticDispersionErrors(numeric, index + 1);
    const [kept, order] = [2 * index + 2, 2 * index + 4];
    const claim = {
      id: `dispersion-order-${order}`,
      title: `the model to order ${kept} in k meets the exact Bloch eigenvalue with an error of order ${order}`,
      source,
      by: "residua",
      latex: `\\omega^{2}_{\\mathrm{model}}-\\omega^{2}_{\\mathrm{Bloch}} = \\mathcal{O}\\left(k^{${order}}\\right)`,
      expectedOrder: order,
    } as const;
    if (!found.ok) return { ...claim, tag: "least-order", measured: found };
    return { ...claim, tag: "order", steps: found.value.wavenumbers, errors: found.value.errors };
  });
}
