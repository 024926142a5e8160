import { type BudgetOptions, UNLIMITED } from "../../../core/budget.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { polynomialExpression } from "../../../expr/convert.ts";
import { constant, type Expression } from "../../../expr/expression.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { PI } from "../coefficients/radical.ts";
import { type CharacteristicNorm, characteristicNorm, type ExpressionMatrix } from "./characteristic-norm.ts";
import { solveIrreducible } from "./solve-irreducible.ts";

/** An eigenvalue in closed form. */
export interface SolvedEigenvalue {
  readonly tag: "solved";
  readonly value: Expression;
  readonly multiplicity: number;
}

/** The eigenvalues that are the roots of an irreducible polynomial which square roots do not solve. */
export interface UnsolvedEigenvalues {
  readonly tag: "unsolved";
  /** Coefficients, lowest first. */
  readonly coefficients: readonly Expression[];
  /** Of each root. */
  readonly multiplicity: number;
}

export type Eigenvalues = SolvedEigenvalue | UnsolvedEigenvalues;

/**
 * All eigenvalues of a matrix of constants and parameters, in closed form where square roots suffice.
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
    const roots = solveIrreducible(ring, coefficients);
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

/** In polynomials pi is a symbol like others. */
function withPi(e: Expression): Expression {
  return symbolsOf(e).includes(PI) ? substitute(e, { [PI]: constant("pi") }) : e;
}
