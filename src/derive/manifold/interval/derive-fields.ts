import { type Result, success } from "../../../core/result.ts";
import { type DeriveManifoldOptions, deriveManifold } from "../derive-manifold.ts";
import type { Mode } from "../manifold-problem.ts";
import type { InvariantManifold, NoManifold } from "../manifold-result.ts";
import { certifyFields } from "./certify-fields.ts";
import type { ModalSystem } from "./modal-system.ts";

/**
 * The invariant manifold of fields on an interval that is tangent to some modes of its modal equations. Its steady states are
 * those of the fields: where the modes are slow, an evolution of zero is the bifurcation equation of Liapunov and Schmidt.
 *
 * Precision, errors and reasons: those of `deriveManifold`, for all wavenumbers together.
 */
export function deriveFields(
  modal: ModalSystem,
  modes: readonly Mode[],
  options: DeriveManifoldOptions = {},
): Result<InvariantManifold, NoManifold> {
  const outcome = deriveManifold({ ...modal.system, modes }, options);
  if (!outcome.ok) return outcome;
  const { projection, certificate } = outcome.value;
  const claim = projection?.ok ? { ...outcome.value, covectors: projection.value } : outcome.value;
  return success({
    ...outcome.value,
    certificate: certifyFields(modal, claim, certificate.iterations, { seed: options.seed ?? 1 }),
  });
}
