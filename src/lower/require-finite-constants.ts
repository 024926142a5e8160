import { ResiduaError } from "../core/errors.ts";
import { toFloatRational } from "../exact/rational.ts";
import type { Expression } from "../expr/expression.ts";
import { doubleArithmetic } from "../expr/floating/double-arithmetic.ts";
import { evaluateFloating } from "../expr/floating/evaluate-floating.ts";
import { partsOf } from "../expr/parts.ts";
import { expressionText } from "../expr/text.ts";

/**
 * Refuses an expression in which something that contains no symbol has no finite value in doubles: it would be NaN or
 * infinite at every point. Cost: linear in the number of different parts.
 *
 * Errors: E_UNSUPPORTED, with the smallest such part; E_UNSUPPORTED for the imaginary unit.
 */
export function requireFiniteConstants(e: Expression): void {
  const known = new Map<Expression, boolean>();
  const isConstant = (part: Expression): boolean => {
    if (part.tag === "symbol") return false;
    if (part.tag === "number" || part.tag === "constant") return true;
    const before = known.get(part);
    if (before !== undefined) return before;
    const parts = partsOf(part);
    const constants = parts.filter(isConstant);
    const isItself = constants.length === parts.length;
    if (!isItself) constants.forEach(requireFinite);
    known.set(part, isItself);
    return isItself;
  };
  if (isConstant(e)) requireFinite(e);
}

function requireFinite(constant: Expression): void {
  // Whether a number is too large depends on the language: only what is computed with numbers is looked at here.
  if (constant.tag === "number" || Number.isFinite(floatValue(constant))) return;
  partsOf(constant).forEach(requireFinite);
  const value = floatValue(constant);
  const remedy = Number.isNaN(value)
    ? "; lower the real and imaginary parts separately if it is complex"
    : "";
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `${expressionText(constant)} has no finite real value in doubles: it is ${value} at every point${remedy}`,
  );
}

function floatValue(constant: Expression): number {
  const arithmetic = { ...doubleArithmetic, exact: toFloatRational };
  return evaluateFloating({ ...arithmetic, symbol: () => Number.NaN }, constant);
}
