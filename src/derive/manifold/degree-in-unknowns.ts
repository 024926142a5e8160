import { symbolsOf } from "../../expr/calculus.ts";
import { type Expression, isNatural } from "../../expr/expression.ts";
import type { ManifoldProblem } from "./manifold-problem.ts";
import { isUnknown } from "./symbol-roles.ts";

/**
 * The degree of an expression as a polynomial in the unknowns of a system, with any coefficients that contain none; infinite
 * where it is no polynomial.
 */
export function degreeInUnknowns(e: Expression, system: Pick<ManifoldProblem, "variables">): number {
  if (!symbolsOf(e).some((name) => isUnknown(system, name))) return 0;
  switch (e.tag) {
    case "number":
    case "constant":
      return 0;
    case "symbol":
      return 1;
    case "sum":
      return Math.max(...e.terms.map((term) => degreeInUnknowns(term, system)));
    case "product":
      return e.factors.reduce((sum, factor) => sum + degreeInUnknowns(factor, system), 0);
    case "power":
      return isNatural(e.exponent)
        ? degreeInUnknowns(e.base, system) * Number(e.exponent.value.numerator)
        : Number.POSITIVE_INFINITY;
    case "call":
      return Number.POSITIVE_INFINITY;
  }
}
