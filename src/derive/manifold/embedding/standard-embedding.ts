import { at } from "../../../core/errors.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { add, type Expression, isNumber, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { derivativeOrders, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { collectTerms } from "../collect-terms.ts";
import { degreeInUnknowns } from "../degree-in-unknowns.ts";
import { requireEquilibrium } from "../equilibrium/require-equilibrium.ts";
import { inEquationOf } from "../in-equation-of.ts";
import { type ManifoldProblem, TIME } from "../manifold-problem.ts";
import { isUnknown } from "../symbol-roles.ts";
import { type Degree, gradedComponents, gradeOf, valueAtOrigin } from "./graded-components.ts";

/** The parts of a problem that the embedding reads. */
export type EmbeddableSystem = Pick<ManifoldProblem, "variables" | "equations" | "timeDerivatives" | "noise">;

export interface EmbeddingOptions {
  /** The name of the small parameter. */
  readonly small: string;
  readonly below: number;
  /** A direction in which variation is not slow, so that its derivatives are not small. */
  readonly interval?: string | undefined;
}

/**
 * The standard embedding of a system in a family with a small parameter, which at 1 is the system itself: a term with p
 * unknowns is multiplied by the power p - 1 of the parameter, and by one more for each space derivative and for each
 * factor that varies in time, such as noise. Equations come out as their Taylor polynomials up to errors of the order `below`.
 *
 * Errors: E_DOMAIN where the origin is no equilibrium, with the equation and its value there, and where a function has no
 * Taylor series about the origin.
 */
export function standardEmbedding(
  system: EmbeddableSystem,
  { small, below, interval }: EmbeddingOptions,
): readonly Expression[] {
  const rules = { degreeOf: (e: Expression) => degreeOf(system, e, interval), highestGrade: below - 1 };
  return system.equations.map((equation, i) => {
    const variable = at(system.variables, i);
    const components = inEquationOf(variable, () => gradedComponents(equation, rules));
    requireEquilibrium(variable, valueAtOrigin(components));
    const isPolynomial = Number.isFinite(degreeInUnknowns(equation, system));
    return add(
      ...components.flatMap((component) => {
        // Taylor series of functions within functions leave many terms alike.
        const value = isPolynomial ? component.value : collectTerms(component.value, system.variables);
        return isNumber(value, 0) ? [] : [times(power(symbol(small), number(gradeOf(component))), value)];
      }),
    );
  });
}

/** A factor times each term of a sum. */
function times(factor: Expression, e: Expression): Expression {
  return e.tag === "sum" ? add(...e.terms.map((term) => multiply(factor, term))) : multiply(factor, e);
}

function degreeOf(system: EmbeddableSystem, e: Expression, interval: string | undefined): Degree | undefined {
  if (e.tag === "call") return isFunctionOfTime(e) ? { unknowns: 0, small: 1 } : undefined;
  if (e.tag !== "symbol") return undefined;
  if (isUnknown(system, e.name)) return { unknowns: 1, small: derivativeCount(e.name, interval) };
  const varies = Object.hasOwn(system.timeDerivatives, e.name) || system.noise?.includes(e.name) === true;
  return varies ? { unknowns: 0, small: 1 } : undefined;
}

function isFunctionOfTime(e: Expression): boolean {
  return symbolsOf(e).includes(TIME);
}

/** How often a jet is differentiated in directions of slow variation. */
function derivativeCount(name: string, interval: string | undefined): number {
  const jet = readJetSymbol(name);
  if (jet === undefined) return 0;
  const own = jet.operator === "d" ? [...derivativeOrders(jet.operands)] : [];
  return own.reduce(
    (total, [direction, order]) => (direction === interval ? total : total + order),
    derivativeCount(jet.subject, interval),
  );
}
