import type { ManifoldClaim } from "../../derive/manifold/certificate/plain-manifold.ts";
import { degreeInUnknowns } from "../../derive/manifold/degree-in-unknowns.ts";
import { type ManifoldProblem, modeOfAmplitude } from "../../derive/manifold/manifold-problem.ts";
import type { SeriesTerm } from "../../derive/manifold/series-terms.ts";

/**
 * About how many products of terms it takes to multiply as many variables as an equation does, where like terms are
 * collected.
 */
export function productCount({ problem, manifold }: ManifoldClaim): number {
  const monomials = manifold.map((terms) => new Set(terms.map(monomialText)).size);
  const degrees = manifold.flatMap((terms) => terms.map((term) => amplitudeDegree(problem, term)));
  const [width, degree] = [Math.max(...monomials), Math.max(0, ...degrees)];
  const factors = Math.max(...problem.equations.map((e) => degreeInUnknowns(e, problem)));
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
  return factors.reduce(
    (sum, { name, exponent }) => sum + (modeOfAmplitude(name, modes.length) < 0 ? 0 : exponent),
    0,
  );
}

/** The number of monomials in some symbols up to a degree. */
function monomialsBelow(symbols: number, degree: number): number {
  let count = 1;
  for (let k = 1; k <= symbols; k += 1) count *= (degree + k) / k;
  return count;
}
