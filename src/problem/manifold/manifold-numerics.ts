import type { Budget } from "../../core/budget.ts";
import type { Result } from "../../core/result.ts";
import {
  confirmManifold,
  type ManifoldConfirmation,
  type NoConfirmation,
} from "../../simulate/manifold/confirm-manifold.ts";
import type { SolvedManifold } from "./solve-manifold.ts";

/** What numbers say of a manifold that was derived exactly. */
export interface ManifoldNumerics {
  readonly confirmation: Result<ManifoldConfirmation, NoConfirmation>;
}

/** The numbers of a manifold; where the budget is spent, they say so and the result stands without them. */
export function manifoldNumerics(
  { result, file }: SolvedManifold,
  { seed, budget }: { readonly seed: number; readonly budget: Budget },
): ManifoldNumerics {
  const positive = file.parameters.filter((parameter) => parameter.positive).map(({ name }) => name);
  return { confirmation: confirmManifold(result, { seed, positive, budget }) };
}
