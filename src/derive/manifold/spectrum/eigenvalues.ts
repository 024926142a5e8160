import { type BudgetOptions, UNLIMITED } from "../../../core/budget.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import { type IntegerPolynomial, polynomialExpression } from "../../../expr/convert.ts";
import type { Expression } from "../../../expr/expression.ts";
import { rootSymbol } from "../coefficients/canonical-root.ts";
import { withPi } from "../coefficients/constant-symbols.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { type CharacteristicNorm, characteristicNorm, type ExpressionMatrix } from "./characteristic-norm.ts";
import { solveIrreducible } from "./solve-irreducible.ts";

/** An eigenvalue in closed form: by square roots, or as a root of a polynomial. */
export interface SolvedEigenvalue {
  readonly tag: "solved";
  readonly value: Expression;
  readonly multiplicity: number;
}

/** The eigenvalues that are the roots of an irreducible polynomial of too high a degree for fields with its roots. */
export interface UnsolvedEigenvalues {
  readonly tag: "unsolved";
  /** Coefficients, lowest first. */
  readonly coefficients: readonly Expression[];
  /** Of each root. */
  readonly multiplicity: number;
}

export type Eigenvalues = SolvedEigenvalue | UnsolvedEigenvalues;

/**
 * All eigenvalues of a matrix of constants and parameters: by square roots where these suffice, else as roots of polynomials.
 *
 * Errors: E_SHAPE, E_UNSUPPORTED for entries that are not exact. A spent budget ends the enclosing `withinBudget`.
 * Cost: a characteristic polynomial and its factorisation.
 */
export function eigenvaluesOf(
  matrix: ExpressionMatrix,
  { budget = UNLIMITED }: BudgetOptions = {},
): readonly Eigenvalues[] {
  if (matrix.length === 0) return [];
  const characteristic = characteristicNorm(matrix, { budget });
  const { variable, ring, norm, hasConjugates } = characteristic;
  const factorised = factorPolynomial(ring, norm, { budget });
  // The enclosing `withinBudget` learns of a spent budget at its next check; the whole norm is right all the same.
  const factors = factorised.ok ? factorised.value.factors : [{ factor: norm, multiplicity: 1 }];
  return factors.flatMap(({ factor, multiplicity }): readonly Eigenvalues[] => {
    const coefficients = ring.coefficientsIn(factor, variable);
    if (coefficients.length < 2) return [];
    const roots = solveIrreducible(ring, coefficients) ?? namedRoots(characteristic, factor, coefficients);
    if (roots === undefined) {
      const shown = coefficients.map((coefficient) => withPi(polynomialExpression(coefficient, ring)));
      return [{ tag: "unsolved", coefficients: shown, multiplicity }];
    }
    return roots.map(withPi).flatMap((value): readonly SolvedEigenvalue[] => {
      const own = hasConjugates ? rootMultiplicity(characteristic, value) : multiplicity;
      return own === 0 ? [] : [{ tag: "solved", value, multiplicity: own }];
    });
  });
}

/** Polynomials of higher degree are left whole: a field with two of their roots may be too large to compute in. */
const LARGEST_NAMED_DEGREE = 6;

/** The roots of an irreducible factor of the norm as symbols; `undefined` for those that cannot be followed. */
function namedRoots(
  { ring, variable, hasConjugates }: CharacteristicNorm,
  factor: IntegerPolynomial,
  coefficients: readonly IntegerPolynomial[],
): readonly Expression[] | undefined {
  const degree = coefficients.length - 1;
  // Without values, there is no telling which roots of the norm belong to the polynomial itself.
  const isAmbiguous = hasConjugates && !coefficients.every(ring.isConstant);
  if (degree > LARGEST_NAMED_DEGREE || isAmbiguous) return undefined;
  const polynomial = polynomialExpression(factor, ring);
  return coefficients.slice(1).map((_, k) => rootSymbol(polynomial, variable, k + 1));
}

/** How often a root of the norm is one of the characteristic polynomial: divided out by Horner's rule. */
function rootMultiplicity({ coefficients }: CharacteristicNorm, root: Expression): number {
  return overCoefficients([...coefficients, root], ({ field, value }) => {
    const at0 = value(root);
    let rest = coefficients.map(value);
    for (let multiplicity = 0; ; multiplicity += 1) {
      let carry = field.zero;
      const quotient = rest
        .toReversed()
        .map((coefficient) => {
          carry = field.add(coefficient, field.multiply(carry, at0));
          return carry;
        })
        .toReversed();
      const [remainder = field.one, ...shorter] = quotient;
      if (!field.isZero(remainder)) return multiplicity;
      rest = shorter;
      if (rest.length === 0) return multiplicity;
    }
  });
}
