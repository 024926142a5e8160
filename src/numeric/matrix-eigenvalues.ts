import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { at, ResiduaError } from "../core/errors.ts";
import type { ComplexNumber } from "./complex-number.ts";
import type { SquareMatrix } from "./square-matrix.ts";

/**
 * All eigenvalues of a real matrix, by Hessenberg reduction and the QR iteration. Ordered by real parts, then imaginary
 * parts.
 *
 * Precision: those of a matrix whose entries differ by a few rounding units of the largest; eigenvalues of multiplicity m
 * are right to the m-th root of that. Cost: O(size³). Errors: E_DOMAIN where an entry is not finite.
 */
export function matrixEigenvalues({ size, entries }: SquareMatrix): readonly ComplexNumber[] {
  if (!entries.every(Number.isFinite)) {
    throw new ResiduaError("E_DOMAIN", "a matrix entry is not a finite number");
  }
  const dense = Matrix.from1DArray(size, size, [...entries]);
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(dense);
  return realEigenvalues
    .map((re, k) => ({ re, im: at(imaginaryEigenvalues, k) }))
    .sort((a, b) => a.re - b.re || a.im - b.im);
}
