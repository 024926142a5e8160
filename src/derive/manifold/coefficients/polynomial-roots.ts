import { type Expression, ONE } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { type ConstantField, extendedByRoot, type OverConstants } from "./constant-field.ts";
import { constantValue } from "./constants.ts";
import { productOfFactors } from "./radical.ts";

/** Different irreducible polynomials that count as positive. */
type Factors = readonly Expression[];

/**
 * Does something over a field of rational functions with square roots of products of irreducible polynomials adjoined. A
 * product of some radicands that is no square has no root among the rational functions, so that only those roots
 * are redundant which the others give up to squares.
 */
export function withPolynomialRoots<E, T>(
  constants: ConstantField<E>,
  radicands: readonly Factors[],
  use: OverConstants<T>,
): T {
  const [radicand, ...rest] = radicands;
  if (radicand === undefined) return use(constants);
  if (constants.polynomialRoot(radicand) !== undefined) return withPolynomialRoots(constants, rest, use);
  return withPolynomialRoots(adjoin(constants, radicand), rest, use);
}

function adjoin<E>(below: ConstantField<E>, radicand: Factors) {
  const { field: base } = below;
  const square = constantValue(productOfFactors(radicand), below);
  const larger = extendedByRoot(below, square, productOfFactors(radicand));
  const { field } = larger;
  /** `sqrt(W) = sqrt(W R / C^2) sqrt(R) C / R` with the product C of the common factors. */
  const throughRoot = (wanted: Factors) => {
    const common = intersection(wanted, radicand);
    const partner = below.polynomialRoot([...without(wanted, common), ...without(radicand, common)]);
    if (partner === undefined) return undefined;
    const shared = common.length === 0 ? ONE : productOfFactors(common);
    const factor = base.divide(base.multiply(partner, constantValue(shared, below)), square);
    return field.multiply(field.fromBase(factor), field.generator);
  };
  return {
    ...larger,
    polynomialRoot: (wanted: Factors) => larger.polynomialRoot(wanted) ?? throughRoot(wanted),
  };
}

function intersection(a: Factors, b: Factors): Factors {
  const texts = new Set(b.map(expressionText));
  return a.filter((factor) => texts.has(expressionText(factor)));
}

function without(a: Factors, removed: Factors): Factors {
  const texts = new Set(removed.map(expressionText));
  return a.filter((factor) => !texts.has(expressionText(factor)));
}
