import { at } from "../../../core/errors.ts";
import type { AlgebraicExtension, AlgebraicNumber } from "../../../exact/algebraic-extension.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import { characteristicPolynomial } from "../../../exact/linear/characteristic-polynomial.ts";
import type { Matrix } from "../../../exact/linear/matrix.ts";
import type { Field } from "../../../exact/ring.ts";
import {
  addDense,
  type Dense,
  degreeOf,
  derivativeDense,
  multiplyDense,
  trimmed,
} from "../../../exact/univariate/dense.ts";
import { monic, monicGcd } from "../../../exact/univariate/euclid.ts";
import { polynomialExpression } from "../../../expr/convert.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { ConstantField } from "./constant-field.ts";
import { withPi } from "./constant-symbols.ts";
import { constantValue } from "./constants.ts";
import { squareRootNorm } from "./square-root-norm.ts";

/**
 * The monic irreducible factors of a monic polynomial without repeated factors over rational functions with i and square roots
 * adjoined, all of which `generators` lists: the factors that it shares with those of its norm over the rational
 * functions, shifted by a combination of the generators that leaves the norm without repeated factors.
 * Source: Trager (1976), Algebraic factoring and rational function integration, SYMSAC '76.
 */
export function factorsOverSquareRoots<E>(
  constants: ConstantField<E>,
  generators: readonly Expression[],
  polynomial: Dense<E>,
): readonly Dense<E>[] {
  if (degreeOf(polynomial) < 2) return [polynomial];
  const { field, expression } = constants;
  for (let attempt = 1; ; attempt += 1) {
    const shift = generators
      .map((e, k) => field.multiply(field.fromInteger(attempt + k), constantValue(e, constants)))
      .reduce(field.add, field.zero);
    const shifted = shiftedBy(field, polynomial, field.negate(shift));
    const { ring, variable, norm } = squareRootNorm(shifted.map(expression));
    const factorised = factorPolynomial(ring, norm);
    const factors = factorised.ok ? factorised.value.factors : [];
    const own = factors.filter(({ factor }) => ring.degree(factor, variable) > 0);
    if (own.some(({ multiplicity }) => multiplicity > 1)) continue;
    const images = own.map(({ factor }) =>
      ring
        .coefficientsIn(factor, variable)
        .map((c) => constantValue(withPi(polynomialExpression(c, ring)), constants)),
    );
    return commonFactors(field, shifted, images).map((factor) => shiftedBy(field, factor, shift));
  }
}

/**
 * The same over an extension by a root of a polynomial, given the factors over the field below: the norm is the characteristic
 * polynomial of multiplication by the variable, as a matrix over that field.
 */
export function factorsOverExtension<E>(
  field: AlgebraicExtension<E>,
  factorsBelow: (polynomial: Dense<E>) => readonly Dense<E>[],
  polynomial: Dense<AlgebraicNumber<E>>,
): readonly Dense<AlgebraicNumber<E>>[] {
  if (degreeOf(polynomial) < 2) return [polynomial];
  const { base } = field;
  for (let attempt = 1; ; attempt += 1) {
    const shift = field.multiply(field.fromInteger(attempt), field.generator);
    const shifted = shiftedBy(field, polynomial, field.negate(shift));
    const norm = characteristicPolynomial(base, blockCompanion(field, shifted));
    if (degreeOf(monicGcd(base, norm, derivativeDense(base, norm))) > 0) continue;
    const images = factorsBelow(norm).map((factor) => factor.map(field.fromBase));
    return commonFactors(field, shifted, images).map((factor) => shiftedBy(field, factor, shift));
  }
}

/** `a(x + shift)`, by Horner's rule. */
function shiftedBy<E>(field: Field<E>, a: Dense<E>, shift: E): Dense<E> {
  return a.reduceRight<Dense<E>>(
    (value, coefficient) =>
      addDense(field, multiplyDense(field, value, [shift, field.one]), trimmed(field, [coefficient])),
    [],
  );
}

function commonFactors<E>(
  field: Field<E>,
  polynomial: Dense<E>,
  factors: readonly Dense<E>[],
): readonly Dense<E>[] {
  const common = factors.map((factor) => monicGcd(field, polynomial, monic(field, factor)));
  return common.filter((factor) => degreeOf(factor) > 0);
}

/** The companion matrix of a monic polynomial over an extension, each entry as its matrix over the base. */
function blockCompanion<E>(field: AlgebraicExtension<E>, polynomial: Dense<AlgebraicNumber<E>>): Matrix<E> {
  const [size, block] = [degreeOf(polynomial), degreeOf(field.modulus)];
  const { base } = field;
  const last = polynomial.slice(0, size).map((c) => multiplicationMatrix(field, field.negate(c)));
  return Array.from({ length: size * block }, (_, row) =>
    Array.from({ length: size * block }, (_unused, column) => {
      const [i, j] = [Math.floor(row / block), Math.floor(column / block)];
      const [a, b] = [row % block, column % block];
      if (j === size - 1) return at(at(at(last, i), a), b);
      return i === j + 1 && a === b ? base.one : base.zero;
    }),
  );
}

/** The matrix of multiplication by an element, in powers of the generator. */
function multiplicationMatrix<E>(field: AlgebraicExtension<E>, a: AlgebraicNumber<E>): Matrix<E> {
  const size = degreeOf(field.modulus);
  const columns: (readonly E[])[] = [];
  let column = a;
  for (let k = 0; k < size; k += 1) {
    columns.push(column.coefficients);
    column = field.multiply(column, field.generator);
  }
  return Array.from({ length: size }, (_, i) => columns.map((entries) => entries[i] ?? field.base.zero));
}
