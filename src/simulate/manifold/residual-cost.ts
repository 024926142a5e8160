import type { ManifoldClaim } from "../../derive/manifold/certificate/plain-manifold.ts";
import { amplitudeName, type ManifoldProblem } from "../../derive/manifold/manifold-problem.ts";
import type { SeriesTerm } from "../../derive/manifold/series-terms.ts";
import { isUnknown } from "../../derive/manifold/symbol-roles.ts";
import type { Expression } from "../../expr/expression.ts";

/** About how many products of terms it takes to multiply as many variables as an equation does, where like terms are collected. */
export function productCount({ problem, manifold }: ManifoldClaim): number {
  const monomials = manifold.map((terms) => new Set(terms.map(monomialText)).size);
  const degrees = manifold.flatMap((terms) => terms.map((term) => amplitudeDegree(problem, term)));
  const [width, degree] = [Math.max(...monomials), Math.max(0, ...degrees)];
  const factors = Math.max(...problem.equations.map((e) => degreeOf(e, problem)));
  let count = width;
  for (let k = 1; k < factors; k += 1) {
    count += width * Math.min(width ** k, monomialsBelow(problem.modes.length, k * degree));
  }
  return count;
}

function monomialText({ factors }: SeriesTerm): string {
  return factors.map(({ name, exponent }) => `${name}^${exponent}`).join("*");
}

function amplitudeDegree({ modes }: ManifoldProblem, { factors }: SeriesTerm): number {
  const amplitudes = modes.map((_, j) => amplitudeName(j));
  return factors.reduce((sum, { name, exponent }) => sum + (amplitudes.includes(name) ? exponent : 0), 0);
}

/** The number of monomials in some symbols up to a degree. */
function monomialsBelow(symbols: number, degree: number): number {
  let count = 1;
  for (let k = 1; k <= symbols; k += 1) count *= (degree + k) / k;
  return count;
}

/** How many unknowns are multiplied at most; infinite for what is no polynomial of them. */
export function degreeOf(e: Expression, problem: ManifoldProblem): number {
  switch (e.tag) {
    case "number":
    case "constant":
      return 0;
    case "symbol":
      return isUnknown(problem, e.name) ? 1 : 0;
    case "sum":
      return Math.max(...e.terms.map((term) => degreeOf(term, problem)));
    case "product":
      return e.factors.reduce((sum, factor) => sum + degreeOf(factor, problem), 0);
    case "power":
      return powerDegree(e, degreeOf(e.base, problem));
    case "call":
      return degreeOf(e.argument, problem) === 0 ? 0 : Number.POSITIVE_INFINITY;
  }
}

function powerDegree({ exponent }: Expression & { tag: "power" }, base: number): number {
  if (base === 0) return 0;
  const isWhole = exponent.tag === "number" && exponent.value.denominator === 1;
  return isWhole && exponent.value.numerator >= 0
    ? base * Number(exponent.value.numerator)
    : Number.POSITIVE_INFINITY;
}
