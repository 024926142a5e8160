import { ResiduaError } from "../../core/errors.ts";
import { type Rational, rationals } from "../../exact/rational.ts";
import { substitute, symbolsOf } from "../../expr/calculus.ts";
import { type Expression, number } from "../../expr/expression.ts";
import { expressionText } from "../../expr/text.ts";
import { toFloatComplex } from "./coefficients/float-values.ts";
import { overCoefficients } from "./coefficients/over-coefficients.ts";
import { conjugate } from "./conjugate.ts";

/** Which terms resonate nearly: those whose rate, at some values of the parameters, is that of a mode but for less than this. */
export interface NearResonance {
  readonly tolerance: Rational;
  /** Values of the parameters on which rates depend. */
  readonly values: Readonly<Record<string, Rational>>;
}

/**
 * Decides whether the difference of two rates is smaller than the tolerance in absolute value. Equality with the tolerance
 * is decided exactly, and is not smaller.
 * Errors: E_DOMAIN for a parameter without a value.
 */
export function nearness({ tolerance, values }: NearResonance): (difference: Expression) => boolean {
  const known = new Map<string, boolean>();
  const replacements = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, number(value)]),
  );
  return (difference) => {
    const key = expressionText(difference);
    const answer =
      known.get(key) ?? isSmaller(requireValues(substitute(difference, replacements)), tolerance);
    known.set(key, answer);
    return answer;
  };
}

function requireValues(e: Expression): Expression {
  const [missing] = symbolsOf(e);
  if (missing === undefined) return e;
  throw new ResiduaError(
    "E_DOMAIN",
    `whether terms nearly resonate depends on '${missing}': give it a value beside the tolerance, as in {tolerance: "1/10", at: {${missing}: 1}}`,
  );
}

function isSmaller(e: Expression, tolerance: Rational): boolean {
  const size = [e, conjugate(e)];
  return overCoefficients(size, ({ field, value, expression }) => {
    const square = size.map(value).reduce(field.multiply);
    const excess = field.subtract(square, value(number(rationals.multiply(tolerance, tolerance))));
    // The excess is real: its sign is that of its value in doubles, but for zero.
    return !field.isZero(excess) && (toFloatComplex(expression(excess))?.re ?? 0) < 0;
  });
}
