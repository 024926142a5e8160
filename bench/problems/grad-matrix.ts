import { at } from "../../src/core/errors.ts";
import type { Matrix } from "../../src/exact/linear/matrix.ts";
import type { Field } from "../../src/exact/ring.ts";

/** The variables of Grad's moment system, in a field that holds the rationals. */
export interface GradState<E> {
  readonly rho: E;
  readonly u: E;
  readonly theta: E;
  /** `f_3 .. f_M`. */
  readonly higher: readonly E[];
}

/**
 * The matrix A of Grad's system `w_t + A w_x = Q` for w = (rho, u, theta, f_3, ..., f_M): lower Hessenberg, of size
 * M + 1.
 * Source: eq. 10 of the moment-closure paper (arXiv 2401.04783), which errata.md of the reference confirms for M = 3
 * to 8.
 */
export function gradMatrix<E>(field: Field<E>, { rho, u, theta, higher }: GradState<E>): Matrix<E> {
  const moments = higher.length + 2;
  const f = [rho, field.zero, field.zero, ...higher];
  const integer = (value: number) => field.fromInteger(value);
  const half = field.divide(field.one, integer(2));
  const thetaByRho = field.divide(theta, rho);
  const sparseRow = (entries: readonly (readonly [number, E])[]) =>
    Array.from({ length: moments + 1 }, (_, column) =>
      entries.reduce(
        (total, [place, value]) => (place === column ? field.add(total, value) : total),
        field.zero,
      ),
    );
  const momentRow = (k: number) =>
    sparseRow([
      [0, field.negate(field.multiply(thetaByRho, at(f, k - 1)))],
      [1, field.multiply(integer(k + 1), at(f, k))],
      [2, field.multiply(half, field.multiply(theta, at(f, k - 3)))],
      [2, field.multiply(half, field.multiply(integer(k - 1), at(f, k - 1)))],
      [3, field.negate(field.multiply(field.divide(integer(3), rho), at(f, k - 2)))],
      // The heat flux row has no theta: f_2 is no variable.
      ...(k > 3 ? [[k - 1, theta] as const] : []),
      [k, u],
      [k + 1, integer(k + 1)],
    ]);
  return [
    sparseRow([
      [0, u],
      [1, rho],
    ]),
    sparseRow([
      [0, thetaByRho],
      [1, u],
      [2, field.one],
    ]),
    sparseRow([
      [1, field.multiply(integer(2), theta)],
      [2, u],
      [3, field.divide(integer(6), rho)],
    ]),
    ...Array.from({ length: moments - 2 }, (_, index) => momentRow(index + 3)),
  ];
}
