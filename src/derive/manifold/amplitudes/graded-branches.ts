import { at } from "../../../core/errors.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import type { Field } from "../../../exact/ring.ts";
import { type Series, type SeriesRing, seriesRing } from "../../../exact/series.ts";
import { type Dense, derivativeDense } from "../../../exact/univariate/dense.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { integerPolynomials, polynomialExpression, polynomialFraction } from "../../../expr/convert.ts";
import {
  add,
  divide,
  type Expression,
  isNumber,
  multiply,
  negate,
  number,
  ONE,
  power,
  symbol,
  ZERO,
} from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";
import { solveIrreducible } from "../spectrum/solve-irreducible.ts";

/** `sum over k of T^k F_k(y)`: `[k][m]` is the coefficient of `T^k y^m`. */
export type GradedPolynomial<E> = readonly Dense<E>[];

/** The values of y at which a polynomial vanishes at leading grade. */
export interface LeadingRoots {
  /** Simple roots in closed form, which extend to series. */
  readonly simple: readonly Expression[];
  /** Polynomials, lowest coefficient first, with roots that are multiple or have no closed form to compute with. */
  readonly others: readonly (readonly Expression[])[];
}

/** The index of the lowest grade that is there; `undefined` where none is. */
export function leadingGrade<E>(field: Field<E>, polynomial: GradedPolynomial<E>): number | undefined {
  const grade = polynomial.findIndex((part) => part.some((coefficient) => !field.isZero(coefficient)));
  return grade < 0 ? undefined : grade;
}

/** The roots of a polynomial in y with rational expressions as coefficients, lowest first; y = 0 where it is asked for. */
export function leadingRoots(
  coefficients: readonly Expression[],
  { withZero = false }: { readonly withZero?: boolean } = {},
): LeadingRoots {
  const lowest = coefficients.findIndex((e) => !isNumber(e, 0));
  const rest = nonzeroRoots(lowest < 0 ? [] : coefficients.slice(lowest));
  if (!withZero || lowest < 1) return rest;
  return lowest === 1
    ? { ...rest, simple: [ZERO, ...rest.simple] }
    : { ...rest, others: [[...coefficients.slice(0, lowest), ONE], ...rest.others] };
}

function nonzeroRoots(coefficients: readonly Expression[]): LeadingRoots {
  const [constantTerm, slope, ...higher] = coefficients;
  if (constantTerm === undefined || slope === undefined) return { simple: [], others: [] };
  if (higher.length === 0) return { simple: [negate(divide(constantTerm, slope))], others: [] };
  return coefficients.every((e) => isRational(e))
    ? factoredRoots(coefficients)
    : { simple: [], others: [coefficients] };
}

/** No symbol of a problem can have this name. */
const UNKNOWN = "(unknown)";

function factoredRoots(coefficients: readonly Expression[]): LeadingRoots {
  const whole = add(...coefficients.map((e, m) => multiply(e, power(symbol(UNKNOWN), number(m)))));
  const ring = integerPolynomials(symbolsOf(whole));
  const factorised = factorPolynomial(ring, polynomialFraction(whole, ring).numerator);
  if (!factorised.ok) return { simple: [], others: [coefficients] };
  const [simple, others]: [Expression[], (readonly Expression[])[]] = [[], []];
  for (const { factor, multiplicity } of factorised.value.factors) {
    const parts = ring.coefficientsIn(factor, UNKNOWN);
    if (parts.length < 2) continue;
    const roots = multiplicity === 1 ? solveIrreducible(ring, parts) : undefined;
    if (roots === undefined) {
      others.push(parts.map((part) => polynomialExpression(part, ring)));
    } else simple.push(...roots);
  }
  return { simple, others };
}

/**
 * The series `y = y_0 + y_1 T + ...` at which a polynomial vanishes, from a simple root of its leading grade; each
 * coefficient solves one linear equation. It is known as far as the grades above the leading one are, `precision`.
 */
export function branch<E>(
  field: Field<E>,
  polynomial: GradedPolynomial<E>,
  { root, leading }: { readonly root: E; readonly leading: number },
): Series<E> {
  const ring = seriesRing(field, "T", polynomial.length - leading);
  const shifted = polynomial.slice(leading);
  const slope = horner(field, derivativeDense(field, at(shifted, 0)), root);
  const known = [root];
  while (known.length < ring.errorOrder) {
    const residual = valueAt(ring, shifted, ring.fromCoefficients(known));
    const defect = ring.coefficient(residual, known.length);
    known.push(field.negate(field.divide(defect, slope)));
  }
  return ring.fromCoefficients(known);
}

/** The value of a polynomial at a series, to the precision of the ring. */
export function valueAt<E>(ring: SeriesRing<E>, polynomial: GradedPolynomial<E>, y: Series<E>): Series<E> {
  const { coefficients: field, errorOrder } = ring;
  const degree = Math.max(0, ...polynomial.map((part) => part.length - 1));
  let value = ring.zero;
  for (let m = degree; m >= 0; m -= 1) {
    const column = polynomial.slice(0, errorOrder).map((part) => part[m] ?? field.zero);
    value = ring.add(ring.multiply(value, y), ring.fromCoefficients(column));
  }
  return value;
}

function horner<E>(field: Field<E>, a: Dense<E>, place: E): E {
  return a.reduceRight(
    (value, coefficient) => field.add(field.multiply(value, place), coefficient),
    field.zero,
  );
}
