import { ResiduaError } from "../../core/errors.ts";
import { valueAt } from "../value-at.ts";

/** The error that a step may make in a variable y: `absolute + relative |y|`. */
export interface Tolerances {
  readonly relative: number;
  readonly absolute: number;
}

/** Below this, rounding errors of a step are as large as the error that is asked for, and step control fails. */
const LEAST_RELATIVE_TOLERANCE = 10 * Number.EPSILON;

/** Errors: E_DOMAIN where a tolerance is not positive, or the relative one below what doubles can hold. */
export function requireTolerances({ relative, absolute }: Tolerances): void {
  if (!(relative >= LEAST_RELATIVE_TOLERANCE && relative < 1)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the relative tolerance must lie in [${LEAST_RELATIVE_TOLERANCE}, 1), got ${relative}`,
    );
  }
  if (!(absolute > 0 && absolute < Infinity)) {
    throw new ResiduaError("E_DOMAIN", `the absolute tolerance must be positive, got ${absolute}`);
  }
}

/** The error that is allowed in the variable `index` of a step from `before` to `after`. */
export function allowedError(
  { relative, absolute }: Tolerances,
  before: Float64Array,
  after: Float64Array,
  index: number,
): number {
  return absolute + relative * Math.max(Math.abs(valueAt(before, index)), Math.abs(valueAt(after, index)));
}

/** The root mean square of the errors over what is allowed: a step is accepted up to one. */
export function errorNorm(
  errors: Float64Array,
  tolerances: Tolerances,
  before: Float64Array,
  after: Float64Array,
): number {
  let total = 0;
  for (let index = 0; index < errors.length; index++) {
    total += (valueAt(errors, index) / allowedError(tolerances, before, after, index)) ** 2;
  }
  return Math.sqrt(total / errors.length);
}
