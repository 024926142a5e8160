import { ResiduaError } from "../../core/errors.ts";
import { doubleOperations } from "../interpreter/double-operations.ts";
import type { Semantics } from "../interpreter/semantics.ts";
import { type Ball, ballArithmetic } from "./ball.ts";
import type { CheckedArithmetic, Decision } from "./checked-arithmetic.ts";
import { type Interval, intervalArithmetic } from "./interval.ts";

/** Doubles with a running error bound. */
export const balls: CheckedArithmetic<number, boolean, Ball<number>> = ballArithmetic(doubleOperations);

/** Intervals with doubles for ends, rounded outwards. */
export const intervals: CheckedArithmetic<number, boolean, Interval<number>> = intervalArithmetic(
  doubleOperations,
);

/** What programs mean in doubles with a running error bound. Errors, when a program is run: those of `checkedSemantics`. */
export const ballSemantics: Semantics<Ball<number>> = checkedSemantics(balls);

/** What programs mean over intervals. Errors, when a program is run: those of `checkedSemantics`. */
export const intervalSemantics: Semantics<Interval<number>> = checkedSemantics(intervals);

/**
 * The semantics of a checked arithmetic; doubles of a program stand for themselves.
 *
 * Errors, when a program is run: E_DOMAIN for a comparison of which the arithmetic cannot be certain, E_UNSUPPORTED for a
 * program whose elementary functions have been inlined.
 */
function checkedSemantics<P>(arithmetic: CheckedArithmetic<number, boolean, P>): Semantics<P> {
  return {
    ...arithmetic,
    float: arithmetic.point,
    fromInteger: arithmetic.point,
    powerOfTwo: refuseInlined,
    binaryExponent: refuseInlined,
    isLess: (a, b) => decided(arithmetic.compare("<", a, b)),
    isEqual: (a, b) => decided(arithmetic.compare("==", a, b)),
  };
}

function decided({ isTrue, isFalse = !isTrue }: Decision<boolean>): boolean {
  if (isTrue !== isFalse) return isTrue;
  throw new ResiduaError(
    "E_DOMAIN",
    "numbers are compared that may be equal, as far as their errors tell; only the compiled program covers both cases",
  );
}

/** Ends the checking of a program that has no formulas any more. */
export function refuseInlined(): never {
  throw new ResiduaError(
    "E_UNSUPPORTED",
    "inlined elementary functions have no error bounds; check the program before the pass inline-elementary",
  );
}
