import type { BudgetOptions } from "../../../core/budget.ts";
import { at, invariant, ResiduaError } from "../../../core/errors.ts";
import { type JordanChain, jordanChains } from "../../../exact/linear/jordan-chains.ts";
import { factorise, nullSpace } from "../../../exact/linear/linear.ts";
import { type Matrix, transposed } from "../../../exact/linear/matrix.ts";
import { solutionOver } from "../../../exact/linear/matrix-factorisation.ts";
import { imageOf, innerProduct } from "../../../exact/linear/matrix-ring.ts";
import type { Field } from "../../../exact/ring.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { conjugate } from "../conjugate.ts";
import type { Mode } from "../manifold-problem.ts";
import type { ExpressionMatrix } from "./characteristic-norm.ts";
import { characteristicMatrix, type LinearMatrices } from "./linear-matrices.ts";

/**
 * The modes of one eigenvalue of a matrix: Jordan chains, longest first, each from its eigenvector on, whose first nonzero
 * entry is 1; and left vectors with `conj(adjoint_j) . vector_k = delta_jk`. None where it is no eigenvalue.
 * Errors: E_SHAPE, E_UNSUPPORTED. A spent budget ends the enclosing `withinBudget`.
 */
export function modesOfEigenvalue(
  matrix: ExpressionMatrix,
  eigenvalue: Expression,
  options: BudgetOptions = {},
): readonly Mode[] {
  return overCoefficients([...matrix.flat(), eigenvalue], ({ field, value, expression }) => {
    const entries = matrix.map((row) => row.map(value));
    const at0 = value(eigenvalue);
    const vectors = jordanChains(field, entries, at0, options).flatMap((chain) => scaled(field, chain));
    const left = jordanChains(field, transposed(entries), at0, options).flat();
    const adjoints = dualBasis(field, left, vectors);
    invariant(adjoints !== undefined, "left and right vectors of an eigenvalue are orthogonal");
    return vectors.map((vector, j) => ({
      eigenvalue,
      vector: vector.map(expression),
      adjoint: at(adjoints, j).map((entry) => conjugate(expression(entry))),
    }));
  });
}

/**
 * The modes that a characteristic matrix `Delta(eigenvalue)` maps to zero: eigenvectors and left vectors, with first nonzero
 * entries 1. Delay equations have such matrices. Errors: as above.
 */
export function modesOfCharacteristicMatrix(
  characteristic: ExpressionMatrix,
  eigenvalue: Expression,
  options: BudgetOptions = {},
): readonly Mode[] {
  return overCoefficients(characteristic.flat(), ({ field, value, expression }) => {
    const entries = characteristic.map((row) => row.map(value));
    const vectors = nullSpace(field, entries, options);
    const left = nullSpace(field, transposed(entries), options);
    return vectors.map((vector, j) => ({
      eigenvalue,
      vector: vector.map(expression),
      adjoint: at(left, j).map((entry) => conjugate(expression(entry))),
    }));
  });
}

/**
 * Left vectors of an eigenvalue that are dual to given vectors: `conj(adjoint_j) . vector_k = delta_jk`.
 * Errors: E_DOMAIN where there are none, so that the vectors are not those of the eigenvalue.
 */
export function dualAdjoints(
  linear: LinearMatrices,
  eigenvalue: Expression,
  vectors: ExpressionMatrix,
  options: BudgetOptions = {},
): ExpressionMatrix {
  const characteristic = characteristicMatrix(linear, eigenvalue);
  return overCoefficients(
    [...characteristic.flat(), eigenvalue, ...vectors.flat()],
    ({ field, value, expression }) => {
      const entries = characteristic.map((row) => row.map(value));
      const left = nullSpace(field, transposed(entries), options);
      const given = vectors.map((vector) => vector.map(value));
      const dual = left.length === given.length ? dualBasis(field, left, given) : undefined;
      if (dual !== undefined) return dual.map((row) => row.map((entry) => conjugate(expression(entry))));
      if (left.length === 0) {
        const text = expressionText(eigenvalue);
        throw new ResiduaError("E_DOMAIN", `${text} is no eigenvalue of the linear part: correct it`);
      }
      throw new ResiduaError(
        "E_DOMAIN",
        `there are no left eigenvectors for ${expressionText(eigenvalue)} dual to the vectors given (${given.length}): give all its vectors, or the adjoint vectors too`,
      );
    },
  );
}

/** A chain with the first nonzero entry of its eigenvector 1. */
function scaled<E>(field: Field<E>, chain: JordanChain<E>): JordanChain<E> {
  const leading = at(chain, 0).find((entry) => !field.isZero(entry)) ?? field.one;
  return chain.map((vector) => vector.map((entry) => field.divide(entry, leading)));
}

/** The vectors `w_j` in the span of `left` with `w_j . v_k = delta_jk`: rows of the inverse of their products, times `left`. */
function dualBasis<E>(field: Field<E>, left: Matrix<E>, vectors: Matrix<E>): Matrix<E> | undefined {
  // (left_a . v_k) transposed, so that solving for a unit vector gives the coordinates of one w_j.
  const products = vectors.map((vector) => left.map((row) => innerProduct(field, row, vector)));
  const factorised = factorise(field, products);
  if (!factorised.ok) return undefined;
  return vectors.map((_, j) => {
    const unit = vectors.map((_unused, k) => (k === j ? field.one : field.zero));
    const coordinates = solutionOver(field, factorised.value, unit);
    return imageOf(field, transposed(left), coordinates);
  });
}
