import { at } from "../../../core/errors.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import type { Expression } from "../../../expr/expression.ts";
import { isRational } from "../../../expr/is-rational.ts";
import { type RootSymbol, readRootSymbol } from "../../../expr/root-symbol.ts";
import { toFloatComplex } from "../coefficients/float-values.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { rootCoefficients, toFloatRoot } from "../coefficients/root-values.ts";
import { conjugate } from "../conjugate.ts";
import { touchesImaginaryAxis } from "./imaginary-axis.ts";

/**
 * What is known of the sign of a real part. It is `nonzero` where its sign depends on the values of parameters, and
 * `undecided` where these may even make it zero or not in whole regions.
 */
export type RealPartSign = "negative" | "zero" | "positive" | "nonzero" | "undecided";

/**
 * The sign of the real part of an eigenvalue in closed form, for real parameters, of which some are positive and the others
 * not zero; polynomials under square roots have the signs that `radicalOf` takes them to have. Whether it is zero is
 * decided exactly.
 */
export function realPartSign(eigenvalue: Expression, positive: readonly string[]): RealPartSign {
  const root = eigenvalue.tag === "symbol" ? readRootSymbol(eigenvalue.name) : undefined;
  if (root !== undefined) return realPartOfRoot(root);
  const parts = [eigenvalue, conjugate(eigenvalue)];
  return overCoefficients(parts, ({ field, value, expression }) => {
    const doubled = parts.map(value).reduce(field.add);
    return field.isZero(doubled) ? "zero" : signOfReal(expression(doubled), positive);
  });
}

/** Real parts of roots below this part of the root's size are those of roots on the imaginary axis, if there are any. */
const NEGLIGIBLE = 1e-9;

/** The sign for a root of an irreducible polynomial: doubles decide which of the roots lie on the imaginary axis, if any do. */
function realPartOfRoot(root: RootSymbol): RealPartSign {
  const touches = touchesImaginaryAxis(rootCoefficients(root));
  const value = toFloatRoot(root);
  if (value === undefined || touches === "undecided") return touches === false ? "nonzero" : "undecided";
  const isNegligible = Math.abs(value.re) < NEGLIGIBLE * Math.hypot(value.re, value.im);
  if (isNegligible) return touches ? "zero" : "undecided";
  return value.re < 0 ? "negative" : "positive";
}

/** The sign of a real expression that is known not to be zero. */
export function signOfReal(e: Expression, positive: readonly string[]): RealPartSign {
  const value = toFloatComplex(e)?.re;
  if (value !== undefined) return value < 0 ? "negative" : "positive";
  if (!isRational(e)) return "nonzero";
  const ring = integerPolynomials(symbolsOf(e));
  const { numerator, denominator } = polynomialFraction(e, ring);
  const isPositive = ring.variables.map((name) => positive.includes(name));
  const signs = [numerator, denominator].map((a) => commonSign([...ring.terms(a)], isPositive));
  if (signs.includes(undefined)) return "nonzero";
  return at(signs, 0) === at(signs, 1) ? "positive" : "negative";
}

/** The sign that all terms have, where each is definite: odd powers only of what is positive. */
function commonSign(
  terms: readonly { readonly coefficient: number | bigint; readonly exponents: readonly number[] }[],
  isPositive: readonly boolean[],
): 1 | -1 | undefined {
  const isDefinite = terms.every(({ exponents }) =>
    exponents.every((exponent, k) => exponent % 2 === 0 || at(isPositive, k)),
  );
  if (!isDefinite) return undefined;
  if (terms.every(({ coefficient }) => coefficient > 0)) return 1;
  return terms.every(({ coefficient }) => coefficient < 0) ? -1 : undefined;
}
