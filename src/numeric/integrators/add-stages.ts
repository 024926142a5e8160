import { valueAt } from "../value-at.ts";

/**
 * `target += factor sum over s of weights[s] stage_s`, stage after stage, as they lie in memory.
 * Shapes: `stages` holds vectors as long as `target` one after another, at least as many as there are weights.
 */
export function addStages(
  target: Float64Array,
  factor: number,
  weights: Float64Array,
  stages: Float64Array,
): void {
  const size = target.length;
  for (let s = 0; s < weights.length; s++) {
    const weight = factor * valueAt(weights, s);
    if (weight === 0) continue;
    for (let index = 0; index < size; index++) {
      target[index] = valueAt(target, index) + weight * valueAt(stages, s * size + index);
    }
  }
}
