import { at, invariant, ResiduaError } from "../../core/errors.ts";
import { factorise } from "../../exact/linear/linear.ts";
import { type FactoredFraction, type Localisation, localisation } from "../../exact/localisation.ts";
import { type GcdDomain, sum } from "../../exact/ring.ts";
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
   * Shapes: one entry for each mass of the cell.
   * Source: Chen, Roberts & Bunder §3.5 and Appendix B (solvability, correction, amplitude definition, eq. 15).
   */
  readonly split: (residual: readonly FactoredFraction<D>[]) => SplitResidual<D>;
}

export interface SplitResidual<D> {
  readonly evolution: FactoredFraction<D>;
  readonly shape: readonly FactoredFraction<D>[];
}

/** Factorises the homological operator of a cell. */
export function homologicalOperator<D>(
  sites: readonly Site<D>[],
  domain: GcdDomain<D>,
): HomologicalOperator<D> {
  const factorisation = factorise(domain, groundedLaplacian(sites, domain));
  if (!factorisation.ok) throw disconnected();
  const { determinant, solve } = factorisation.value;
  const totalDensity = sum(
    domain,
    sites.map(({ density }) => density),
  );
  const massCount = domain.fromInteger(sites.length);
  const fractions = localisation(domain, [determinant, totalDensity, massCount]);
  const [byDeterminant, byTotalDensity, byMassCount] = [0, 1, 2];

  const total = (entries: readonly FactoredFraction<D>[]) => sum(fractions, entries);
  const groundedSolution = (rightSide: readonly FactoredFraction<D>[]) => {
    const { numerators, powers } = fractions.overCommonDenominator(rightSide);
    const { numerators: solution, denominator } = solve(numerators);
    invariant(domain.equals(denominator, determinant), "fraction-free solutions stand over the determinant");
    return solution.map((entry) =>
      fractions.divideByFactor(fractions.divideByFactors(fractions.fromDomain(entry), powers), byDeterminant),
    );
  };
  const withoutMean = (entries: readonly FactoredFraction<D>[]) => {
    const mean = fractions.divideByFactor(total(entries), byMassCount);
    return entries.map((entry) => fractions.subtract(entry, mean));
  };
  return {
    fractions,
    totalDensity,
    split: (residual) => {
      const evolution = fractions.divideByFactor(total(residual), byTotalDensity);
      const solvable = sites.map(({ density }, index) =>
        fractions.subtract(at(residual, index), fractions.multiply(evolution, fractions.fromDomain(density))),
      );
      const grounded = groundedSolution(solvable.slice(0, -1));
      return { evolution, shape: withoutMean([...grounded, fractions.zero]) };
    },
  };
}

function disconnected(): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    "the cell falls apart into strands that no cross bond connects: give at least one positive cross elasticity between them, or derive them one by one",
  );
}

/** Minus `L_0` without the row and the column of the last mass, which is held at zero. */
function groundedLaplacian<D>(sites: readonly Site<D>[], domain: GcdDomain<D>): readonly (readonly D[])[] {
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
