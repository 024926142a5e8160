import { type Budget, type SpentReason, spent } from "../../core/budget.ts";
import type { Result } from "../../core/result.ts";
import {
  confirmManifold,
  type ManifoldConfirmation,
  type NoConfirmation,
} from "../../simulate/manifold/confirm-manifold.ts";
import { type DefectBox, defectBox, type NoDefectBox } from "../../simulate/manifold/defect-box.ts";
import { estimateValidity, type ManifoldValidity } from "../../simulate/manifold/estimate-validity.ts";
import type { SolvedManifold } from "./solved-manifold.ts";

/** What numbers say of a manifold that was derived exactly. */
export interface ManifoldNumerics {
  readonly confirmation: Result<ManifoldConfirmation, NoConfirmation>;
  readonly validity: ManifoldValidity;
  readonly box: Result<DefectBox, NoDefectBox | SpentReason>;
}

/** Boxes of systems with small symbols of their own are sought where these have this size, or powers of it. */
const SMALL_SIZE = 1 / 8;

/** The numbers of a manifold; where the budget is spent, they say so and the result stands without them. */
export function manifoldNumerics(
  { result, file }: SolvedManifold,
  { seed, budget }: { readonly seed: number; readonly budget: Budget },
): ManifoldNumerics {
  const sampling = { seed, positive: result.problem.positive ?? [] };
  const smallSize = file.embedding === undefined ? SMALL_SIZE : 1;
  return {
    confirmation: confirmManifold(result, { ...sampling, budget }),
    validity: estimateValidity(result, sampling),
    box: spent(budget, "bounding the defect") ?? defectBox(result, { ...sampling, smallSize }),
  };
}
