import { at } from "../../../core/errors.ts";
import { type Rational, toFloatRational } from "../../../exact/rational.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { integerPolynomials, polynomialExpression, polynomialFraction } from "../../../expr/convert.ts";
import { type Expression, symbol } from "../../../expr/expression.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { type RootSymbol, readRootSymbol, rootName } from "../../../expr/root-symbol.ts";
import type { ComplexNumber } from "../../../numeric/complex-number.ts";
import { polynomialRoots } from "../../../numeric/polynomial-roots.ts";

/** The coefficients of the polynomial of a root, lowest first. */
export function rootCoefficients({ polynomial, variable }: RootSymbol): readonly Expression[] {
  const e = parseExpression(polynomial);
  const ring = integerPolynomials([...new Set([variable, ...symbolsOf(e)])]);
  const { numerator } = polynomialFraction(e, ring);
  return ring
    .coefficientsIn(numerator, variable)
    .map((coefficient) => polynomialExpression(coefficient, ring));
}

/** Parts of roots are compared to this many digits, since doubles know no more of those that are equal. */
const DIGITS_COMPARED = 9;

/**
 * The roots of an irreducible polynomial in doubles, by real parts and then by imaginary parts: in the order that names them.
 * `undefined` where the polynomial has parameters.
 */
function toFloatRoots(root: RootSymbol): readonly ComplexNumber[] | undefined {
  const coefficients = rootCoefficients(root);
  const values = coefficients.flatMap((e): Rational[] => (e.tag === "number" ? [e.value] : []));
  if (values.length < coefficients.length) return undefined;
  const roots = polynomialRoots(values.map(toFloatRational));
  const largest = Math.max(...roots.map(({ re, im }) => Math.hypot(re, im)));
  const rounded = (value: number) => Math.round((value / largest) * 10 ** DIGITS_COMPARED);
  return roots.toSorted((a, b) => rounded(a.re) - rounded(b.re) || a.im - b.im);
}

/** The value of a root in doubles; `undefined` where its polynomial has parameters. */
export function toFloatRoot(root: RootSymbol): ComplexNumber | undefined {
  return toFloatRoots(root)?.[root.index - 1];
}

/**
 * The complex conjugate of a root, which is a root of the same polynomial. The roots of polynomials with parameters count as
 * real.
 */
export function conjugateRoot(name: string): Expression {
  const root = readRootSymbol(name);
  const roots = root === undefined ? undefined : toFloatRoots(root);
  if (root === undefined || roots === undefined) return symbol(name);
  const { re, im } = at(roots, root.index - 1);
  if (im === 0) return symbol(name);
  const distance = (other: ComplexNumber) => Math.hypot(other.re - re, other.im + im);
  const nearest = roots.reduce(
    (best, other, k) => (distance(other) < distance(at(roots, best)) ? k : best),
    0,
  );
  return symbol(rootName({ ...root, index: nearest + 1 }));
}
