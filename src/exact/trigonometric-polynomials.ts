import { at } from "../core/errors.ts";
import { type Rational, rational } from "./rational.ts";
import type { Ring } from "./ring.ts";

/** `sum of cos[k] cos(k theta) + sum of sin[k] sin(k theta)`; no list ends in zero, and `sin[0]` is zero. */
export interface TrigonometricPolynomial<C> {
  readonly cos: readonly C[];
  readonly sin: readonly C[];
}

/** Trigonometric polynomials in one angle over a ring. */
export interface TrigonometricRing<C> extends Ring<TrigonometricPolynomial<C>> {
  readonly coefficients: Ring<C>;
  readonly constant: (value: C) => TrigonometricPolynomial<C>;
  /** The polynomial with these coefficients of `cos(k theta)` and `sin(k theta)`. */
  readonly fromCoefficients: (cos: readonly C[], sin: readonly C[]) => TrigonometricPolynomial<C>;
  /** The derivative by the angle. */
  readonly derivative: (a: TrigonometricPolynomial<C>) => TrigonometricPolynomial<C>;
}

/** A ring with multiples by rational numbers, which products of sines and cosines need. */
export interface RationalAlgebra<C> extends Ring<C> {
  readonly scale: (a: C, factor: Rational) => C;
}

/**
 * The ring of trigonometric polynomials over an algebra over the rationals; products by
 * `2 cos a cos b = cos(a-b) + cos(a+b)` and its like.
 */
export function trigonometricPolynomials<C>(coefficients: RationalAlgebra<C>): TrigonometricRing<C> {
  const { zero, isZero } = coefficients;
  const trimmed = (list: readonly C[]) => list.slice(0, list.findLastIndex((each) => !isZero(each)) + 1);
  const fromCoefficients = (cos: readonly C[], sin: readonly C[]) => ({
    cos: trimmed(cos),
    sin: trimmed(sin.map((each, k) => (k === 0 ? zero : each))),
  });
  const added = (a: readonly C[], b: readonly C[]) =>
    Array.from({ length: Math.max(a.length, b.length) }, (_, k) =>
      coefficients.add(a[k] ?? zero, b[k] ?? zero),
    );
  const mapped = ({ cos, sin }: TrigonometricPolynomial<C>, change: (c: C, k: number) => C) =>
    fromCoefficients(cos.map(change), sin.map(change));
  const constant = (value: C) => fromCoefficients([value], []);
  const add = (a: TrigonometricPolynomial<C>, b: TrigonometricPolynomial<C>) =>
    fromCoefficients(added(a.cos, b.cos), added(a.sin, b.sin));
  const negate = (a: TrigonometricPolynomial<C>) => mapped(a, coefficients.negate);
  const equals = (a: TrigonometricPolynomial<C>, b: TrigonometricPolynomial<C>) =>
    equalLists(coefficients, a.cos, b.cos) && equalLists(coefficients, a.sin, b.sin);
  return {
    name: `trigonometric polynomials over ${coefficients.name}`,
    coefficients,
    zero: { cos: [], sin: [] },
    one: constant(coefficients.one),
    fromInteger: (value) => constant(coefficients.fromInteger(value)),
    constant,
    fromCoefficients,
    add,
    negate,
    subtract: (a, b) => add(a, negate(b)),
    multiply: (a, b) => product(coefficients, fromCoefficients, a, b),
    isZero: ({ cos, sin }) => cos.length === 0 && sin.length === 0,
    equals,
    toText: (a) => trigonometricText(coefficients, a),
    derivative: ({ cos, sin }) => {
      const multiple = (factor: number, each: C) => coefficients.scale(each, rational(factor));
      return fromCoefficients(
        sin.map((each, k) => multiple(k, each)),
        cos.map((each, k) => multiple(-k, each)),
      );
    },
  };
}

const HALF = rational(1, 2);

function product<C>(
  algebra: RationalAlgebra<C>,
  fromCoefficients: TrigonometricRing<C>["fromCoefficients"],
  a: TrigonometricPolynomial<C>,
  b: TrigonometricPolynomial<C>,
): TrigonometricPolynomial<C> {
  const length = Math.max(a.cos.length, a.sin.length) + Math.max(b.cos.length, b.sin.length);
  const zeros = () => Array.from({ length }, () => algebra.zero);
  const [cos, sin] = [zeros(), zeros()];
  const addTo = (list: C[], k: number, value: C) => {
    list[k] = algebra.add(at(list, k), value);
  };
  const eachPair = (
    left: readonly C[],
    right: readonly C[],
    visit: (j: number, k: number, half: C) => void,
  ) =>
    left.forEach((x, j) => {
      if (algebra.isZero(x)) return;
      right.forEach((y, k) => {
        if (!algebra.isZero(y)) visit(j, k, algebra.scale(algebra.multiply(x, y), HALF));
      });
    });
  eachPair(a.cos, b.cos, (j, k, half) => {
    addTo(cos, j + k, half);
    addTo(cos, Math.abs(j - k), half);
  });
  eachPair(a.sin, b.sin, (j, k, half) => {
    addTo(cos, j + k, algebra.negate(half));
    addTo(cos, Math.abs(j - k), half);
  });
  // 2 sin(j) cos(k) = sin(j+k) + sin(j-k).
  const mixed = (j: number, k: number, half: C) => {
    addTo(sin, j + k, half);
    addTo(sin, Math.abs(j - k), j < k ? algebra.negate(half) : half);
  };
  eachPair(a.sin, b.cos, mixed);
  eachPair(b.sin, a.cos, mixed);
  return fromCoefficients(cos, sin);
}

function equalLists<C>({ equals }: Ring<C>, a: readonly C[], b: readonly C[]): boolean {
  return a.length === b.length && a.every((each, k) => equals(each, at(b, k)));
}

function trigonometricText<C>({ isZero, toText }: Ring<C>, { cos, sin }: TrigonometricPolynomial<C>): string {
  const terms = (list: readonly C[], name: string) =>
    list.flatMap((each, k) => (isZero(each) ? [] : [`(${toText(each)})*${name}(${k}*theta)`]));
  return [...terms(cos, "cos"), ...terms(sin, "sin")].join(" + ") || "0";
}
