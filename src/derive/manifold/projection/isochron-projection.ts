import { type Budget, stopWhenSpent, UNLIMITED, withinBudget } from "../../../core/budget.ts";
import { at, ResiduaError } from "../../../core/errors.ts";
import { type Result, success } from "../../../core/result.ts";
import type { ConstructedManifold, NoManifold } from "../construct-manifold.ts";
import { type Part, PartSum } from "../part.ts";
import { AdjointOperator } from "./adjoint-operator.ts";
import { type Jacobians, jacobians } from "./jacobians.ts";

/** `[mode][variable][grade]`: the covectors of the projection, operators in space. */
export type ProjectionParts<E> = readonly (readonly (readonly Part<E>[])[])[];

/**
 * The linear projection onto a manifold along its isochrons: rows `z_j` for which a small displacement `du` off the
 * manifold changes the amplitude by `z_j du`, so that both solutions approach each other in time. They are the solution of
 * `dz/dt + z J = G' z` with `z du/ds = I`, where J and G' are the derivatives of equations and evolution along
 * the manifold; with variation in space, all are differential operators, and products are compositions.
 *
 * Errors: E_UNSUPPORTED for equations with delays. Result reasons: "resonance" where decay onto the manifold, or what else
 * happens off it, resonates with its evolution, so that no isochrons of this order need exist; "budget", "interrupted".
 * Source: Roberts (2015), Model emergent dynamics in complex systems, SIAM, chapter 12.
 */
export function isochronProjection<E>(
  manifold: ConstructedManifold<E>,
  { budget = UNLIMITED }: { readonly budget?: Budget } = {},
): Result<ProjectionParts<E>, NoManifold> {
  if (manifold.setting.delays.count > 0) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "projections of equations with delays are functionals, not covectors",
    );
  }
  const outcome = withinBudget(() => new ProjectionIteration(manifold).run(budget));
  return outcome.ok ? outcome.value : outcome;
}

/** A covector at one grade. */
type Row<E> = readonly Part<E>[];

class ProjectionIteration<E> {
  readonly #manifold: ConstructedManifold<E>;
  readonly #jacobians: Jacobians<E>;
  readonly #adjoint: AdjointOperator<E>;
  /** `[mode][grade]`. */
  readonly #rows: Row<E>[][];

  constructor(manifold: ConstructedManifold<E>) {
    const { setting, operator } = manifold;
    this.#manifold = manifold;
    this.#jacobians = jacobians(manifold);
    this.#adjoint = new AdjointOperator(setting.space.field, operator.linear.present, setting.modes);
    this.#rows = setting.modes.map(() => []);
  }

  run(budget: Budget): Result<ProjectionParts<E>, NoManifold> {
    const { grades, setting } = this.#manifold;
    for (let grade = 0; grade < grades; grade += 1) {
      stopWhenSpent(budget, `projecting at grade ${grade}`);
      const solved = this.#solve(
        setting.modes.map((_, j) => this.#residual(j, grade)),
        setting.modes.map((_, j) => this.#products(j, grade)),
      );
      if (!solved.ok) return solved;
      solved.value.forEach((row, j) => {
        at(this.#rows, j).push(row);
      });
    }
    return success(
      this.#rows.map((rows) => setting.problem.variables.map((_, i) => rows.map((row) => at(row, i)))),
    );
  }

  /** What the known rows leave in `dz/dt + z J - G' z` at a grade. */
  #residual(mode: number, grade: number): Row<E> {
    const { setting, flow } = this.#manifold;
    const { operators, equations, evolution } = this.#jacobians;
    const { field } = setting.space;
    const rows = at(this.#rows, mode);
    return setting.problem.variables.map((_, i) => {
      const sum = new PartSum(field);
      for (let lower = 0; lower < grade; lower += 1) {
        const shift = grade - lower;
        sum.add(flow.transport(at(at(rows, lower), i), shift));
        sum.add(operators.products(at(rows, lower).map((part, k) => [part, at(at(equations(shift), k), i)])));
        const carried = operators.products(
          at(evolution(shift), mode).map((part, k) => [part, at(at(at(this.#rows, k), lower), i)]),
        );
        sum.addMultiple(carried, field.fromInteger(-1));
      }
      return sum.total();
    });
  }

  /** What the products of the newest row with the vectors of the modes must be. */
  #products(mode: number, grade: number): Row<E> {
    const { setting } = this.#manifold;
    const { operators, tangent } = this.#jacobians;
    const { field } = setting.space;
    const rows = at(this.#rows, mode);
    return setting.modes.map((_, k) => {
      const sum = new PartSum(field);
      if (grade === 0 && k === mode) sum.addTerm(0, field.one);
      for (let lower = 0; lower < grade; lower += 1) {
        const products = operators.products(
          at(rows, lower).map((part, i) => [part, at(at(tangent(grade - lower), i), k)]),
        );
        sum.addMultiple(products, field.fromInteger(-1));
      }
      return sum.total();
    });
  }

  /** Nilpotent couplings act on each solution, and leave a residual for the next, until they leave none. */
  #solve(residuals: readonly Row<E>[], products: readonly Row<E>[]): Result<readonly Row<E>[], NoManifold> {
    const { field } = this.#manifold.setting.space;
    const totals = residuals.map((row) => row.map(() => new PartSum(field)));
    let [rest, wanted] = [residuals, products];
    while (isAnyLeft(rest) || isAnyLeft(wanted)) {
      const solved: Row<E>[] = [];
      for (const [mode, row] of rest.entries()) {
        const outcome = this.#solveRow(mode, row, at(wanted, mode));
        if (!outcome.ok) return outcome;
        solved.push(outcome.value);
      }
      solved.forEach((row, j) => {
        row.forEach((part, i) => {
          at(at(totals, j), i).add(part);
        });
      });
      rest = solved.map((_, j) => this.#nilpotent(solved, j));
      wanted = products.map((row) => row.map(() => new Map()));
    }
    return success(totals.map((row) => row.map((sum) => sum.total())));
  }

  /** What the flow and the couplings leave of rows without a change of grade. */
  #nilpotent(rows: readonly Row<E>[], mode: number): Row<E> {
    const { setting, flow } = this.#manifold;
    const { operators, evolution } = this.#jacobians;
    const { field } = setting.space;
    return setting.problem.variables.map((_, i) => {
      const sum = new PartSum(field);
      sum.add(flow.transport(at(at(rows, mode), i), 0));
      const carried = operators.products(at(evolution(0), mode).map((part, k) => [part, at(at(rows, k), i)]));
      sum.addMultiple(carried, field.fromInteger(-1));
      return sum.total();
    });
  }

  /** Solves `row (kappa - L) = residual`, kappa the rate of the mode less that of the monomial. */
  #solveRow(mode: number, residual: Row<E>, products: Row<E>): Result<Row<E>, NoManifold> {
    const { space, modes } = this.#manifold.setting;
    const { field, table } = space;
    const sums = residual.map(() => new PartSum(field));
    const monomials = new Set([...residual, ...products].flatMap((part) => [...part.keys()]));
    for (const monomial of monomials) {
      const kappa = field.subtract(at(modes, mode).eigenvalue, table.rate(monomial));
      const wanted = this.#adjoint.modesAt(kappa).map((k) => at(products, k).get(monomial) ?? field.zero);
      const rightSide = residual.map((part) => part.get(monomial) ?? field.zero);
      if (wanted.every(field.isZero) && rightSide.every(field.isZero)) continue;
      const solved = this.#adjoint.solve(kappa, rightSide, wanted);
      if (!solved.ok) return solved;
      solved.value.forEach((value, i) => {
        at(sums, i).addTerm(monomial, value);
      });
    }
    return success(sums.map((sum) => sum.total()));
  }
}

function isAnyLeft<E>(rows: readonly Row<E>[]): boolean {
  return rows.some((row) => row.some((part) => part.size > 0));
}
