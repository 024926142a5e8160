import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { at, ResiduaError } from "../core/errors.ts";

/** A complex double. */
export interface ComplexNumber {
  readonly re: number;
  readonly im: number;
}

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
  const companion = Matrix.zeros(degree, degree);
  for (let k = 0; k < degree; k += 1) {
    if (k > 0) companion.set(k, k - 1, 1);
    companion.set(k, degree - 1, -at(coefficients, k) / at(coefficients, degree));
  }
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(companion);
  return realEigenvalues
    .map((re, k) => ({ re, im: at(imaginaryEigenvalues, k) }))
    .sort((a, b) => a.re - b.re || a.im - b.im);
}
