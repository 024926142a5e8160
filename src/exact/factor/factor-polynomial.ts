import { type BudgetOptions, type SpentReason, UNLIMITED, withinBudget } from "../../core/budget.ts";
import { invariant } from "../../core/errors.ts";
import type { Result } from "../../core/result.ts";
import type { Integer } from "../integer.ts";
import type { Polynomial, PolynomialRing } from "../polynomial/polynomial.ts";
import { squareFreeFactorisation } from "../polynomial/square-free.ts";
import { exactQuotient, gcdOfAll, metered, power, product } from "../ring.ts";
import { divisorText, factorText, powerText, termText } from "../ring-text.ts";
import { univariateCoefficients } from "../univariate/integer-coefficients.ts";
import { primitiveFactors } from "./multivariate-factors.ts";
import { irreducibleFactors } from "./univariate-factors.ts";

type IntegerPolynomial = Polynomial<Integer>;

/** A factor that is proved irreducible over Q; primitive, with positive leading coefficient. */
export interface IrreducibleFactor {
  readonly factor: IntegerPolynomial;
  readonly multiplicity: number;
}

/** `constant` times the product of `factor^multiplicity`; the factors differ, those of least degree come first. */
export interface PolynomialFactorisation {
  readonly constant: Integer;
  readonly factors: readonly IrreducibleFactor[];
}

/**
 * The factorisation into irreducible polynomials over Q, in any number of variables. The constant is the content with
 * its sign, and is not factorised. Every factor is proved irreducible, and the product is multiplied out and compared.
 *
 * Errors: E_DOMAIN for the zero polynomial; E_UNSUPPORTED for astronomic coefficients. Result reasons: "budget",
 * "interrupted". Cost: exponential in the number of factors modulo a prime in the worst case, and in the number of
 * variables where the leading coefficients of all variables are polynomials; both are rare.
 */
export function factorPolynomial(
  domain: PolynomialRing<Integer>,
  a: IntegerPolynomial,
  { budget = UNLIMITED }: BudgetOptions = {},
): Result<PolynomialFactorisation, SpentReason> {
  const ring = metered(domain, budget);
  return withinBudget(() => {
    const { constant, factors: squareFree } = squareFreeFactorisation(ring, a);
    const factors = squareFree.flatMap(({ factor, multiplicity }) =>
      squareFreeFactors(ring, factor).map((each) => ({ factor: each, multiplicity })),
    );
    const result = { constant, factors: factors.toSorted((left, right) => compare(ring, left, right)) };
    invariant(
      ring.equals(multipliedOut(ring, result), a),
      "the factors of a polynomial do not multiply to it",
    );
    return result;
  });
}

/** The polynomial that was factorised. */
export function multipliedOut(
  ring: PolynomialRing<Integer>,
  { constant, factors }: PolynomialFactorisation,
): IntegerPolynomial {
  const powers = factors.map(({ factor, multiplicity }) => power(ring, factor, multiplicity));
  return ring.scale(product(ring, powers), constant);
}

/** The factorisation in the input syntax: `2*x*(x + y)^2`. */
export function factorisationText(
  ring: PolynomialRing<Integer>,
  { constant, factors }: PolynomialFactorisation,
): string {
  const powers = factors.map(({ factor, multiplicity }) => {
    const text = ring.toText(factor);
    return multiplicity === 1 ? factorText(text) : powerText(divisorText(text), multiplicity);
  });
  const [only] = factors;
  if (constant === 1 && factors.length === 1 && only?.multiplicity === 1) return ring.toText(only.factor);
  return termText(`${constant}`, powers.join("*"));
}

/** By total degree, then by number of terms, then by text: an order that does not depend on how factors were found. */
function compare(ring: PolynomialRing<Integer>, a: IrreducibleFactor, b: IrreducibleFactor): number {
  const [textA, textB] = [ring.toText(a.factor), ring.toText(b.factor)];
  return (
    ring.degree(a.factor) - ring.degree(b.factor) ||
    ring.termCount(a.factor) - ring.termCount(b.factor) ||
    (textA < textB ? -1 : textA > textB ? 1 : 0)
  );
}

/** The irreducible factors of a primitive polynomial without repeated factors, over a ring that has the budget. */
function squareFreeFactors(
  ring: PolynomialRing<Integer>,
  a: IntegerPolynomial,
): readonly IntegerPolynomial[] {
  if (ring.isConstant(a)) return [];
  const monomial = monomialFactors(ring, a);
  if (monomial.length > 0) {
    const rest = exactQuotient(ring, a, product(ring, monomial));
    return [...monomial, ...squareFreeFactors(ring, rest)];
  }
  const main = mainVariable(ring, a);
  const content = gcdOfAll(ring, ring.coefficientsIn(a, main));
  const primitive = exactQuotient(ring, a, content);
  return [...squareFreeFactors(ring, content), ...factorsIn(ring, primitive, main)];
}

/** The variables that divide a polynomial. */
function monomialFactors(ring: PolynomialRing<Integer>, a: IntegerPolynomial): readonly IntegerPolynomial[] {
  const exponents = ring.monomialContent(a);
  return ring.variables.filter((_, v) => exponents[v] !== 0).map(ring.variable);
}

/** The variable of least degree: where that is one, the content alone decides. */
function mainVariable(ring: PolynomialRing<Integer>, a: IntegerPolynomial): string {
  const used = ring.variables.filter((name) => ring.degree(a, name) > 0);
  const cost = (name: string) => {
    const parts = ring.coefficientsIn(a, name);
    return [parts.length, ring.termCount(parts[parts.length - 1] ?? ring.zero)] as const;
  };
  return used.reduce((best, name) => {
    const [[degree, terms], [bestDegree, bestTerms]] = [cost(name), cost(best)];
    return degree < bestDegree || (degree === bestDegree && terms < bestTerms) ? name : best;
  });
}

function factorsIn(
  ring: PolynomialRing<Integer>,
  primitive: IntegerPolynomial,
  main: string,
): readonly IntegerPolynomial[] {
  const parameters = ring.variables.filter((name) => name !== main && ring.degree(primitive, name) > 0);
  if (parameters.length > 0) return primitiveFactors({ ring, main, parameters }, primitive);
  const factors = irreducibleFactors(univariateCoefficients(ring, primitive, main), { budget: ring.budget });
  return factors.map((factor) => ring.fromCoefficientsIn(factor.map(ring.constant), main));
}
