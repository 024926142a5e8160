import { at } from "../../../core/errors.ts";
import { failure, type Result, success } from "../../../core/result.ts";
import { transposed } from "../../../exact/linear/matrix.ts";
import { scaled } from "../construction/jets.ts";
import { type NoiseOperator, weighted } from "../noise/noise-operator.ts";
import { EMPTY_PART, type Part, summed } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";

export interface NoiseRowEquation<E> {
  /** The rate of the row's mode less that of the monomial which the functions of noise multiply. */
  readonly kappa: E;
  /** One function of noise for each variable. */
  readonly residual: readonly Part<E>[];
  /** What the products with the vectors of the modes must be. */
  readonly products: readonly Part<E>[];
}

/**
 * The row z of functions of noise with `z (kappa - L) - dz/dt = residual`, and with given products with the vectors of the
 * chosen modes. The products with the other vectors of the modal basis decay or grow, and so take convolutions, over the
 * future where the manifold attracts: where a state comes to is decided by the noise to come.
 *
 * Result reasons: "resonance" where noise drives a mode off the manifold that neither decays nor grows.
 */
export function noiseRow<E>(
  space: SeriesSpace<E>,
  { equation, basis, couplings }: NoiseOperator<E>,
  { kappa, residual, products }: NoiseRowEquation<E>,
): Result<readonly Part<E>[], "resonance"> {
  const { field } = space;
  const minusOne = field.fromInteger(-1);
  const isChosen = basis.vectors.map(({ mode }) => mode !== undefined);
  let total = basis.vectors.map(({ mode }) => (mode === undefined ? EMPTY_PART : at(products, mode)));
  let rightSide = basis.vectors.map(({ vector, mode }) =>
    mode === undefined ? scaled(space, weighted(space, vector, residual), minusOne) : EMPTY_PART,
  );
  while (rightSide.some((part) => part.size > 0)) {
    const solved: Part<E>[] = [];
    for (const [k, part] of rightSide.entries()) {
      const { eigenvalue } = at(basis.vectors, k);
      const { solution, rest } = equation.solve(part, field.subtract(kappa, eigenvalue));
      if (rest.size > 0) return failure("resonance", unanswered(field.toText(eigenvalue)));
      solved.push(solution);
    }
    total = [...summed(field, total, solved)];
    rightSide = transposed(couplings).map((column, k) =>
      at(isChosen, k) ? EMPTY_PART : scaled(space, weighted(space, column, solved), minusOne),
    );
  }
  return success(transposed(basis.coordinates).map((column) => weighted(space, column, total)));
}

function unanswered(eigenvalue: string): string {
  return `noise leaves a term off the manifold that neither decays nor grows relative to its mode of eigenvalue ${eigenvalue}: no isochrons of this order need exist`;
}
