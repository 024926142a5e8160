import { at } from "../../../core/errors.ts";
import { differentiate, symbolsOf } from "../../../expr/calculus.ts";
import type { ConstructedManifold } from "../construction/construct-manifold.ts";
import { combination, derivatives, type Part, PartSum, partAt } from "../series/part.ts";
import { byGrade } from "../series/relaxed.ts";
import { isUnknown } from "../symbol-roles.ts";
import { OperatorParts } from "./operator-parts.ts";

/** A matrix of operators by grade. */
export type OperatorMatrix<E> = (grade: number) => readonly (readonly Part<E>[])[];

/** The derivatives of equations, manifold and evolution, as matrices of differential operators in space. */
export interface Jacobians<E> {
  readonly operators: OperatorParts<E>;
  /** `[i][k]`: of equation i by variable k. */
  readonly equations: OperatorMatrix<E>;
  /** `[i][k]`: of variable i by amplitude k. */
  readonly tangent: OperatorMatrix<E>;
  /** `[j][k]`: of `G_j` by amplitude k. */
  readonly evolution: OperatorMatrix<E>;
  /** For each delay, the same of equations by what variables were a delay earlier, and of what they were. */
  readonly delayed: readonly Pick<Jacobians<E>, "equations" | "tangent">[];
}

/** The derivatives on a manifold, as series along it. */
export function jacobians<E>(manifold: ConstructedManifold<E>): Jacobians<E> {
  const { setting, unknowns, flow } = manifold;
  const { space, jets, problem, modes, delays } = setting;
  const operators = new OperatorParts(space, jets, problem.space, problem.truncations.length);
  const along = (part: Part<E>) => jetDerivatives(manifold, operators, part);
  const orders = problem.space.map(() => 0);
  return {
    operators,
    equations: equationDerivatives(manifold, operators, undefined),
    tangent: byGrade((grade) => problem.variables.map((_, i) => along(partAt(unknowns.values(i), grade)))),
    evolution: byGrade((grade) => modes.map((_, j) => along(partAt(flow.evolution(j), grade)))),
    delayed: Array.from({ length: delays.count }, (_, delay) => ({
      equations: equationDerivatives(manifold, operators, delay),
      tangent: byGrade((grade) =>
        problem.variables.map((_variable, variable) =>
          along(unknowns.series({ variable, orders, delay }).part(grade)),
        ),
      ),
    })),
  };
}

/** The derivative of a part by each amplitude: every jet of it contributes its own order. */
function jetDerivatives<E>(
  { setting: { space, jets, modes } }: ConstructedManifold<E>,
  operators: OperatorParts<E>,
  part: Part<E>,
): readonly Part<E>[] {
  const sums = modes.map(() => new PartSum(space.field));
  for (const [symbol, derivative] of derivatives(space.field, space.table, part)) {
    const jet = jets.jetOf(symbol);
    if (jet !== undefined) at(sums, jet.mode).add(operators.times(derivative, jet.orders));
  }
  return sums.map((sum) => sum.total());
}

/** By the variables as they are now, or as they were a delay earlier. */
function equationDerivatives<E>(
  { setting, compiler }: ConstructedManifold<E>,
  operators: OperatorParts<E>,
  delay: number | undefined,
): OperatorMatrix<E> {
  const { problem, space } = setting;
  const entries = problem.equations.map((e) =>
    symbolsOf(e)
      .filter((name) => isUnknown(problem, name))
      .map((name) => ({ name, ...compiler.unknownKey(name) }))
      .filter((key) => key.delay === delay)
      .map((key) => ({ ...key, series: compiler.series(differentiate(e, key.name)) })),
  );
  return byGrade((grade) =>
    entries.map((row) =>
      problem.variables.map((_, k) =>
        combination(
          space.field,
          row
            .filter(({ variable }) => variable === k)
            .map(({ orders, series }) => [space.field.one, operators.times(series.part(grade), orders)]),
        ),
      ),
    ),
  );
}
