import { type BudgetOptions, type SpentReason, UNLIMITED } from "../../core/budget.ts";
import { at, invariant, ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { factorise } from "../../exact/linear/linear.ts";
import { type FactoredFraction, type Localisation, localisation } from "../../exact/localisation.ts";
import { type GcdDomain, metered, sum } from "../../exact/ring.ts";
import { cancelVector, type FractionVector, raised } from "./fraction-vector.ts";
import type { Site } from "./sites.ts";

/**
 * The linearisation of the lattice's equations at wavenumber zero, factorised once.
 *
 * Its matrix `L_0` is minus a weighted graph Laplacian: rows and columns sum to zero, and the null space is the
 * constants. All denominators of a derivation are products of three factors known beforehand: the spanning-tree
 * polynomial (any principal minor of the Laplacian), the total density, and the number of masses in a cell.
 */
export interface HomologicalOperator<D> {
  readonly fractions: Localisation<D>;
  /** The sum of the densities of a cell. */
  readonly totalDensity: D;
  /**
   * Splits a residual at one grade: the `evolution` that makes the rest solvable (its sum over the cell vanishes),
   * and the `shape` with `L_0 shape + residual = evolution density` and mean zero.
   * Shapes: one entry for each mass of the cell. A spent budget ends the enclosing `withinBudget`.
   * Source: Chen, Roberts & Bunder §3.5 and Appendix B (solvability, correction, amplitude definition, eq. 15).
   */
  readonly split: (residual: FractionVector<D>) => SplitResidual<D>;
}

export interface SplitResidual<D> {
  readonly evolution: FactoredFraction<D>;
  readonly shape: FractionVector<D>;
}

/** The places of the three factors of denominators. */
const [BY_DETERMINANT, BY_TOTAL_DENSITY, BY_MASS_COUNT] = [0, 1, 2] as const;

/** Factorises the homological operator of a cell. Result reasons: "budget", "interrupted". */
export function homologicalOperator<D>(
  sites: readonly Site<D>[],
  unmetered: GcdDomain<D>,
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<HomologicalOperator<D>, SpentReason> {
  const domain = metered(unmetered, budget);
  const factorisation = factorise(domain, groundedLaplacian(sites, domain), { budget });
  if (!factorisation.ok) {
    if (factorisation.reason === "singular") throw disconnected();
    return failure(factorisation.reason, factorisation.message);
  }
  const { determinant, solve } = factorisation.value;
  const densities = sites.map(({ density }) => density);
  const totalDensity = sum(domain, densities);
  const massCount = domain.fromInteger(sites.length);
  const fractions = localisation(domain, [determinant, totalDensity, massCount]);

  const groundedSolution = ({ numerators, powers }: FractionVector<D>): FractionVector<D> => {
    const solution = solve(numerators.slice(0, -1));
    invariant(
      domain.equals(solution.denominator, determinant),
      "fraction-free solutions stand over the determinant",
    );
    return { numerators: [...solution.numerators, domain.zero], powers: raised(powers, BY_DETERMINANT) };
  };
  const withoutMean = ({ numerators, powers }: FractionVector<D>): FractionVector<D> => {
    const total = sum(domain, numerators);
    return {
      numerators: numerators.map((entry) => domain.subtract(domain.multiply(entry, massCount), total)),
      powers: raised(powers, BY_MASS_COUNT),
    };
  };
  /** The residual less `total / totalDensity` times the density, which sums to zero. */
  const solvable = ({ numerators, powers }: FractionVector<D>, total: D): FractionVector<D> => {
    if (domain.isZero(total)) return { numerators, powers };
    const rest = numerators.map((entry, i) =>
      domain.subtract(domain.multiply(entry, totalDensity), domain.multiply(total, at(densities, i))),
    );
    return { numerators: rest, powers: raised(powers, BY_TOTAL_DENSITY) };
  };
  return success({
    fractions,
    totalDensity,
    split: (residual) => {
      const total = sum(domain, residual.numerators);
      const evolution = fractions.divideByFactors(
        fractions.fromDomain(total),
        raised(residual.powers, BY_TOTAL_DENSITY),
      );
      const shape = withoutMean(groundedSolution(solvable(residual, total)));
      return { evolution, shape: cancelVector(fractions, shape) };
    },
  });
}

/** The error of a cell that is no single graph. */
export function disconnected(): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    "the cell falls apart into strands that no cross bond connects: give at least one positive cross elasticity between them, or derive them one by one",
  );
}

/** Minus `L_0` without the row and the column of the last mass, which is held at zero. */
export function groundedLaplacian<D>(
  sites: readonly Site<D>[],
  domain: GcdDomain<D>,
): readonly (readonly D[])[] {
  const size = sites.length - 1;
  return sites.slice(0, size).map(({ bonds }, index) => {
    const row = Array.from({ length: sites.length }, () => domain.zero);
    for (const { elasticity, other } of bonds) {
      row[index] = domain.add(at(row, index), elasticity);
      row[other] = domain.subtract(at(row, other), elasticity);
    }
    return row.slice(0, size);
  });
}
