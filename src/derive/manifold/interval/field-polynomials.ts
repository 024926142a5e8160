import { at, ResiduaError } from "../../../core/errors.ts";
import type { Integer } from "../../../exact/integer.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { type IntegerPolynomial, integerPolynomials, polynomialFraction } from "../../../expr/convert.ts";
import { type Expression, isNatural, symbol } from "../../../expr/expression.ts";
import { replaceParts } from "../../../expr/parts.ts";
import { expressionText } from "../../../expr/text.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import { isUnknown } from "../symbol-roles.ts";

/** A system whose unknowns may be fields; its modes are still to be found. */
export type FieldSystem = Omit<ManifoldProblem, "modes">;

/** The parts of a system of which polynomials are made. */
export type PolynomialSystem = Pick<FieldSystem, "variables" | "equations">;

/** Right-hand sides as polynomials in the unknowns and in what multiplies them. */
export interface FieldPolynomials {
  /** Its first variables are the unknowns. */
  readonly ring: PolynomialRing<Integer>;
  /** Variables, and what operators make of them: indeterminates of the ring. */
  readonly unknowns: readonly string[];
  /** What the other indeterminates stand for: symbols, constants, and functions and quotients of these. */
  readonly factors: ReadonlyMap<string, Expression>;
  /** One for each variable: a polynomial over a natural number. */
  readonly equations: readonly { readonly numerator: IntegerPolynomial; readonly denominator: Integer }[];
}

/**
 * The right-hand sides of a system as polynomials.
 * Errors: E_UNSUPPORTED for functions of unknowns that are no polynomials.
 */
export function fieldPolynomials(system: PolynomialSystem): FieldPolynomials {
  const factors = new Map<string, Expression>();
  const opened = system.equations.map((e, i) => withFactors(e, { system, factors, index: i }));
  const unknowns = [...new Set(opened.flatMap(symbolsOf))].filter((name) => isUnknown(system, name));
  const ring = integerPolynomials([...unknowns, ...factors.keys()]);
  const equations = opened.map((e) => {
    const { numerator, denominator } = polynomialFraction(e, ring);
    return { numerator, denominator: ring.leadingCoefficient(denominator) };
  });
  return { ring, unknowns, factors, equations };
}

interface Opening {
  readonly system: PolynomialSystem;
  readonly factors: Map<string, Expression>;
  /** Of the equation. */
  readonly index: number;
}

/** The expression with a symbol for everything that is no sum, product or natural power. */
function withFactors(e: Expression, opening: Opening): Expression {
  return replaceParts(e, (part) => {
    switch (part.tag) {
      case "number":
      case "sum":
      case "product":
        return undefined;
      case "symbol":
        return isUnknown(opening.system, part.name) ? part : factor(part, opening);
      case "power":
        return isNatural(part.exponent) ? undefined : factor(part, opening);
      case "constant":
      case "call":
        return factor(part, opening);
    }
  });
}

function factor(e: Expression, { system, factors, index }: Opening): Expression {
  if (symbolsOf(e).some((name) => isUnknown(system, name))) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `${expressionText(e)} is no polynomial in the unknowns: on an interval, leave out 'small', so that the standard embedding expands it, or give its Taylor polynomial`,
      { details: { variable: at(system.variables, index) } },
    );
  }
  const name = expressionText(e);
  factors.set(name, e);
  return symbol(name);
}
