import { isStackOverflow, ResiduaError } from "../../core/errors.ts";
import type { Rational } from "../../exact/rational.ts";
import type { Expression } from "../../expr/expression.ts";
import { valueOfSymbol } from "../../expr/floating/evaluate-expression.ts";
import { type Arithmetic, evaluateFloating } from "../../expr/floating/evaluate-floating.ts";
import type { CheckedArithmetic } from "./checked-arithmetic.ts";
import { balls, intervals } from "./checked-semantics.ts";
import type { Interval } from "./interval.ts";

/** A value for each symbol: a double stands for the number that it is. */
export type CheckedPoint = Readonly<Record<string, number | Rational>>;

/** A range for each symbol, or a value. */
export type Box = Readonly<Record<string, number | Rational | Interval<number>>>;

export interface CheckedValue {
  readonly value: number;
  /** The exact value is at most this far away; infinite where nothing is known, and there may be none. */
  readonly errorBound: number;
}

/**
 * The value of an expression in doubles, with a bound of its error that is certain: of all roundings, those of exact numbers
 * and of elementary functions included.
 *
 * Cost: some microseconds for an operation; `withErrorBounds` makes compiled programs of it.
 * Errors: E_UNDECLARED for a symbol without a value, E_DOMAIN for one that is not finite and for an exact number that
 * overflows a double, E_UNSUPPORTED for an expression nested too deeply, and those of `evaluateFloating`.
 * @example checkedValue(parseExpression("(1 - cos(x))/x^2"), { x: 1e-4 }) // { value: 0.499999996961, errorBound: 2e-8 }
 */
export function checkedValue(e: Expression, values: CheckedPoint): CheckedValue {
  const symbol = (name: string) => pointOf(balls, name, valueOfSymbol(values, name));
  const [value, errorBound] = balls.toParts(evaluateChecked({ ...balls, symbol }, e));
  return { value, errorBound };
}

/**
 * An interval that is certain to contain all values of an expression at points of a box. It is the tighter the smaller the
 * box is and the less often symbols occur; the whole line where a divisor may vanish, or a function may not be
 * defined, but for what is multiplied by an exact zero.
 *
 * Errors: those of `checkedValue`; E_DOMAIN for a range without a number in it.
 * @example enclosure(parseExpression("x^2 + y"), { x: { lower: -1, upper: 2 }, y: 0.5 }) // { lower: 0.5, upper: 4.5 }
 */
export function enclosure(e: Expression, box: Box): Interval<number> {
  const symbol = (name: string): Interval<number> => {
    const value = valueOfSymbol(box, name);
    return isInterval(value) ? requireRange(name, value) : pointOf(intervals, name, value);
  };
  return evaluateChecked({ ...intervals, symbol }, e);
}

/** The value of an expression in a checked arithmetic. Errors: E_UNSUPPORTED for one nested too deeply, those of `evaluateFloating`. */
export function evaluateChecked<V>(arithmetic: Arithmetic<V>, e: Expression): V {
  try {
    return evaluateFloating(arithmetic, e);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "the expression is nested too deeply: evaluate parts of it first",
    );
  }
}

function isInterval(value: number | Rational | Interval<number>): value is Interval<number> {
  return typeof value !== "number" && "lower" in value;
}

function pointOf<P>(
  { exact, point }: CheckedArithmetic<number, boolean, P>,
  name: string,
  value: number | Rational,
): P {
  if (typeof value !== "number") return exact(value);
  if (Number.isFinite(value)) return point(value);
  throw new ResiduaError("E_DOMAIN", `symbol '${name}' needs a finite value, got ${value}`, {
    details: { name },
  });
}

function requireRange(name: string, { lower, upper }: Interval<number>): Interval<number> {
  if (lower <= upper && lower < Number.POSITIVE_INFINITY && upper > Number.NEGATIVE_INFINITY)
    return { lower, upper };
  throw new ResiduaError(
    "E_DOMAIN",
    `symbol '${name}' needs a range with a number in it, got ${lower} to ${upper}`,
    {
      details: { name },
    },
  );
}
