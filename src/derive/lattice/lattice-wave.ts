import { type BudgetOptions, type SpentReason, UNLIMITED, withinBudget } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import type { FactoredFraction } from "../../exact/localisation.ts";
import { rational } from "../../exact/rational.ts";
import { add, divide, type Expression, multiply, number } from "../../expr/expression.ts";
import type { Lattice } from "../../models/lattice.ts";
import type { Certificate } from "../certificate.ts";
import {
  type CoefficientDomain,
  type IntegralLattice,
  integerCoefficients,
  integralLattice,
  polynomialCoefficients,
  symbolsOfLattice,
} from "./integral-lattice.ts";
import { type LatticeResidual, latticeResidual } from "./lattice-residual.ts";
import { factorial, type SlowManifold, slowManifold } from "./slow-manifold.ts";

/** A lattice whose macroscale wave equation is sought. */
export interface LatticeWaveProblem {
  /** Entries are rational expressions: exact numbers, symbols, or both. */
  readonly lattice: Lattice<Expression>;
  /** h, the distance between neighbouring cross-sections. */
  readonly spacing: Expression;
  /** Results hold with errors O(k^errorOrder) in the wavenumber k. */
  readonly errorOrder: number;
}

/**
 * The homogenised wave model of a lattice: `U_tt = c2 U_xx + c4 h² U_xxxx + c6 h⁴ U_xxxxxx + ...`,
 * where U is the mean displacement of a cell.
 */
export interface LatticeWave {
  readonly problem: LatticeWaveProblem;
  /** The mean of the densities of a cell. */
  readonly meanDensity: Expression;
  /** `c2` times the mean density. */
  readonly effectiveElasticity: Expression;
  /** `[c2, c4, ...]`, all that the error order fixes. */
  readonly dispersion: readonly Expression[];
  /** `[m][n s + j]`: the displacement of mass (n, j) is `sum over m of manifold[m] (i k h)^m U`. */
  readonly manifold: readonly (readonly Expression[])[];
  readonly certificate: Certificate;
}

/** The lowest error order that fixes c2, and the highest that the factorials of the engine are exact for. */
export const LEAST_ERROR_ORDER = 3;
export const LARGEST_ERROR_ORDER = 41;

export interface LatticeWaveOptions extends BudgetOptions {
  /** Seeds the random parameter values of the certificate. */
  readonly seed: number;
}

/**
 * Derives the slow manifold of an s-strand, p-periodic lattice and its evolution, exactly.
 *
 * Amplitude: the cell mean of the displacements. Precision: exact coefficients; errors O(k^errorOrder).
 * Errors: E_DOMAIN for an error order out of range or strands that no cross bond connects; E_UNSUPPORTED for
 * entries that are not rational expressions. Result reasons: "budget", "interrupted".
 * Cost: one exact factorisation of an (sp-1)×(sp-1) matrix, then one solution for each grade.
 * Source: Chen, Roberts & Bunder §3 and Appendix B.
 */
export function deriveLatticeWave(
  problem: LatticeWaveProblem,
  options: LatticeWaveOptions,
): Result<LatticeWave, SpentReason> {
  requireErrorOrder(problem.errorOrder);
  const symbols = symbolsOfLattice(problem.lattice);
  return symbols.length === 0
    ? deriveOver(integerCoefficients, problem, options)
    : deriveOver(polynomialCoefficients(symbols, options), problem, options);
}

function deriveOver<D>(
  coefficients: CoefficientDomain<D>,
  problem: LatticeWaveProblem,
  { seed, budget = UNLIMITED }: LatticeWaveOptions,
): Result<LatticeWave, SpentReason> {
  const outcome = withinBudget(() => {
    const integral = integralLattice(problem.lattice, coefficients);
    const derived = slowManifold(integral.lattice, coefficients.domain, problem.errorOrder, { budget });
    if (!derived.ok) return derived;
    const model = toModel(problem, integral, derived.value, coefficients);
    const residual = latticeResidual(model, problem.errorOrder, { seed, budget });
    return success({ ...model, certificate: certificateOf(residual, problem.errorOrder) });
  });
  return outcome.ok ? outcome.value : outcome;
}

function certificateOf({ exact, primes, residualOrder }: LatticeResidual, errorOrder: number): Certificate {
  const holds = residualOrder >= errorOrder;
  return { holds, exact, primes, iterations: errorOrder - 1, residualOrder };
}

/** The model as expressions, with the lattice's own elasticities and densities put back in. */
function toModel<D>(
  problem: LatticeWaveProblem,
  { elasticityFactor, densityFactor }: IntegralLattice<D>,
  { operator, shapes, evolution }: SlowManifold<D>,
  coefficients: CoefficientDomain<D>,
): Omit<LatticeWave, "certificate"> {
  const { fractions } = operator;
  const expression = (value: FactoredFraction<D>) =>
    coefficients.fractionExpression(fractions.numerator(value), fractions.factors, fractions.powers(value));
  const scale = divide(coefficients.toExpression(densityFactor), coefficients.toExpression(elasticityFactor));
  const inverseFactorial = (grade: number) => number(rational(1, factorial(grade)));
  const speeds = evolution.map((value, grade) => multiply(inverseFactorial(grade), scale, expression(value)));
  const masses = problem.lattice.density.flat();
  // c2 times the mean density, multiplied while still exact fractions, so that the total density cancels.
  const stiffness = fractions.multiply(at(evolution, 2), fractions.fromDomain(operator.totalDensity));
  const half = number(rational(1, 2 * masses.length));
  return {
    problem,
    meanDensity: divide(add(...masses), number(masses.length)),
    effectiveElasticity: divide(
      multiply(half, expression(stiffness)),
      coefficients.toExpression(elasticityFactor),
    ),
    dispersion: speeds.filter((_, grade) => grade >= 2 && grade % 2 === 0),
    manifold: shapes.map((shape, grade) =>
      shape.map((value) => multiply(inverseFactorial(grade), expression(value))),
    ),
  };
}

function requireErrorOrder(errorOrder: number): void {
  if (!Number.isInteger(errorOrder) || errorOrder < LEAST_ERROR_ORDER || errorOrder > LARGEST_ERROR_ORDER) {
    throw new ResiduaError(
      "E_DOMAIN",
      `errorOrder must be a whole number from ${LEAST_ERROR_ORDER} (which fixes c2) to ${LARGEST_ERROR_ORDER}, got ${errorOrder}`,
    );
  }
}
