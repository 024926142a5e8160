import { at } from "../../../core/errors.ts";
import type { Expression } from "../../../expr/expression.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { symbolRoles } from "../symbol-roles.ts";
import { type ManifoldClaim, plainManifold } from "./plain-manifold.ts";

/** A term of a residual: a coefficient, times powers of amplitudes and of parameters, times `exp(rate t)`. */
export interface ResidualTerm {
  readonly coefficient: Expression;
  readonly factors: readonly { readonly name: string; readonly exponent: number }[];
  readonly rate: Expression;
}

/**
 * All terms of the residuals that a manifold leaves in its equations, however small: nothing is truncated, so that they say
 * what the residuals are, and not of which order.
 *
 * Errors: E_DOMAIN for right-hand sides that are no polynomials of the variables, as their residuals have no end.
 */
export function completeResidual(claim: ManifoldClaim): readonly (readonly ResidualTerm[])[] {
  const whole = { ...claim, problem: { ...claim.problem, truncations: [] } };
  const terms = [...claim.manifold, ...claim.evolution].flat();
  const ofTerms = terms.flatMap(({ coefficient, forcedRate }) => [coefficient, forcedRate]);
  const { constants } = symbolRoles(whole.problem);
  return overCoefficients([...constants, ...ofTerms], (coefficients) => {
    const { ring, flow, values, evaluate } = plainManifold(whole, coefficients);
    return claim.problem.equations.map((e, i) => {
      const residual = ring.subtract(flow.timeDerivative(at(values, i)), evaluate(e));
      return [...residual.values()].map(({ coefficient, powers, rate }) => ({
        coefficient: coefficients.expression(coefficient),
        factors: powers.map(([name, exponent]) => ({ name, exponent })),
        rate: coefficients.expression(rate),
      }));
    });
  });
}
