import { at, ResiduaError } from "../core/errors.ts";

/** The observed law `error = exp(intercept) step^observedOrder`. */
export interface OrderFit {
  readonly observedOrder: number;
  readonly intercept: number;
  /** The largest distance of a slope between neighbouring steps from `observedOrder`: small on a straight line. */
  readonly spread: number;
}

/** Errors at sizes of what is small, in ascending order of the sizes. */
export interface ErrorDecay {
  readonly sizes: readonly number[];
  readonly errors: readonly number[];
  /** Whether all errors are rounding errors, so that there is nothing to decay. */
  readonly exact: boolean;
}

/** With fewer points, a slope cannot be told from the bend of a curve that has not reached its asymptote. */
const LEAST_POINTS = 4;

/**
 * The order of convergence: the least-squares slope of log(error) against log(step).
 *
 * Shapes: one error for each step, at least four, steps in ascending or descending order.
 * Errors: E_SHAPE where the lengths differ; E_DOMAIN for fewer than four points, or a step or an error that is not
 * a positive finite number (an error of exactly zero has no logarithm: measure at larger steps), or steps that repeat.
 */
export function fitOrder(steps: ArrayLike<number>, errors: ArrayLike<number>): OrderFit {
  if (steps.length !== errors.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected one error for each of ${steps.length} steps, got ${errors.length}`,
    );
  }
  if (steps.length < LEAST_POINTS) {
    throw new ResiduaError("E_DOMAIN", `an order is fitted from at least four steps, got ${steps.length}`);
  }
  const x = Array.from(steps, (step) => positiveLogarithm("step", step));
  const y = Array.from(errors, (error) => positiveLogarithm("error", error));
  const [meanX, meanY] = [mean(x), mean(y)];
  const order =
    mean(x.map((value, n) => (value - meanX) * (at(y, n) - meanY))) /
    mean(x.map((value) => (value - meanX) ** 2));
  const distances = neighbourSlopes(x, y).map((slope) => Math.abs(slope - order));
  return { observedOrder: order, intercept: meanY - order * meanX, spread: Math.max(...distances) };
}

function neighbourSlopes(x: readonly number[], y: readonly number[]): readonly number[] {
  return x.slice(1).map((value, n) => {
    const run = value - at(x, n);
    if (run === 0)
      throw new ResiduaError("E_DOMAIN", `step ${Math.exp(value)} occurs twice; steps must differ`);
    return (at(y, n + 1) - at(y, n)) / run;
  });
}

function positiveLogarithm(what: string, value: number): number {
  if (!(value > 0 && value < Infinity)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `each ${what} must be positive and finite for a logarithm, got ${value}`,
    );
  }
  return Math.log(value);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
