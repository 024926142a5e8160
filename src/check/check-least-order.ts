import { at } from "../core/errors.ts";
import { fitOrder } from "../numeric/order-fit.ts";
import type { LeastOrderClaim, Verdict } from "./claim.ts";
import { evidence } from "./evidence.ts";

/** How far a fitted order may lie from the claimed one; integers are 1 apart, so neighbours cannot be confused. */
export const ORDER_TOLERANCE = 0.2;

/** A slope at the smallest sizes needs as many of them as a fit. */
const SMALLEST = 4;

/** A slope whose limit is nearer to the claimed order than to the next lower one is not refuted. */
const HALF = 1 / 2;

/**
 * Whether errors decay at least as fast as claimed. What counts is the slope at the smallest sizes, where a wrong term of
 * low order shows. Where it is too low but rises towards the claimed order, nothing is decided.
 */
export function checkLeastOrder({ expectedOrder, measured }: LeastOrderClaim): Verdict {
  if (!measured.ok) return { status: "undecided", evidence: evidence("convergence order", measured.message) };
  const { sizes, errors, exact } = measured.value;
  if (exact) {
    const text = `errors of ${range(errors)} at sizes up to ${short(Math.max(...sizes))} are rounding errors`;
    return { status: "confirmed", evidence: evidence("float samples", text) };
  }
  const whole = fitOrder(sizes, errors).observedOrder;
  const smallest = fitOrder(sizes.slice(0, SMALLEST), errors.slice(0, SMALLEST)).observedOrder;
  const text = `observed order ${smallest.toFixed(2)} at the smallest and ${whole.toFixed(2)} over all of ${sizes.length} sizes, ${range(sizes)}; errors ${range(errors)}`;
  const found = evidence("convergence order", text);
  const least = expectedOrder - ORDER_TOLERANCE;
  if (smallest >= least) return { status: "confirmed", evidence: found };
  const limit = limitingOrder(sizes, errors);
  if (limit > smallest && limit >= expectedOrder - HALF) {
    const open = `${text}; the order still rises towards the claimed ${expectedOrder}`;
    return { status: "undecided", evidence: evidence("convergence order", open) };
  }
  return {
    status: "refuted",
    evidence: found,
    counterexample: `order ${expectedOrder} is claimed, ${smallest.toFixed(2)} is observed`,
  };
}

/** The slope at size zero of the straight line through the slopes between neighbours. */
function limitingOrder(sizes: readonly number[], errors: readonly number[]): number {
  const slopes = sizes.slice(1).map((size, k): readonly [number, number] => {
    const [lower, error] = [at(sizes, k), at(errors, k)];
    return [Math.sqrt(size * lower), Math.log(at(errors, k + 1) / error) / Math.log(size / lower)];
  });
  const mean = (value: (pair: readonly [number, number]) => number) =>
    slopes.reduce((sum, pair) => sum + value(pair), 0) / slopes.length;
  const [size, slope] = [mean(([x]) => x), mean(([, y]) => y)];
  const incline = mean(([x, y]) => (x - size) * (y - slope)) / mean(([x]) => (x - size) ** 2);
  return slope - incline * size;
}

/** The least and the greatest of some numbers. */
export function range(values: readonly number[]): string {
  const [least, greatest] = [short(Math.min(...values)), short(Math.max(...values))];
  return least === greatest ? least : `${least} to ${greatest}`;
}

/** Two digits; small numbers with an exponent, so that they compare at a glance. */
function short(value: number): string {
  return value < 0.01 ? value.toExponential(1) : value.toPrecision(2);
}
