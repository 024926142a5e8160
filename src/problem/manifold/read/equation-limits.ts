import { at, ResiduaError } from "../../../core/errors.ts";
import { toFloatReal } from "../../../derive/manifold/coefficients/float-values.ts";
import { TIME } from "../../../derive/manifold/manifold-problem.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import type { Expression } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { partsOf } from "../../../expr/parts.ts";
import { isRootName } from "../../../expr/root-symbol.ts";

export interface EquationNames {
  /** The directions in space. */
  readonly space: readonly string[];
  /** All that is no constant: time, directions, unknowns, and symbols that are small or vary. */
  readonly changing: readonly string[];
}

/**
 * Refuses what the theory of invariant manifolds here does not cover. Errors: E_UNSUPPORTED for coefficients that depend on
 * a direction in space or grow with time, for roots of polynomials, and for delays that are not constant.
 */
export function requireTreatable(equation: Expression, { space, changing }: EquationNames): void {
  const direction = symbolsOf(equation).find((symbol) => space.includes(symbol));
  if (direction !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `'${direction}' is a direction in space, and coefficients that depend on it are not treated: only d(...,${direction}) may contain it`,
    );
  }
  const root = symbolsOf(equation).find(isRootName);
  if (root !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `${root} may stand among eigenvalues and vectors only: give equations a parameter or an exact number instead`,
    );
  }
  symbolsOf(equation).forEach((name) => {
    requireConstantDelay(name, changing);
  });
  if (!hasBareTime(equation)) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `time '${TIME}' may occur in exp, sin and cos of its multiples only: give any other function of time as a symbol under timeDerivatives`,
  );
}

function requireConstantDelay(name: string, changing: readonly string[]): void {
  const jet = readJetSymbol(name);
  if (jet === undefined) return;
  requireConstantDelay(jet.subject, changing);
  if (jet.operator !== "delay") return;
  requirePositive(name, at(jet.operands, 0));
  const found = jet.operands
    .flatMap((text) => symbolsOf(parseExpression(text)))
    .find((symbol) => changing.includes(symbol));
  if (found === undefined) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `the delay of ${name} is not constant, since it contains '${found}': delays must be positive numbers or parameters; expand the equation about a constant delay first`,
  );
}

function requirePositive(name: string, delay: string): void {
  const value = toFloatReal(parseExpression(delay));
  if (value === undefined || value > 0) return;
  throw new ResiduaError(
    "E_DOMAIN",
    `the delay of ${name} is not positive: the equations must depend on the past, as in delay(u,1)`,
  );
}

function hasBareTime(e: Expression): boolean {
  if (e.tag === "symbol") return e.name === TIME;
  return e.tag !== "call" && partsOf(e).some(hasBareTime);
}
