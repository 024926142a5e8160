import { at } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import type { ErrorDecay } from "../../numeric/order-fit.ts";

/** The error at a size; or why there is none, as where a solution ends. */
export type ErrorAt<Reason extends string> = (size: number) => Result<number, Reason>;

/** Errors are fitted above this; integrations to 1e-13 and rounding leave less than a hundredth of it. */
export const ERROR_FLOOR = 1e-11;

/** The first size that is tried; series have usually begun to converge there. */
const FIRST_SIZE = 1 / 8;
/** No size is tried beyond: there the small parameter is not small. */
const GREATEST_SIZE = 1;
/** Rounding errors up to here say that nothing decays; where solutions end before, they say nothing. */
const LEAST_EXACT_SIZE = FIRST_SIZE / 4;
/** Below it, errors of a wrong leading term show as well as they ever will. */
const LEAST_SIZE = 1e-10;
/** A solution that ends in finite time needs smaller sizes; after so many divisions by 4 it ends at any size. */
const MOST_REDUCTIONS = 10;
/** Steps of the search for the smallest size; a power law takes two or three. */
const MOST_STEPS = 12;
/** The smallest error lies between the floor and this many times it. */
const FLOOR_WIDTH = 10;

/** Sizes closer than this factor are one, where solutions end beyond. */
const NEARLY_SAME = 1.1;

/** Errors of a fit span this many decades. */
const DECADES = 4;
const FIT_SIZES = 6;
/** With fewer, no slope is fitted. */
const LEAST_SIZES = 4;

/**
 * Errors at sizes that are as small as rounding allows, where the lowest power shows best.
 *
 * Result reasons: "no-range" where no such sizes exist; those of `errorAt` where it ends for good.
 */
export function errorDecay<Reason extends string>(
  errorAt: ErrorAt<Reason>,
  expectedOrder: number,
): Result<ErrorDecay, Reason | "no-range"> {
  const first = firstError(errorAt);
  if (!first.ok) return first;
  const least = smallestSize(errorAt, first.value, expectedOrder);
  if (!least.ok) return least;
  const { size, error } = least.value;
  if (error < ERROR_FLOOR && size >= LEAST_EXACT_SIZE) {
    return success({ sizes: [size], errors: [error], exact: true });
  }
  return errorsAbove(errorAt, least.value, expectedOrder);
}

interface Sized {
  readonly size: number;
  readonly error: number;
}

/** The first size from which on solutions reach the final time. */
function firstError<Reason extends string>(errorAt: ErrorAt<Reason>): Result<Sized, Reason> {
  let size = FIRST_SIZE;
  for (let reductions = 0; ; reductions += 1) {
    const error = errorAt(size);
    if (error.ok) return success({ size, error: error.value });
    if (reductions === MOST_REDUCTIONS) return error;
    size /= 4;
  }
}

/**
 * The size with an error just above the floor, by the power law through the last two; the greatest possible size where all
 * errors are below the floor. Larger sizes at which solutions end are avoided from then on.
 */
function smallestSize<Reason extends string>(
  errorAt: ErrorAt<Reason>,
  first: Sized,
  expectedOrder: number,
): Result<Sized, Reason | "no-range"> {
  let [present, order, greatest] = [first, expectedOrder, GREATEST_SIZE];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { size, error } = present;
    const isAbove = error >= ERROR_FLOOR;
    if (isAbove && (error <= FLOOR_WIDTH * ERROR_FLOOR || size <= LEAST_SIZE)) return success(present);
    if (!isAbove && size >= greatest) return success(present);
    const aim = Math.sqrt(FLOOR_WIDTH) * ERROR_FLOOR;
    const next = size * (aim / Math.max(error, Number.MIN_VALUE)) ** (1 / order);
    const found = within(errorAt, { least: LEAST_SIZE, greatest, next });
    if (!found.ok) {
      if (isAbove) return found;
      // A solution that ends there bounds the sizes.
      greatest = Math.sqrt(size * Math.min(next, greatest));
      if (greatest < NEARLY_SAME * size) return success(present);
      continue;
    }
    order = boundedOrder(present, found.value, expectedOrder);
    present = found.value;
  }
  return failure(
    "no-range",
    `the error does not follow a power of the small size: it is ${present.error.toExponential(1)} at ${present.size.toExponential(1)}`,
  );
}

function within<Reason extends string>(
  errorAt: ErrorAt<Reason>,
  { least, greatest, next }: { readonly least: number; readonly greatest: number; readonly next: number },
): Result<Sized, Reason> {
  const size = Math.min(greatest, Math.max(least, next));
  const found = errorAt(size);
  return found.ok ? success({ size, error: found.value }) : found;
}

/** The power through two errors, kept from where rounding errors or curvature would lead the search astray. */
function boundedOrder(a: Sized, b: Sized, expectedOrder: number): number {
  if (a.error < ERROR_FLOOR || b.error < ERROR_FLOOR) return expectedOrder;
  const order = Math.log(a.error / b.error) / Math.log(a.size / b.size);
  return Number.isFinite(order) ? Math.min(2 * expectedOrder + 2, Math.max(1 / 2, order)) : expectedOrder;
}

/** Errors at sizes from the smallest one up, as far as solutions reach the final time. */
function errorsAbove<Reason extends string>(
  errorAt: ErrorAt<Reason>,
  least: Sized,
  expectedOrder: number,
): Result<ErrorDecay, Reason | "no-range"> {
  const ratio = 10 ** (DECADES / (expectedOrder * (FIT_SIZES - 1)));
  const found = [least];
  for (let k = 1; k < FIT_SIZES; k += 1) {
    const size = least.size * ratio ** k;
    const error = errorAt(size);
    if (!error.ok) break;
    found.push({ size, error: error.value });
  }
  if (found.length >= LEAST_SIZES) {
    return success({
      sizes: found.map(({ size }) => size),
      errors: found.map(({ error }) => error),
      exact: false,
    });
  }
  const end = at(found, found.length - 1);
  return failure(
    "no-range",
    `solutions end before the time of comparison from a size of ${end.size.toPrecision(2)} on, where the error is ${end.error.toExponential(1)} already`,
  );
}
