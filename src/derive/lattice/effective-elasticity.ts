import { type BudgetOptions, type SpentReason, UNLIMITED, withinBudget } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import type { Result } from "../../core/result.ts";
import { determinant } from "../../exact/linear/linear.ts";
import { exactQuotient, type GcdDomain, metered, sum } from "../../exact/ring.ts";
import { type Expression, multiply, number } from "../../expr/expression.ts";
import type { Lattice } from "../../models/lattice.ts";
import { disconnected, groundedLaplacian } from "./homological-operator.ts";
import {
  type CoefficientDomain,
  integerCoefficients,
  integralLattice,
  polynomialCoefficients,
  symbolsOfLattice,
} from "./integral-lattice.ts";
import { sitesOf } from "./sites.ts";
import { type SpanningSums, spanningSums } from "./spanning-sums.ts";

/**
 * The effective elasticity of a lattice as a quotient, which common divisors of the elasticities alone may still
 * cancel.
 */
export interface EffectiveElasticity {
  readonly numerator: Expression;
  readonly denominator: Expression;
}

/**
 * The effective elasticity of a lattice, `c2` times its mean density, without the slow manifold:
 * `period windingCycles / (strands trees)`, a ratio of bordered determinants of a weighted graph Laplacian. With
 * symbols it comes from sums over subgraphs, in which nothing cancels; with numbers alone from determinants modulo
 * primes.
 *
 * Errors: E_DOMAIN for strands that no cross bond connects; E_UNSUPPORTED for entries that are not rational.
 * Result reasons: "budget", "interrupted". Source: Chen, Roberts & Bunder §3.5, of which it is the first correction.
 */
export function effectiveElasticity(
  lattice: Lattice<Expression>,
  options: BudgetOptions = {},
): Result<EffectiveElasticity, SpentReason> {
  const symbols = symbolsOfLattice(lattice);
  return withinBudget(() =>
    symbols.length === 0
      ? quotientOver(lattice, integerCoefficients, ({ domain }, cell) =>
          borderedDeterminants(domain, cell, options),
        )
      : quotientOver(lattice, polynomialCoefficients(symbols, options), ({ domain }, cell) =>
          spanningSums(domain, cell, options),
        ),
  );
}

function quotientOver<D>(
  lattice: Lattice<Expression>,
  coefficients: CoefficientDomain<D>,
  sumsOf: (coefficients: CoefficientDomain<D>, cell: Lattice<D>) => SpanningSums<D>,
): EffectiveElasticity {
  const { lattice: cell, elasticityFactor } = integralLattice(lattice, coefficients);
  const { trees, windingCycles } = sumsOf(coefficients, cell);
  if (coefficients.domain.isZero(trees)) throw disconnected();
  const { toExpression } = coefficients;
  return {
    numerator: multiply(number(lattice.period), toExpression(windingCycles)),
    denominator: multiply(number(lattice.strands), toExpression(elasticityFactor), toExpression(trees)),
  };
}

/**
 * The same sums as determinants: of the grounded Laplacian, and of it bordered by the forces of a unit strain and by
 * the sum of the longitudinal elasticities. The latter counts a cycle by the square of the cross-sections that it
 * passes. A spent budget ends the enclosing `withinBudget`.
 */
export function borderedDeterminants<D>(
  unmetered: GcdDomain<D>,
  cell: Lattice<D>,
  { budget = UNLIMITED }: BudgetOptions = {},
): SpanningSums<D> {
  const domain = metered(unmetered, budget);
  const sites = sitesOf(cell);
  const laplacian = groundedLaplacian(sites, domain);
  const forces = sites.map(({ bonds }) =>
    sum(
      domain,
      bonds.map(({ elasticity, step }) => domain.multiply(domain.fromInteger(step), elasticity)),
    ),
  );
  const bordered = [
    ...laplacian.map((row, index) => [...row, at(forces, index)]),
    [...forces.slice(0, -1), sum(domain, cell.longitudinal.flat())],
  ];
  return {
    trees: determinant(domain, laplacian, { budget }),
    windingCycles: exactQuotient(
      domain,
      determinant(domain, bordered, { budget }),
      domain.fromInteger(cell.period ** 2),
    ),
  };
}
