import { type BudgetOptions, UNLIMITED } from "../../core/budget.ts";
import { factorPolynomial } from "../../exact/factor/factor-polynomial.ts";
import type { Integer } from "../../exact/integer.ts";
import type { PolynomialRing } from "../../exact/polynomial/polynomial.ts";
import { hasImaginaryUnit, symbolsOf } from "../../expr/calculus.ts";
import {
  type IntegerPolynomial,
  integerPolynomials,
  polynomialExpression,
  polynomialFraction,
} from "../../expr/convert.ts";
import { constant, type Expression, symbol, ZERO } from "../../expr/expression.ts";
import { isRational } from "../../expr/is-rational.ts";
import { overCoefficients } from "./coefficients/over-coefficients.ts";
import { complexParts } from "./complex-parts.ts";
import { conjugate } from "./conjugate.ts";
import { realPartSign } from "./spectrum/real-part.ts";
import { solveIrreducible } from "./spectrum/solve-irreducible.ts";

/** `left = right`: a parameter and its value, or a polynomial that is zero. */
export interface ZeroEquation {
  readonly left: Expression;
  readonly right: Expression;
}

/** Where a divisor vanishes: equations that hold at once. */
export type DivisorZero = readonly ZeroEquation[];

export interface DivisorZeroOptions extends BudgetOptions {
  /** The parameters that are positive; others are real. */
  readonly positive?: readonly string[];
}

/**
 * The values of real parameters at which a determinant vanishes, one entry for each irreducible factor, solved for a
 * parameter where it is linear or quadratic in one. A complex determinant vanishes where its real and its imaginary part do.
 *
 * Errors: E_UNSUPPORTED for functions of parameters. A spent budget ends the enclosing `withinBudget`.
 */
export function divisorZeros(
  determinant: Expression,
  { positive = [], budget = UNLIMITED }: DivisorZeroOptions = {},
): readonly DivisorZero[] {
  if (symbolsOf(determinant).length === 0) return [];
  const parts = realAndImaginaryPart(determinant).filter(
    (part) => symbolsOf(part).length > 0 || !isZero(part),
  );
  if (!parts.every((part) => isRational(part))) return [parts.map((left) => ({ left, right: ZERO }))];
  const ring = integerPolynomials([...new Set(parts.flatMap(symbolsOf))], { budget });
  const solver: Solver = { ring, positive, budget };
  const [first = ring.zero, second] = parts.map((part) => polynomialFraction(part, ring).numerator);
  if (second === undefined) return zerosOf(solver, first).map((equation) => [equation]);
  const common = ring.gcd(first, second);
  const [left, right] = [first, second].map((part) =>
    zerosOf(solver, ring.divideExact(part, common) ?? part),
  );
  const isolated = (left ?? []).flatMap((a) => (right ?? []).map((b): DivisorZero => [a, b]));
  return [...zerosOf(solver, common).map((equation): DivisorZero => [equation]), ...isolated];
}

function isZero(e: Expression): boolean {
  return e.tag === "number" && e.value.numerator === 0;
}

function realAndImaginaryPart(e: Expression): readonly Expression[] {
  if (!hasImaginaryUnit(e)) return [e];
  const other = conjugate(e);
  return overCoefficients([constant("i"), e, other], (coefficients) =>
    complexParts(coefficients, coefficients.value(e)).map(coefficients.expression),
  );
}

interface Solver {
  readonly ring: PolynomialRing<Integer>;
  readonly positive: readonly string[];
  readonly budget: NonNullable<BudgetOptions["budget"]>;
}

/** The zeros of a polynomial, one or two for each of its irreducible factors. */
function zerosOf(solver: Solver, polynomial: IntegerPolynomial): readonly ZeroEquation[] {
  const { ring, budget } = solver;
  if (ring.isZero(polynomial) || ring.isConstant(polynomial)) return [];
  const factorised = factorPolynomial(ring, polynomial, { budget });
  // The enclosing `withinBudget` learns of a spent budget at its next check; the whole is right all the same.
  const factors = factorised.ok ? factorised.value.factors.map(({ factor }) => factor) : [polynomial];
  return factors.filter((factor) => !isDefinite(solver, factor)).flatMap((factor) => solved(solver, factor));
}

/** Whether all terms have one sign, and one of them cannot vanish. */
function isDefinite({ ring, positive }: Solver, polynomial: IntegerPolynomial): boolean {
  const terms = [...ring.terms(polynomial)];
  const isPositive = ring.variables.map((name) => positive.includes(name));
  const hasSign = terms.every(({ exponents }) => exponents.every((k, v) => k % 2 === 0 || isPositive[v]));
  const cannotVanish = terms.some(({ exponents }) => exponents.every((k, v) => k === 0 || isPositive[v]));
  const signs = new Set(terms.map(({ coefficient }) => coefficient > 0));
  return hasSign && cannotVanish && signs.size === 1;
}

/** An irreducible factor, solved for the parameter in which that is simplest. */
function solved({ ring, positive }: Solver, factor: IntegerPolynomial): readonly ZeroEquation[] {
  const candidates = ring.variables
    .map((name) => ({ name, coefficients: ring.coefficientsIn(factor, name) }))
    .filter(({ coefficients }) => coefficients.length === 2 || coefficients.length === 3)
    .toSorted((a, b) => difficulty(ring, a.coefficients) - difficulty(ring, b.coefficients));
  for (const { name, coefficients } of candidates) {
    const roots = solveIrreducible(ring, coefficients);
    // Real parameters make such roots real at isolated values only, which the polynomial says better.
    const hidesRealZeros = (root: Expression) => hasImaginaryUnit(root) && symbolsOf(root).length > 0;
    if (roots === undefined || roots.some(hidesRealZeros)) continue;
    const real = roots.filter((root) => !hasImaginaryUnit(root));
    const isPossible = (root: Expression) =>
      !positive.includes(name) || !["negative", "zero"].includes(realPartSign(root, positive));
    return real.filter(isPossible).map((right) => ({ left: symbol(name), right }));
  }
  return [{ left: polynomialExpression(factor, ring), right: ZERO }];
}

/** The degree, and more where the leading coefficient is a number other than 1 and -1, or no number at all. */
function difficulty(ring: PolynomialRing<Integer>, coefficients: readonly IntegerPolynomial[]): number {
  const leading = coefficients.at(-1) ?? ring.one;
  const isUnit = ring.equals(leading, ring.one) || ring.equals(ring.negate(leading), ring.one);
  return coefficients.length + (isUnit ? 0 : ring.isConstant(leading) ? 1 / 4 : 1 / 2);
}
