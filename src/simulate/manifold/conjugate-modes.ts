import { at } from "../../core/errors.ts";
import type { Mode } from "../../derive/manifold/manifold-problem.ts";
import type { Expression } from "../../expr/expression.ts";
import { type ComplexPoint, complexValue } from "../../expr/floating/complex-value.ts";

/** Far above rounding errors of eigenvalues and vectors, far below the distance of different ones. */
const SAME = 1e-9;

/**
 * For each mode the index of its complex conjugate, its own for a real one; `undefined` where one of them has none, so
 * that the manifold contains no real states but the equilibrium.
 */
export function conjugateModes(modes: readonly Mode[], values: ComplexPoint): readonly number[] | undefined {
  const numbers = modes.map(({ eigenvalue, vector, adjoint }) =>
    [eigenvalue, ...vector, ...adjoint].map((entry: Expression) => complexValue(entry, values)),
  );
  const partners = numbers.map((mode) =>
    numbers.findIndex((other) =>
      mode.every(({ re, im }, k) => {
        const entry = at(other, k);
        return Math.abs(re - entry.re) + Math.abs(im + entry.im) <= SAME * (1 + Math.abs(re) + Math.abs(im));
      }),
    ),
  );
  return partners.includes(-1) ? undefined : partners;
}
