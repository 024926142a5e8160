import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import { denseGcd } from "../../modular/dense-gcd.ts";
import { type DoubleField, inverseResidue, reduced, residueAt } from "../../modular/double-field.ts";
import { wordAt } from "../monomial.ts";
import {
  type IntegerTerms,
  largestExponent,
  type ModularTerms,
  modularTerms,
  monomialValues,
  specialise,
} from "./modular-terms.ts";

/**
 * Two polynomials over Z in a main variable (column 0) and others, of which the gcd is sought with the leading
 * coefficient `scale`, a common multiple of what it can have.
 */
export interface GcdProblem {
  readonly a: IntegerTerms;
  readonly b: IntegerTerms;
  /** Terms free of the main variable. */
  readonly scale: IntegerTerms;
  /** Bounds on the degrees of the scaled gcd, in the order of the columns. */
  readonly degreeBounds: readonly number[];
  /** Checked between images; a spent one ends the enclosing `withinBudget`. */
  readonly budget: Budget;
}

/** A problem modulo a prime, perhaps with values for its last variables. */
export interface ModularProblem {
  readonly field: DoubleField;
  readonly a: ModularTerms;
  readonly b: ModularTerms;
  readonly scale: ModularTerms;
  readonly budget: Budget;
}

export function modularProblem(field: DoubleField, { a, b, scale, budget }: GcdProblem): ModularProblem {
  return {
    field,
    a: modularTerms(field, a),
    b: modularTerms(field, b),
    scale: modularTerms(field, scale),
    budget,
  };
}

/** The problem with values substituted for its last variables. */
export function specialiseProblem(problem: ModularProblem, values: readonly number[]): ModularProblem {
  const { field, a, b, scale, budget } = problem;
  return {
    field,
    a: specialise(field, a, values),
    b: specialise(field, b, values),
    scale: specialise(field, scale, values),
    budget,
  };
}

/**
 * The gcds in the main variable at the points `base^1 .. base^count`, each with the value of `scale` as its leading
 * coefficient; `undefined` where a point is unlucky: a degree is not `degree`, or leading coefficients vanish.
 */
export function gcdImages(
  { field, a, b, scale, budget }: ModularProblem,
  base: readonly number[],
  count: number,
  degree: number,
): Float64Array[] | undefined {
  const imagesOfA = new GeometricImages(field, a, base);
  const imagesOfB = new GeometricImages(field, b, base);
  const scales = new GeometricImages(field, scale, base);
  const images: Float64Array[] = [];
  for (let i = 0; i < count; i += 1) {
    stopWhenSpent(budget, "finding images of a greatest common divisor");
    const image = faithfulGcd(field, imagesOfA.next(), imagesOfB.next());
    const leading = residueAt(scales.next(), 0);
    if (image === undefined || image.length !== degree + 1 || leading === 0) return undefined;
    images.push(scaled(field, image, leading));
  }
  return images;
}

/** The degree of the gcd in the main variable at a point for the others; `undefined` where leading coefficients vanish. */
export function imageDegree(problem: ModularProblem, point: readonly number[]): number | undefined {
  const { field, a, b } = problem;
  const [imageA, imageB] = [a, b].map((terms) => new GeometricImages(field, terms, point).next());
  const image = imageA && imageB && faithfulGcd(field, imageA, imageB);
  return image && image.length - 1;
}

/**
 * The monic gcd of images; `undefined` where both are of lower degree than the arrays have room for. A gcd over Z keeps
 * its degree only where one of the two leading coefficients survives, as its own divides both.
 */
function faithfulGcd(field: DoubleField, a: Float64Array, b: Float64Array): Float64Array | undefined {
  const isFaithful = a[a.length - 1] !== 0 || b[b.length - 1] !== 0;
  return isFaithful ? denseGcd(field, a, b) : undefined;
}

function scaled({ p, inverse }: DoubleField, a: Float64Array, factor: number): Float64Array {
  return a.map((residue) => reduced(residue * factor, p, inverse));
}

/** The images of a polynomial in its main variable at the successive powers of a point. */
class GeometricImages {
  readonly degree: number;
  readonly #field: DoubleField;
  readonly #exponents: Int32Array;
  /** The values of the terms at the last point, and the factors to the next. */
  readonly #values: Float64Array;
  readonly #ratios: Float64Array;

  constructor(field: DoubleField, terms: ModularTerms, base: readonly number[]) {
    const [main, ...others] = terms.exponents;
    this.#field = field;
    this.#exponents = main ?? new Int32Array(0);
    this.#values = terms.coefficients.slice();
    this.#ratios = monomialValues(field, others, base, terms.coefficients.length);
    // Terms are in lexicographic order, so that the last has the largest exponent.
    this.degree = wordAt(this.#exponents, this.#exponents.length - 1);
  }

  next(): Float64Array {
    const { p, inverse } = this.#field;
    const [values, ratios, exponents] = [this.#values, this.#ratios, this.#exponents];
    const image = new Float64Array(this.degree + 1);
    for (let i = 0; i < values.length; i += 1) {
      const value = reduced(residueAt(values, i) * residueAt(ratios, i), p, inverse);
      values[i] = value;
      const exponent = wordAt(exponents, i);
      image[exponent] = residueAt(image, exponent) + value;
    }
    for (let k = 0; k < image.length; k += 1) image[k] = residueAt(image, k) % p;
    return image;
  }
}

/**
 * For each variable, a bound on its degree in the gcd: the degree of the gcd where all other variables have
 * random values. Zero is certain: then the gcd is free of the variable. A spent budget ends the enclosing `withinBudget`.
 */
export function degreeBounds(
  field: DoubleField,
  a: IntegerTerms,
  b: IntegerTerms,
  point: readonly number[],
  { budget = UNLIMITED }: BudgetOptions = {},
): number[] {
  const inverses = point.map((value) => inverseResidue(field, value));
  const [imagesOfA, imagesOfB] = [a, b].map((terms) =>
    coordinateImages(field, terms, point, inverses, budget),
  );
  return point.map((_, v) => {
    const [left, right] = [at(imagesOfA ?? [], v), at(imagesOfB ?? [], v)];
    const [degreeA, degreeB] = [left.length - 1, right.length - 1];
    const image = faithfulGcd(field, left, right);
    return Math.min(degreeA, degreeB, ...(image ? [image.length - 1] : []));
  });
}

/** For each variable, the polynomial in it alone that is left where the others have the point's values. */
function coordinateImages(
  field: DoubleField,
  terms: IntegerTerms,
  point: readonly number[],
  inverses: readonly number[],
  budget: Budget,
): Float64Array[] {
  const { p, inverse } = field;
  const { exponents, coefficients } = modularTerms(field, terms);
  const values = monomialValues(field, exponents, point, coefficients.length).map((value, i) =>
    reduced(value * residueAt(coefficients, i), p, inverse),
  );
  return exponents.map((column, v) => {
    stopWhenSpent(budget, "bounding the degrees of a greatest common divisor");
    // Dividing the variable's own power out of the value of each term costs less than evaluating all others again.
    const withoutPower = monomialValues(field, [column], [at(inverses, v)], values.length);
    const image = new Float64Array(largestExponent(column) + 1);
    values.forEach((value, i) => {
      const exponent = wordAt(column, i);
      image[exponent] =
        (residueAt(image, exponent) + reduced(value * residueAt(withoutPower, i), p, inverse)) % p;
    });
    return image;
  });
}
