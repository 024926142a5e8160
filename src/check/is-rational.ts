import { partsOf } from "../expr/calculus.ts";
import type { Expression } from "../expr/expression.ts";

/** Whether an expression is built of numbers and symbols by the four operations, and so has exact values. */
export function isRational(e: Expression): boolean {
  if (e.tag === "constant" || e.tag === "call") return false;
  if (e.tag === "power" && (e.exponent.tag !== "number" || e.exponent.value.denominator !== 1)) return false;
  return partsOf(e).every(isRational);
}
