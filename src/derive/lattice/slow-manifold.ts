import {
  type BudgetOptions,
  type SpentReason,
  stopWhenSpent,
  UNLIMITED,
  withinBudget,
} from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import type { FactoredFraction, Localisation } from "../../exact/localisation.ts";
import { type GcdDomain, sum } from "../../exact/ring.ts";
import type { Lattice } from "../../models/lattice.ts";
import { entriesOf, type FractionVector, overOneDenominator, scaleVector } from "./fraction-vector.ts";
import { type HomologicalOperator, homologicalOperator } from "./homological-operator.ts";
import { type Site, sitesOf } from "./sites.ts";

/**
 * The slow manifold of a lattice in the graded variable xi = i k h, with divided powers so that all coefficients
 * stay in the coefficient domain's fractions: `u = sum shapes[m] xi^m/m! U`, `h² U_tt = sum evolution[m] xi^m/m! U`.
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
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<SlowManifold<D>, SpentReason> {
  const sites = sitesOf(lattice);
  const operator = homologicalOperator(sites, domain, { budget });
  if (!operator.ok) return operator;
  const { fractions, split } = operator.value;
  const shapes: FractionVector<D>[] = [
    { numerators: sites.map(() => domain.one), powers: fractions.factors.map(() => 0) },
  ];
  const evolution: FactoredFraction<D>[] = [fractions.zero];
  for (let grade = 1; grade < errorOrder; grade++) {
    const doing = `deriving the slow manifold at order ${grade} of ${errorOrder - 1} in the wavenumber`;
    const next = withinBudget(() => {
      stopWhenSpent(budget, doing);
      return split(residualAt(grade, { sites, fractions, shapes, evolution }));
    });
    if (!next.ok) return next;
    budget.onProgress?.(grade / errorOrder, `order ${grade} in the wavenumber`);
    shapes.push(next.value.shape);
    evolution.push(next.value.evolution);
  }
  const entries = withinBudget(() => shapes.map((shape) => entriesOf(fractions, shape)));
  return entries.ok ? success({ operator: operator.value, shapes: entries.value, evolution }) : entries;
}

interface Approximation<D> {
  readonly sites: readonly Site<D>[];
  readonly fractions: Localisation<D>;
  readonly shapes: readonly FractionVector<D>[];
  readonly evolution: readonly FactoredFraction<D>[];
}

/**
 * The residual `L u - evolution density u` at one grade, from all lower grades. A bond to the cross-section `step` away
 * multiplies by e^{step xi}: in divided powers a binomial convolution with step^a.
 */
function residualAt<D>(
  grade: number,
  { sites, fractions, shapes, evolution }: Approximation<D>,
): FractionVector<D> {
  const { domain } = fractions;
  const orders = range(1, grade + 1);
  const moving = orders.filter((a) => a < grade && !fractions.isZero(at(evolution, a)));
  const accelerations = moving.map((a) => scaleVector(fractions, at(evolution, a), at(shapes, grade - a)));
  const { numerators, powers } = overOneDenominator(fractions, [
    ...orders.map((a) => at(shapes, grade - a)),
    ...accelerations,
  ]);
  const coefficients = orders.map((a) => binomial(grade, a));
  const ahead = combination(domain, coefficients, numerators);
  const signed = coefficients.map((coefficient, i) => (-1) ** at(orders, i) * coefficient);
  const behind = combination(domain, signed, numerators);
  const inertia = combination(
    domain,
    moving.map((a) => binomial(grade, a)),
    numerators.slice(grade),
  );
  const residual = sites.map(({ density, bonds }, index) => {
    const forces = bonds.flatMap(({ elasticity, step, other }) =>
      step === 0 ? [] : [domain.multiply(elasticity, at(step === 1 ? ahead : behind, other))],
    );
    return domain.subtract(sum(domain, forces), domain.multiply(density, inertia[index] ?? domain.zero));
  });
  return { numerators: residual, powers };
}

/** The sum of `coefficients[k] vectors[k]`; empty for none. */
function combination<D>(
  domain: GcdDomain<D>,
  coefficients: readonly number[],
  vectors: readonly (readonly D[])[],
): readonly D[] {
  const factors = coefficients.map(domain.fromInteger);
  return (vectors[0] ?? []).map((_, index) =>
    sum(
      domain,
      factors.map((factor, k) => domain.multiply(factor, at(at(vectors, k), index))),
    ),
  );
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
