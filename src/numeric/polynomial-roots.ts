import { at, ResiduaError } from "../core/errors.ts";
import type { ComplexNumber } from "./complex-number.ts";
import { matrixEigenvalues } from "./matrix-eigenvalues.ts";
import { addToEntry, zeroMatrix } from "./square-matrix.ts";

/**
 * All complex roots of a real polynomial, which is given by its coefficients, lowest first: the eigenvalues of its
 * companion matrix. Ordered by real parts, then imaginary parts.
 *
 * Precision: those of a polynomial whose coefficients differ by a few rounding units of the largest; multiple roots lose
 * digits accordingly. Errors: E_DOMAIN for a polynomial that is constant or has coefficients that are not finite.
 */
export function polynomialRoots(coefficients: readonly number[]): readonly ComplexNumber[] {
  const degree = coefficients.findLastIndex((coefficient) => coefficient !== 0);
  if (degree < 1 || !coefficients.every(Number.isFinite)) {
    throw new ResiduaError("E_DOMAIN", "expected a polynomial of degree 1 or more with finite coefficients");
  }
  const companion = zeroMatrix(degree);
  for (let k = 0; k < degree; k += 1) {
    if (k > 0) addToEntry(companion, k, k - 1, 1);
    addToEntry(companion, k, degree - 1, -at(coefficients, k) / at(coefficients, degree));
  }
  return matrixEigenvalues(companion);
}
