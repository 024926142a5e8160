import { at, ResiduaError } from "../core/errors.ts";
import { addToEntry, zeroMatrix } from "./square-matrix.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** The rule `integral of w f ≈ sum over i of weights[i] f(nodes[i])`, nodes ascending. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule: integrals over [-1, 1], exact for polynomials of degree below twice the points.
 * Errors: E_DOMAIN where the number of points is not a positive integer.
 */
export function gaussLegendre(points: number): QuadratureRule {
  return gaussRule(points, (k) => k / Math.sqrt(4 * k ** 2 - 1), 2);
}

/**
 * The Gauss-Hermite rule of statistics: means under the normal distribution, weight `exp(-x²/2) / sqrt(2 pi)`, exact for
 * polynomials of degree below twice the points. Moments of a Maxwellian are means of its scaled velocities.
 * Errors: E_DOMAIN where the number of points is not a positive integer.
 */
export function gaussHermite(points: number): QuadratureRule {
  return gaussRule(points, Math.sqrt, 1);
}

/**
 * The Gauss rule of an even weight, whose orthonormal polynomials satisfy `x p_k = b_(k+1) p_(k+1) + b_k p_(k-1)`: nodes are
 * the eigenvalues of the matrix of x, weights are `total / sum over k of p_k²` with p_0 = 1, which keeps small ones accurate.
 *
 * Cost: O(points³).
 * Source: Golub & Welsch (1969), Calculation of Gauss quadrature rules, Math. Comp. 23.
 */
function gaussRule(points: number, coefficient: (k: number) => number, total: number): QuadratureRule {
  if (!(Number.isInteger(points) && points >= 1)) {
    throw new ResiduaError("E_DOMAIN", `a rule has a positive integer number of points, got ${points}`);
  }
  const matrix = zeroMatrix(points);
  for (let k = 1; k < points; k++) {
    addToEntry(matrix, k - 1, k, coefficient(k));
    addToEntry(matrix, k, k - 1, coefficient(k));
  }
  const values = symmetricEigen(matrix).map(({ value }) => value);
  // Nodes come in pairs of opposite sign; their mean size is free of rounding errors that would break this.
  const nodes = Float64Array.from(values, (value, i) => (value - at(values, points - 1 - i)) / 2);
  return { nodes, weights: nodes.map((node) => total / sumOfSquares(node, points, coefficient)) };
}

/** The sum of the squares of the first orthonormal polynomials. */
function sumOfSquares(x: number, count: number, coefficient: (k: number) => number): number {
  let [before, present, total] = [0, 1, 1];
  for (let k = 1; k < count; k++) {
    const next = (x * present - (k > 1 ? coefficient(k - 1) : 0) * before) / coefficient(k);
    [before, present] = [present, next];
    total += present ** 2;
  }
  return total;
}
