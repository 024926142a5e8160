import { type BudgetOptions, UNLIMITED } from "../core/budget.ts";
import { ResiduaError } from "../core/errors.ts";
import { type FactoredFraction, type Localisation, localisation } from "../exact/localisation.ts";
import type { Polynomial } from "../exact/polynomial/polynomial.ts";
import { polynomialRing } from "../exact/polynomial/polynomial-ring.ts";
import { type Rational, rationals } from "../exact/rational.ts";
import { type EvaluationTarget, evaluateIn } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { partsOf } from "./parts.ts";

type RationalPolynomial = Polynomial<Rational>;

/**
 * The ring of fractions over Q[symbols] whose denominators are the ones that some expressions show: the bases of their
 * negative powers. Evaluating these expressions in it is exact and needs no general gcd, however many symbols there are.
 * Errors: E_UNSUPPORTED for expressions that are not rational, and for a quotient by any other denominator. A spent budget
 * ends the enclosing `withinBudget`.
 */
export function factoredFractions(
  expressions: readonly Expression[],
  symbols: readonly string[],
  { budget = UNLIMITED }: BudgetOptions = {},
): EvaluationTarget<FactoredFraction<RationalPolynomial>> {
  const ring = polynomialRing(rationals, symbols, { budget });
  const polynomials: EvaluationTarget<RationalPolynomial> = {
    field: { ...ring, divide: (a, b) => ring.divideExact(a, b) ?? refuse(ring.toText(b)) },
    rational: ring.constant,
    symbol: ring.variable,
  };
  const denominators = new Map<string, RationalPolynomial>();
  for (const base of new Set(expressions.flatMap(denominatorBases))) {
    const value = evaluateIn(base, polynomials);
    if (!ring.isConstant(value)) denominators.set(ring.toText(value), value);
  }
  const fractions = localisation(ring, [...denominators.values()]);
  return {
    field: { ...fractions, divide: (a, b) => quotient(fractions, a, b) },
    rational: (value) => fractions.fromDomain(ring.constant(value)),
    symbol: (name) => fractions.fromDomain(ring.variable(name)),
  };
}

/** The bases of negative powers anywhere in an expression. */
function denominatorBases(e: Expression): readonly Expression[] {
  const inside = partsOf(e).flatMap(denominatorBases);
  const isBelow = e.tag === "power" && e.exponent.tag === "number" && e.exponent.value.numerator < 0;
  return isBelow ? [e.base, ...inside] : inside;
}

/** `a / b`, where the numerator of `b` is a constant times a product of the known factors. */
function quotient<D>(
  fractions: Localisation<D>,
  a: FactoredFraction<D>,
  b: FactoredFraction<D>,
): FactoredFraction<D> {
  const { domain, factors } = fractions;
  let rest = fractions.numerator(b);
  const powers = factors.map((factor) => {
    for (let power = 0; ; power++) {
      const divided = domain.divideExact(rest, factor);
      if (divided === undefined) return power;
      rest = divided;
    }
  });
  const inverse = domain.divideExact(domain.one, rest) ?? refuse(domain.toText(rest));
  const numerator = fractions.multiply(
    a,
    fractions.fromDomain(domain.multiply(inverse, fractions.denominator(b))),
  );
  return fractions.divideByFactors(numerator, powers);
}

function refuse(denominator: string): never {
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `the denominator ${denominator} is not one that the expressions show`,
  );
}
