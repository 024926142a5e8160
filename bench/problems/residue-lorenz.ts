import { at } from "../../src/core/errors.ts";
import {
  derivativeBy,
  FIELD,
  monomial,
  productOf,
  type ResiduePolynomial,
  scaledBy,
  sumOf,
  valueAt,
  ZERO,
} from "./residue-polynomials.ts";

/** s1, s2, s3, b. */
const POINT = [1n, 2n, 3n, 2n];

/**
 * The waves on the slow manifold of Lorenz's model of 1986 at s1, s2, s3, b = 1, 2, 3, 2, modulo a prime: by orders, from
 * `u5 = -du4/dt` and `u4 = du5/dt - b s1 s2`, where vortices evolve by `s1' = -s2 s3 + b s2 u5` and so on.
 */
export function lorenzWaves(errorOrder: number): { readonly u4: bigint; readonly u5: bigint } {
  const minusOne = FIELD.fromInteger(-1);
  const [u4, u5]: [ResiduePolynomial[], ResiduePolynomial[]] = [[ZERO], [ZERO]];
  const flow: (readonly ResiduePolynomial[])[] = [
    [],
    [monomial([0, 1, 1, 0], minusOne), monomial([1, 0, 1, 0]), monomial([1, 1, 0, 0], minusOne)],
  ];
  const timeDerivative = (parts: readonly ResiduePolynomial[], order: number) =>
    sumOf(
      ...flow.flatMap((rates, j) =>
        rates.map((rate, k) => productOf(derivativeBy(parts[order - j] ?? ZERO, k), rate)),
      ),
    );
  for (let order = 1; order < errorOrder; order += 1) {
    if (order > 1) {
      const wave = at(u5, order - 1);
      flow[order] = [
        productOf(monomial([0, 1, 0, 1]), wave),
        scaledBy(productOf(monomial([1, 0, 0, 1]), wave), minusOne),
        ZERO,
      ];
    }
    const forcing = order === 1 ? monomial([1, 1, 0, 1], minusOne) : ZERO;
    u4.push(sumOf(timeDerivative(u5, order), forcing));
    u5.push(scaledBy(timeDerivative(u4.slice(0, order), order), minusOne));
  }
  return { u4: valueAt(sumOf(...u4), POINT), u5: valueAt(sumOf(...u5), POINT) };
}
