import { type BudgetOptions, UNLIMITED } from "../../core/budget.ts";
import { failure, type Result, success } from "../../core/result.ts";
import type { IntegrationReason } from "../../numeric/integrators/adaptive-options.ts";
import type { ErrorDecay } from "../../numeric/order-fit.ts";
import { errorDecay } from "./error-decay.ts";
import { manifoldModels, type SimulatedManifold } from "./manifold-models.ts";
import { modelError } from "./model-error.ts";
import type { ModelSample, SampleOptions } from "./model-sample.ts";
import { supported } from "./supported.ts";

/** What became of a system and its reduction side by side. */
export interface ManifoldConfirmation extends ErrorDecay {
  /** The claimed power of the small size that errors decay with, at least. */
  readonly expectedOrder: number;
  /** The powers of the small size that the small symbols are. */
  readonly exponents: Readonly<Record<string, number>>;
  readonly parameters: ModelSample["parameters"];
  readonly amplitudes: ModelSample["amplitudes"];
  readonly finalTime: number;
}

export type ConfirmManifoldOptions = Partial<SampleOptions> & BudgetOptions;

/** Why there is no confirmation: what cannot be simulated, errors without a clean range, or an integration that ended. */
export type NoConfirmation = "unsupported" | "no-range" | IntegrationReason;

/** Longer results take seconds to compile, and more to run. */
const MOST_TERMS = 1500;

/**
 * Runs a system from a start on its manifold, the reduced model beside it, and measures how their difference decays with
 * the small symbols.
 *
 * With a residual of order N, `u - U(s)` obeys `(u - U)' = F(u) - F(U) + O(size^N)` and vanishes at the start; over a fixed
 * time it is O(size^N) by Gronwall's lemma, however stable or unstable the manifold is, while a wrong coefficient
 * of order k in the manifold or in the evolution leaves O(size^k). Terms may vanish by symmetry: the order is a lower bound.
 *
 * Delays read their past from the reduced model. In space, starts are trigonometric polynomials with period 2 pi, and both
 * models are collocated. Noises follow smooth paths.
 * Errors: none of its own. Result reasons: see `NoConfirmation`.
 */
export function confirmManifold(
  result: SimulatedManifold,
  { budget = UNLIMITED, ...options }: ConfirmManifoldOptions = {},
): Result<ManifoldConfirmation, NoConfirmation> {
  const terms = [...result.manifold, ...result.evolution].reduce((count, each) => count + each.length, 0);
  if (terms > MOST_TERMS) {
    return failure("unsupported", `the results have ${terms} terms; up to ${MOST_TERMS} are simulated`);
  }
  const models = supported(() => manifoldModels(result, options));
  if (!models.ok) return models;
  const { sample, finalTime } = models.value;
  const expectedOrder = result.problem.truncations[0]?.below ?? 0;
  const whole = { ...budget, onProgress: () => budget.onProgress?.(1, "running full and reduced models") };
  const decay = errorDecay((size) => modelError(models.value, size, whole), expectedOrder);
  if (!decay.ok) return decay;
  return success({
    ...decay.value,
    expectedOrder,
    exponents: Object.fromEntries(sample.exponents),
    parameters: sample.parameters,
    amplitudes: sample.amplitudes,
    finalTime,
  });
}
