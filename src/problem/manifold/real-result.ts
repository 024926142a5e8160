import type { Certificate } from "../../derive/certificate.ts";
import { certifyRealForm } from "../../derive/manifold/amplitudes/certify-real-form.ts";
import { type LimitCycles, limitCycles } from "../../derive/manifold/amplitudes/limit-cycles.ts";
import { type RealManifold, realManifold } from "../../derive/manifold/amplitudes/real-form.ts";
import type { RealForm } from "../../derive/manifold/amplitudes/real-motions.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";

/** A manifold in real amplitudes, with what follows from that form alone. */
export interface RealResult {
  readonly manifold: RealManifold;
  /** That manifold and evolution are those in complex amplitudes. */
  readonly certificate: Certificate;
  /** Where that is the question: see `limitCycles`. */
  readonly limitCycles: LimitCycles | undefined;
}

/** Errors: as `realManifold`. */
export function realResult(
  complex: InvariantManifold,
  form: RealForm,
  { seed, positive }: { readonly seed: number; readonly positive: readonly string[] },
): RealResult {
  const manifold = realManifold(complex, form);
  const { iterations } = complex.certificate;
  return {
    manifold,
    certificate: certifyRealForm(manifold, complex, { seed, iterations }),
    limitCycles: form === "polar" ? limitCycles(manifold, complex.problem, { positive }) : undefined,
  };
}
