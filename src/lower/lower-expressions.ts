import type { Expression } from "../expr/expression.ts";
import { compileKernel, type Kernel } from "./kernel.ts";
import { programOf } from "./program-of.ts";

/**
 * Compiles expressions to one kernel that computes them all, sharing what they have in common.
 *
 * Shapes: the kernel maps `x`, the values of the symbols in the order of `inputs`, to `y`, one value for each
 * expression. Values agree to the last bit with `evaluateExpression`, which states the order of operations.
 * Errors: E_DOMAIN for a number that overflows a double, and those of `programOf`.
 * @example lowerExpressions([parseExpression("a^2/b")], ["a", "b"]) // y[0] = x0 * x0 / x[1]
 */
export function lowerExpressions(expressions: readonly Expression[], inputs: readonly string[]): Kernel {
  return compileKernel(programOf(expressions, inputs));
}
