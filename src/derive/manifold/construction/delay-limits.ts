import { ResiduaError } from "../../../core/errors.ts";
import type { Construction } from "./construction.ts";
import type { Flow } from "./flow.ts";

/**
 * Refuses delays in what is not a normal form with evolving terms that are all small. Errors: E_UNSUPPORTED, with the key of
 * a problem file at fault in the details.
 */
export function requireTreatableDelays<E>({ delays, problem }: Construction<E>, flow: Flow<E>): void {
  if (delays.count === 0) return;
  if (problem.style === "graph") {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "equations with delays have manifolds in normal form only, since a delay acts on each monomial by its own rate: leave out the graph style",
      { details: { key: "style" } },
    );
  }
  const isNominal = problem.modes.some(({ nominalEigenvalue }) => nominalEigenvalue !== undefined);
  if (isNominal || problem.resonance !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "equations with delays have manifolds with exact resonance only: leave out the tolerance and the nominal eigenvalues",
      { details: { key: "resonance" } },
    );
  }
  if (flow.hasNilpotentPart()) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "equations with delays need modes and parameters that vary by small terms only: give the couplings of a Jordan block, and the derivatives of parameters, a small factor",
    );
  }
}
