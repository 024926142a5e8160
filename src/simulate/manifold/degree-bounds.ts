import { ResiduaError } from "../../core/errors.ts";
import type { ResidualTerm } from "../../derive/manifold/certificate/complete-residual.ts";
import type { Expression } from "../../expr/expression.ts";
import { complexArithmetic, partsOfComplex } from "../../expr/floating/complex-arithmetic.ts";
import { complexValue } from "../../expr/floating/complex-value.ts";
import { evaluateFloating } from "../../expr/floating/evaluate-floating.ts";
import { intervals } from "../../lower/checked/checked-semantics.ts";
import type { Interval } from "../../lower/checked/interval.ts";

/** Sums of the moduli of coefficients, by the degree of their monomials in the amplitudes. */
export type DegreeBounds = ReadonlyMap<number, Interval<number>>;

/**
 * The sums for terms without parameters. Errors: E_UNSUPPORTED for factors `exp(rate t)` that grow or decay, and those of
 * `evaluateFloating`.
 */
export function degreeBounds(terms: readonly ResidualTerm[]): DegreeBounds {
  const bounds = new Map<number, Interval<number>>();
  for (const { coefficient, factors, rate } of terms) {
    requireBounded(rate);
    const degree = factors.reduce((sum, { exponent }) => sum + exponent, 0);
    bounds.set(degree, intervals.add(sizeAt(bounds, degree), modulus(coefficient)));
  }
  return bounds;
}

/** The sums with a term `growth s` more, for the real part of an eigenvalue. */
export function withGrowth(bounds: DegreeBounds, eigenvalue: Expression): DegreeBounds {
  const growth = intervals.apply("abs", [intervalParts(eigenvalue)[0]]);
  return new Map([...bounds, [1, intervals.add(growth, sizeAt(bounds, 1))]]);
}

/** An upper bound of the sum of all terms where amplitudes have at most this modulus. */
export function boundAt(bounds: DegreeBounds, radius: number): number {
  let total = intervals.point(0);
  for (const [degree, size] of bounds) {
    const factor = degree === 0 ? intervals.point(1) : intervals.power(intervals.point(radius), degree);
    total = intervals.add(total, intervals.multiply(size, factor));
  }
  return total.upper;
}

function sizeAt(bounds: DegreeBounds, degree: number): Interval<number> {
  return bounds.get(degree) ?? intervals.point(0);
}

function requireBounded(rate: Expression): void {
  if (complexValue(rate, {}).re === 0) return;
  throw new ResiduaError("E_UNSUPPORTED", "a forcing that grows or decays is not bounded");
}

function modulus(e: Expression): Interval<number> {
  const [re, im] = intervalParts(e);
  return intervals.apply("sqrt", [intervals.add(intervals.power(re, 2), intervals.power(im, 2))]);
}

function intervalParts(e: Expression): readonly [Interval<number>, Interval<number>] {
  const arithmetic = complexArithmetic<Interval<number>>(intervals, (name) => {
    throw new ResiduaError("E_UNDECLARED", `no value was given for '${name}'`);
  });
  return partsOfComplex(intervals, evaluateFloating(arithmetic, e));
}
