import type { Certificate } from "../../derive/certificate.ts";
import { certifyRealForm } from "../../derive/manifold/amplitudes/certify-real-form.ts";
import { type Displacement, displacement } from "../../derive/manifold/amplitudes/displacement.ts";
import { type LimitCycles, limitCycles } from "../../derive/manifold/amplitudes/limit-cycles.ts";
import { type RealManifold, realManifold } from "../../derive/manifold/amplitudes/real-form.ts";
import type { RealForm } from "../../derive/manifold/amplitudes/real-motions.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";
import type { Expression } from "../../expr/expression.ts";

/** A manifold in real amplitudes, with what follows from that form alone. */
export interface RealResult {
  readonly manifold: RealManifold;
  /** That manifold and evolution are those in complex amplitudes. */
  readonly certificate: Certificate;
  /** Where that is the question: see `limitCycles`. */
  readonly limitCycles: LimitCycles | undefined;
  /** Where the file asks for it. */
  readonly displacement: Displacement | undefined;
}

export interface RealResultOptions {
  readonly seed: number;
  /** The parameters that are positive. */
  readonly positive: readonly string[];
  /** A function of the variables whose value at zero angle is a displacement. */
  readonly displacement: Expression | undefined;
}

/** Errors: as `realManifold` and `displacement`. */
export function realResult(
  complex: InvariantManifold,
  form: RealForm,
  { seed, positive, displacement: of }: RealResultOptions,
): RealResult {
  const manifold = realManifold(complex, form);
  const { iterations } = complex.certificate;
  return {
    manifold,
    certificate: certifyRealForm(manifold, complex, { seed, iterations }),
    displacement: of === undefined ? undefined : displacement(manifold, complex.problem, of),
    limitCycles: form === "polar" ? limitCycles(manifold, complex.problem, { positive }) : undefined,
  };
}
