import { ResiduaError } from "../../../core/errors.ts";
import { jordanChains } from "../../../exact/linear/jordan-chains.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import { type Matrix, transposed } from "../../../exact/linear/matrix.ts";
import { solutionOver } from "../../../exact/linear/matrix-factorisation.ts";
import type { Field } from "../../../exact/ring.ts";
import type { FieldMode } from "../construction/homological-operator.ts";

/** A generalised eigenvector. */
export interface BasisVector<E> {
  readonly eigenvalue: E;
  readonly vector: readonly E[];
  /** The chosen mode whose vector it is. */
  readonly mode: number | undefined;
}

/** A basis of generalised eigenvectors, in which those of the chosen modes are their own. */
export interface ModalBasis<E> {
  readonly vectors: readonly BasisVector<E>[];
  /** Rows whose products with a vector are its coordinates: the inverse of the basis. */
  readonly coordinates: Matrix<E>;
}

/**
 * The basis for a linear part with these eigenvalues. Errors: E_DOMAIN where some modes of an eigenvalue are chosen and not
 * all.
 */
export function modalBasis<E>(
  field: Field<E>,
  linear: Matrix<E>,
  modes: readonly FieldMode<E>[],
  eigenvalues: readonly E[],
): ModalBasis<E> {
  const chosen = modes.map(({ eigenvalue, vector }, mode) => ({ eigenvalue, vector, mode }));
  const isFollowed = (value: E) => modes.some(({ eigenvalue }) => field.equals(eigenvalue, value));
  const others = eigenvalues
    .filter((value) => !isFollowed(value))
    .flatMap((eigenvalue) =>
      jordanChains(field, linear, eigenvalue)
        .flat()
        .map((vector) => ({ eigenvalue, vector, mode: undefined })),
    );
  const vectors = [...chosen, ...others];
  const columns = transposed(vectors.map(({ vector }) => vector));
  const factorised = vectors.length === linear.length ? factorise(field, columns) : undefined;
  if (factorised?.ok !== true) {
    throw new ResiduaError(
      "E_DOMAIN",
      `with noise all modes of an eigenvalue must be chosen, or none: of ${linear.length} modes, ${vectors.length} are chosen or belong to other eigenvalues`,
    );
  }
  const inverseColumns = linear.map((_, i) =>
    solutionOver(
      field,
      factorised.value,
      linear.map((_row, k) => (k === i ? field.one : field.zero)),
    ),
  );
  return { vectors, coordinates: transposed(inverseColumns) };
}
