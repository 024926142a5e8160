import { at, ResiduaError } from "../../../core/errors.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import { type Matrix, transposed } from "../../../exact/linear/matrix.ts";
import { solutionOver } from "../../../exact/linear/matrix-factorisation.ts";
import { imageOf, innerProduct, matrixRing } from "../../../exact/linear/matrix-ring.ts";
import type { Field } from "../../../exact/ring.ts";
import { expressionText } from "../../../expr/text.ts";
import { noEquilibrium } from "../equilibrium/require-equilibrium.ts";
import { constantOf, type Relaxed } from "../series/relaxed.ts";
import type { Construction } from "./construction.ts";
import type { HomologicalOperator, LinearPart } from "./homological-operator.ts";
import type { Unknowns } from "./unknowns.ts";

/**
 * The linear part of the equations at leading order, from the slopes of their series.
 * Errors: E_DOMAIN for equations that are nonlinear or have space derivatives at leading order, or for which the origin
 * is no equilibrium there.
 */
export function linearPart<E>(
  { problem, space: { field }, delays }: Construction<E>,
  equations: readonly Relaxed<E>[],
  unknowns: Unknowns<E>,
): LinearPart<E> {
  const empty = () => problem.variables.map(() => problem.variables.map(() => field.zero));
  const present = empty();
  const delayed = Array.from({ length: delays.count }, empty);
  equations.forEach(({ slope }, i) => {
    if (slope === "nonlinear") throw nonlinear(at(problem.variables, i));
    for (const [unknown, factor] of slope) {
      const key = unknowns.keyOf(unknown);
      if (key === undefined) continue;
      if (key.orders.some((order) => order > 0))
        throw leadingDerivative(unknown.name, at(problem.variables, i));
      at(key.delay === undefined ? present : at(delayed, key.delay), i)[key.variable] = factor;
    }
  });
  return { present, delayed };
}

function nonlinear(variable: string): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    `the equation of ${variable} is nonlinear at leading order, or has a coefficient there that varies: give every nonlinear term and every varying coefficient a small factor, or give no small symbols: the standard embedding then takes care of it`,
    { details: { variable } },
  );
}

function leadingDerivative(name: string, variable: string): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    `${name} stands in the equations without a small factor: variation in space must be slow, so give every space derivative a small factor`,
    { details: { variable } },
  );
}

/** Errors: E_DOMAIN where the equations do not vanish at the origin at leading order. */
export function requireRest<E>(
  { problem, space: { field }, coefficients }: Construction<E>,
  atOrigin: readonly Relaxed<E>[],
): void {
  atOrigin.forEach((series, i) => {
    const part = series.part(0);
    if (part.size === 0) return;
    const value = constantOf(field, part);
    const text = value === undefined ? "a function of time" : expressionText(coefficients.expression(value));
    throw noEquilibrium(at(problem.variables, i), text);
  });
}

/**
 * The couplings `N` of the chosen modes in Jordan blocks, `L v_j = lambda_j v_j + sum of N_kj v_k` over modes of the same
 * eigenvalue: `[k][j]`.
 * Errors: E_DOMAIN where a vector is no such vector, with the entry at fault; E_UNSUPPORTED for couplings with delays.
 */
export function modeCouplings<E>(
  construction: Construction<E>,
  operator: HomologicalOperator<E>,
): readonly (readonly E[])[] {
  const { modes, space, amplitude } = construction;
  const { field, table } = space;
  const couplings = modes.map(() => modes.map(() => field.zero));
  modes.forEach(({ vector, eigenvalue }, j) => {
    const matrix = operator.characteristicMatrix(table.power(amplitude(j), 1));
    const residual = imageOf(field, matrix, vector).map(field.negate);
    if (residual.every(field.isZero)) return;
    const family = modes.flatMap((mode, k) => (field.equals(mode.eigenvalue, eigenvalue) ? [k] : []));
    const found = delayFree(construction) ? coordinates(construction, family, residual) : undefined;
    if (found === undefined) throw noVector(construction, j, residual);
    family.forEach((k, index) => {
      at(couplings, k)[j] = at(found, index);
    });
  });
  const stuck = couplingThatPersists(field, couplings);
  if (stuck >= 0) throw notNilpotent(construction, stuck);
  return couplings;
}

/** A mode that powers of the couplings do not bring to zero; -1 where they are nilpotent, as in Jordan blocks. */
function couplingThatPersists<E>(field: Field<E>, couplings: Matrix<E>): number {
  const ring = matrixRing(field, couplings.length);
  let power = couplings;
  for (let exponent = 1; exponent < couplings.length; exponent += 1) power = ring.multiply(power, couplings);
  return couplings.findIndex((_, j) => power.some((row) => !field.isZero(at(row, j))));
}

function notNilpotent<E>({ problem }: Construction<E>, mode: number): ResiduaError {
  const { eigenvalue } = at(problem.modes, mode);
  return new ResiduaError(
    "E_DOMAIN",
    `vector ${mode + 1} belongs to another eigenvalue than ${expressionText(eigenvalue)}: correct the eigenvalue, or the vector`,
    { details: { mode } },
  );
}

function delayFree<E>({ delays }: Construction<E>): boolean {
  return delays.count === 0;
}

/** The coordinates of a vector in those of some modes, found through their adjoints; `undefined` where it is outside. */
function coordinates<E>(
  { modes, space: { field } }: Construction<E>,
  family: readonly number[],
  vector: readonly E[],
): readonly E[] | undefined {
  const own = family.map((k) => at(modes, k));
  const products = own.map(({ adjoint }) => own.map((mode) => innerProduct(field, adjoint, mode.vector)));
  const factorised = factorise(field, products);
  if (!factorised.ok) return undefined;
  const rightSide = own.map(({ adjoint }) => innerProduct(field, adjoint, vector));
  const found = solutionOver(field, factorised.value, rightSide);
  const combined = imageOf(field, transposed(own.map((mode) => mode.vector)), found);
  return vector.every((entry, i) => field.equals(entry, at(combined, i))) ? found : undefined;
}

function noVector<E>(
  { problem, coefficients, space: { field } }: Construction<E>,
  mode: number,
  residual: readonly E[],
): ResiduaError {
  const { eigenvalue } = at(problem.modes, mode);
  const entry = residual.findIndex((value) => !field.isZero(value));
  return new ResiduaError(
    "E_DOMAIN",
    `vector ${mode + 1} is no eigenvector for ${expressionText(eigenvalue)}: the linear part of the equation of ${at(problem.variables, entry)} leaves ${expressionText(coefficients.expression(at(residual, entry)))} instead of 0; correct the vector, or the eigenvalue`,
    { details: { mode, entry } },
  );
}
