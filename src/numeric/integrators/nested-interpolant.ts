import { valueAt } from "../value-at.ts";

/**
 * Evaluates the polynomials `f_0 + x (f_1 + (1-x) (f_2 + x (f_3 + (1-x) (...))))` of a step at the fraction x of it,
 * the form in which embedded methods of Hairer, Nørsett & Wanner give their dense output.
 *
 * Shapes: `coefficients` holds the vectors f_0, f_1, … one after another, each as long as `values`.
 */
export function evaluateInterpolant(
  coefficients: Float64Array,
  fraction: number,
  values: Float64Array,
): void {
  const size = values.length;
  const last = coefficients.length / size - 1;
  for (let index = 0; index < size; index++) {
    let value = valueAt(coefficients, last * size + index);
    for (let level = last - 1; level >= 0; level--) {
      const factor = level % 2 === 0 ? fraction : 1 - fraction;
      value = valueAt(coefficients, level * size + index) + factor * value;
    }
    values[index] = value;
  }
}
