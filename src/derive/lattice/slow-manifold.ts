import { type Budget, spent } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import type { FactoredFraction } from "../../exact/localisation.ts";
import { type GcdDomain, sum } from "../../exact/ring.ts";
import type { Lattice } from "../../models/lattice.ts";
import { type HomologicalOperator, homologicalOperator } from "./homological-operator.ts";
import { type Site, sitesOf } from "./sites.ts";

/**
 * The slow manifold of a lattice in the graded variable xi = i k h, with divided powers so that all coefficients stay in the
 * coefficient domain's fractions: `u = sum shapes[m] xi^m/m! U`, `h² U_tt = sum evolution[m] xi^m/m! U`.
 */
export interface SlowManifold<D> {
  readonly operator: HomologicalOperator<D>;
  /** `[m][n s + j]` for grades below the error order. */
  readonly shapes: readonly (readonly FactoredFraction<D>[])[];
  /** `[m]` for grades below the error order. */
  readonly evolution: readonly FactoredFraction<D>[];
}

/**
 * Runs the residual-driven iteration, one grade a step: residual, solvability (gives the evolution), solution
 * (gives the shape), amplitude definition (the cell mean of the shape is U).
 * Precision: errors O(xi^errorOrder). Result reasons: "budget", "interrupted".
 * Source: Chen, Roberts & Bunder §3.3 to §3.5 and Appendix B.
 */
export function slowManifold<D>(
  lattice: Lattice<D>,
  domain: GcdDomain<D>,
  errorOrder: number,
  budget: Budget,
): Result<SlowManifold<D>, "budget" | "interrupted"> {
  const sites = sitesOf(lattice);
  const operator = homologicalOperator(sites, domain);
  const { fractions } = operator;
  const shapes: (readonly FactoredFraction<D>[])[] = [sites.map(() => fractions.one)];
  const evolution: FactoredFraction<D>[] = [fractions.zero];
  for (let grade = 1; grade < errorOrder; grade++) {
    const stop = spent(
      budget,
      `deriving the slow manifold at order ${grade} of ${errorOrder - 1} in the wavenumber`,
    );
    if (stop !== undefined) return stop;
    budget.onProgress?.(grade / errorOrder, `order ${grade} in the wavenumber`);
    const next = operator.split(residualAt(grade, { sites, operator, shapes, evolution }));
    shapes.push(next.shape);
    evolution.push(next.evolution);
  }
  return success({ operator, shapes, evolution });
}

interface Approximation<D> {
  readonly sites: readonly Site<D>[];
  readonly operator: HomologicalOperator<D>;
  readonly shapes: readonly (readonly FactoredFraction<D>[])[];
  readonly evolution: readonly FactoredFraction<D>[];
}

/**
 * The residual `L u - evolution density u` at one grade, from all lower grades. A bond to the cross-section `step` away
 * multiplies by e^{step xi}: in divided powers a binomial convolution with step^a.
 */
function residualAt<D>(grade: number, { sites, operator, shapes, evolution }: Approximation<D>) {
  const { fractions } = operator;
  const binomials = Array.from({ length: grade + 1 }, (_, a) => fractions.fromInteger(binomial(grade, a)));
  const shapeAt = (order: number, site: number) => at(at(shapes, order), site);
  return sites.map(({ density, bonds }, index) => {
    const forces = bonds.flatMap(({ elasticity, step, other }) => {
      if (step === 0) return [];
      const terms = range(1, grade + 1).map((a) =>
        fractions.multiply(fractions.fromInteger(binomial(grade, a) * step ** a), shapeAt(grade - a, other)),
      );
      return [fractions.multiply(fractions.fromDomain(elasticity), sum(fractions, terms))];
    });
    const inertia = range(1, grade).map((a) =>
      fractions.multiply(at(binomials, a), fractions.multiply(at(evolution, a), shapeAt(grade - a, index))),
    );
    return fractions.subtract(
      sum(fractions, forces),
      fractions.multiply(fractions.fromDomain(density), sum(fractions, inertia)),
    );
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** Exact below grade 57, far above any error order in use. */
export function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}

export function factorial(n: number): bigint {
  return n <= 1 ? 1n : BigInt(n) * factorial(n - 1);
}
