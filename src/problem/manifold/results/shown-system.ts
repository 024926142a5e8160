import { at } from "../../../core/errors.ts";
import { fieldExpression, type ModalSystem } from "../../../derive/manifold/interval/modal-system.ts";
import type { Mode } from "../../../derive/manifold/manifold-problem.ts";
import { add, type Expression, multiply, number, ZERO } from "../../../expr/expression.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** Expressions by name, in order. */
export type NamedExpressions = readonly (readonly [name: string, value: Expression])[];

/** The equations as they are analysed: on an interval those of the fields. */
export function analysedEquations({ modal, result }: SolvedManifold): NamedExpressions {
  const { variables, equations } = modal?.fields ?? result.problem;
  return variables.map((name, i) => [name, at(equations, i)]);
}

/** The variables themselves, from the expressions of all that the engine solved for, and from where they rest. */
export function shownVariables(
  { modal, result, file }: SolvedManifold,
  values: readonly Expression[],
): NamedExpressions {
  const { variables } = modal?.fields ?? result.problem;
  const fields = modal === undefined ? values : fieldsOf(modal, values);
  return variables.map((name, i) => [name, add(file.equilibrium?.[name] ?? ZERO, at(fields, i))]);
}

/** An entry for each variable: on an interval fields, from an entry for each shape. */
function shownVector({ modal }: SolvedManifold, entries: readonly Expression[]): readonly Expression[] {
  return modal === undefined ? entries : fieldsOf(modal, entries);
}

/**
 * A covector as it acts on deviations: on an interval by the mean of the product with them, so that a shape other than the
 * constant one, whose square has the mean 1/2, counts twice.
 */
export function shownCovector(solved: SolvedManifold, entries: readonly Expression[]): readonly Expression[] {
  const { modal } = solved;
  if (modal === undefined) return entries;
  const weighed = entries.map((entry, k) =>
    at(modal.coordinates, k).shape.wavenumber === 0 ? entry : multiply(number(2), entry),
  );
  return fieldsOf(modal, weighed);
}

/** The modes with vectors and adjoints as they are shown. */
export function shownModes(solved: SolvedManifold): readonly Mode[] {
  return solved.result.problem.modes.map((mode) => ({
    ...mode,
    vector: shownVector(solved, mode.vector),
    adjoint: shownCovector(solved, mode.adjoint),
  }));
}

/** The highest wavenumber of the shapes that take part, in multiples of the base wavenumber. */
export function highestWavenumber({ coordinates }: ModalSystem): number {
  return Math.max(...coordinates.map(({ shape }) => shape.wavenumber));
}

function fieldsOf(modal: ModalSystem, values: readonly Expression[]): readonly Expression[] {
  return modal.fields.variables.map((_, i) => fieldExpression(modal, i, values));
}
