import { type Budget, stopWhenSpent, UNLIMITED, withinBudget } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import { type Result, success } from "../../../core/result.ts";
import type { ConstructedManifold } from "../construction/construct-manifold.ts";
import type { NoManifold } from "../manifold-result.ts";
import { type Part, PartSum, summed } from "../series/part.ts";
import { AdjointOperator } from "./adjoint-operator.ts";
import { HistoryRows, kernelParts } from "./history-rows.ts";
import { type Jacobians, jacobians } from "./jacobians.ts";
import { noiseRow } from "./noise-row.ts";
import { type RowFlow, rowFlow } from "./row-flow.ts";
import { type IsWanted, rowProducts } from "./row-products.ts";
import { isAnyLeft, RowSums, type Rows } from "./rows.ts";

/** The covectors of a projection, operators in space. */
export interface ProjectionParts<E> {
  /** `[mode][variable][grade]`. */
  readonly covectors: readonly (readonly (readonly Part<E>[])[])[];
  /**
   * `[delay][mode][variable][p][grade]`: for deviations in the past, the kernels' coefficients of `r^p`, without the factor
   * `exp(-kappa r)` of each term, kappa the rate of the mode less that of the monomial.
   */
  readonly history: readonly (readonly (readonly (readonly (readonly Part<E>[])[])[])[])[];
}

/**
 * The linear projection onto a manifold along its isochrons: rows `z_j` for which a small displacement `du` off the
 * manifold changes the amplitude by `z_j du`, so that both solutions approach each other in time. They are the solution of
 * `dz/dt + z J = G' z` with `z du/ds = I`, where J and G' are the derivatives of equations and evolution along
 * the manifold; with variation in space, all are differential operators, and products are compositions.
 *
 * With delays the deviation is a history, and the projection a functional of it: `z_j v(t)`, and for each delay tau the
 * integral over r from 0 to tau of `k_j(r) v(t - tau + r)` with the kernel `k(r) = exp(r D) (z J_tau)`, `D z = dz/dt - G' z`. The
 * equations are `D z + z J_0 + sum of exp(tau D) (z J_tau) = 0`, and that the functional of `du/ds` is I: at leading order
 * Hale's bilinear form.
 *
 * Result reasons: "resonance" where decay onto the manifold, or what else happens off it, resonates with its evolution, so
 * that no isochrons of this order need exist; "budget", "interrupted".
 * Source: Roberts (2015), Model emergent dynamics in complex systems, SIAM, chapter 12; Hale & Verduyn Lunel (1993),
 * Introduction to functional differential equations, chapter 7, for delays.
 */
export function isochronProjection<E>(
  manifold: ConstructedManifold<E>,
  { budget = UNLIMITED }: { readonly budget?: Budget } = {},
): Result<ProjectionParts<E>, NoManifold> {
  const outcome = withinBudget(() => new ProjectionIteration(manifold).run(budget));
  return outcome.ok ? outcome.value : outcome;
}

class ProjectionIteration<E> {
  readonly #manifold: ConstructedManifold<E>;
  readonly #jacobians: Jacobians<E>;
  readonly #adjoint: AdjointOperator<E>;
  readonly #flow: RowFlow<E>;
  readonly #history: readonly HistoryRows<E>[];
  /** `[grade]`. */
  readonly #rows: Rows<E>[] = [];

  constructor(manifold: ConstructedManifold<E>) {
    this.#manifold = manifold;
    this.#jacobians = jacobians(manifold);
    this.#adjoint = new AdjointOperator(manifold);
    this.#flow = rowFlow(manifold, this.#jacobians);
    this.#history = this.#jacobians.delayed.map(
      (_, delay) => new HistoryRows(manifold, this.#jacobians, this.#adjoint, delay),
    );
  }

  run(budget: Budget): Result<ProjectionParts<E>, NoManifold> {
    const { grades, setting } = this.#manifold;
    for (let grade = 0; grade < grades; grade += 1) {
      stopWhenSpent(budget, `projecting at grade ${grade}`);
      for (const history of this.#history) history.advance(this.#rows);
      const solved = this.#solve(this.#residual(grade), this.#products(grade));
      if (!solved.ok) return solved;
      for (const history of this.#history) history.add(solved.value);
      this.#rows.push(solved.value);
    }
    const shape = at(this.#rows, 0);
    return success({
      covectors: setting.modes.map((_, j) =>
        setting.problem.variables.map((_variable, i) => this.#rows.map((rows) => at(at(rows, j), i))),
      ),
      history: this.#history.map((history) => kernelParts(history, shape, grades)),
    });
  }

  /** With noise, the products with all tangent vectors are given; what remains of a row decays or grows. */
  readonly #isWanted: IsWanted = (mode, other, monomial) =>
    this.#manifold.noise?.isNoisy(monomial) === true || this.#adjoint.isSteady(mode, other, monomial);

  #sums(columns: number): RowSums<E> {
    const { space, modes } = this.#manifold.setting;
    return new RowSums(space.field, modes.length, columns);
  }

  /** What the known rows leave in `dz/dt + z J - G' z` at a grade. */
  #residual(grade: number): Rows<E> {
    const { space, problem } = this.#manifold.setting;
    const { operators, equations } = this.#jacobians;
    const sums = this.#sums(problem.variables.length);
    this.#rows.forEach((rows, lower) => {
      this.#flow.ofCovectors(rows, grade - lower, sums);
    });
    sums.addMultiple(rowProducts(operators, this.#rows, equations, grade), space.field.one);
    for (const history of this.#history) sums.addMultiple(history.advanced(grade), space.field.one);
    return sums.total();
  }

  /** What the products of the newest rows with the vectors of the modes must be, where they do not vary. */
  #products(grade: number): Rows<E> {
    const { space, modes } = this.#manifold.setting;
    const { operators, tangent } = this.#jacobians;
    const minus = space.field.fromInteger(-1);
    const sums = this.#sums(modes.length);
    if (grade === 0) {
      modes.forEach((_, j) => {
        sums.at(j, j).addTerm(0, space.field.one);
      });
    }
    sums.addMultiple(rowProducts(operators, this.#rows, tangent, grade, this.#isWanted), minus);
    for (const history of this.#history) sums.addMultiple(history.integral(grade), minus);
    return sums.total();
  }

  /** Nilpotent couplings act on each solution, and leave a residual for the next, until they leave none. */
  #solve(residual: Rows<E>, products: Rows<E>): Result<Rows<E>, NoManifold> {
    const { space, problem } = this.#manifold.setting;
    const totals = this.#sums(problem.variables.length);
    let [rest, wanted] = [residual, products];
    while (isAnyLeft(rest) || isAnyLeft(wanted)) {
      const solved: (readonly Part<E>[])[] = [];
      for (const [mode, row] of rest.entries()) {
        const outcome = this.#solveRow(mode, row, at(wanted, mode));
        if (!outcome.ok) return outcome;
        solved.push(outcome.value);
      }
      totals.addMultiple(solved, space.field.one);
      const left = this.#sums(problem.variables.length);
      this.#flow.ofCovectors(solved, 0, left);
      rest = left.total();
      wanted = products.map((row) => row.map(() => new Map()));
    }
    return success(totals.total());
  }

  #solveRow(
    mode: number,
    residual: readonly Part<E>[],
    products: readonly Part<E>[],
  ): Result<readonly Part<E>[], NoManifold> {
    const { noise, setting } = this.#manifold;
    if (noise === undefined) return this.#solvePlainRow(mode, residual, products);
    const { space } = setting;
    const { plain, noisy } = noise.sort([...residual, ...products]);
    const still = this.#solvePlainRow(mode, plain.slice(0, residual.length), plain.slice(residual.length));
    if (!still.ok) return still;
    let total = still.value;
    for (const [monomial, parts] of noisy) {
      const driven = noiseRow(space, noise, {
        kappa: space.table.rate(this.#adjoint.quotient(mode, monomial)),
        residual: parts.slice(0, residual.length),
        products: parts.slice(residual.length),
      });
      if (!driven.ok) return driven;
      const row = driven.value.map((part) => noise.times(part, monomial));
      total = summed(space.field, total, row);
    }
    return success(total);
  }

  /** Solves `row Delta(kappa) = residual`, kappa the rate of the mode less that of the monomial. */
  #solvePlainRow(
    mode: number,
    residual: readonly Part<E>[],
    products: readonly Part<E>[],
  ): Result<readonly Part<E>[], NoManifold> {
    const { field, table } = this.#manifold.setting.space;
    const sums = residual.map(() => new PartSum(field));
    const monomials = new Set([...residual, ...products].flatMap((part) => [...part.keys()]));
    for (const monomial of monomials) {
      const quotient = this.#adjoint.quotient(mode, monomial);
      const modes = this.#adjoint.modesAt(table.rate(quotient));
      const wanted = modes.map((k) => at(products, k).get(monomial) ?? field.zero);
      const rightSide = residual.map((part) => part.get(monomial) ?? field.zero);
      if (wanted.every(field.isZero) && rightSide.every(field.isZero)) continue;
      const solved = this.#adjoint.solve(quotient, rightSide, wanted);
      if (!solved.ok) return solved;
      solved.value.forEach((value, i) => {
        at(sums, i).addTerm(monomial, value);
      });
    }
    return success(sums.map((sum) => sum.total()));
  }
}
