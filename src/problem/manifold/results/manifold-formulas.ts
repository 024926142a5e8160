import { type RealTerms, realExpression } from "../../../derive/manifold/amplitudes/real-terms.ts";
import { amplitudeName } from "../../../derive/manifold/manifold-problem.ts";
import {
  type SeriesTerm,
  type SeriesTerms,
  seriesExpression,
} from "../../../derive/manifold/series-terms.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { RealResult } from "../real-result.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { type NamedExpressions, shownCovector, shownVariables } from "./shown-system.ts";

/** A result as one expression, lowest order first; the embedding's parameter is evaluated at 1. */
function resultExpression({ file }: SolvedManifold, terms: SeriesTerms): Expression {
  return seriesExpression(withoutEmbedding(file, terms), "explicit");
}

function withoutEmbedding<T extends Pick<SeriesTerm, "factors">>(
  { embedding }: SolvedManifold["file"],
  terms: readonly T[],
): readonly T[] {
  return terms.map((term) => ({ ...term, factors: term.factors.filter(({ name }) => name !== embedding) }));
}

/** The results by name: the variables on the manifold, and the evolution of the amplitudes. */
export interface ManifoldFormulas {
  readonly manifold: NamedExpressions;
  readonly evolution: NamedExpressions;
  /**
   * By `z1`, `z2`, ..., or `z_r1`, `z_phi1`, ... for real amplitudes: the covectors that project onto the manifold along
   * isochrons; none where there is no projection.
   */
  readonly projection: readonly (readonly [name: string, entries: readonly Expression[]])[];
}

/** Why there is no projection, though the file asks for one. */
export function missingProjection({ result: { projection } }: SolvedManifold): string | undefined {
  return projection === undefined || projection.ok ? undefined : projection.message;
}

/** The results in the amplitudes that the file asks for. */
export function manifoldFormulas(solved: SolvedManifold): ManifoldFormulas {
  return solved.real === undefined ? complexFormulas(solved) : realFormulas(solved, solved.real);
}

function realFormulas(
  solved: SolvedManifold,
  { manifold: { manifold, evolution, projection } }: RealResult,
): ManifoldFormulas {
  const shown = (terms: RealTerms) => realExpression(withoutEmbedding(solved.file, terms));
  return {
    manifold: shownVariables(solved, manifold.map(shown)),
    evolution: evolution.map(({ name, terms }) => [name, shown(terms)]),
    projection: projection.map(({ name, entries }) => [
      `z_${name}`,
      shownCovector(solved, entries.map(shown)),
    ]),
  };
}

function complexFormulas(solved: SolvedManifold): ManifoldFormulas {
  const { manifold, evolution, projection } = solved.result;
  const covectors = projection?.ok ? projection.value : [];
  const expressions = (row: readonly SeriesTerms[]) => row.map((terms) => resultExpression(solved, terms));
  return {
    manifold: shownVariables(solved, expressions(manifold)),
    evolution: evolution.map((terms, j) => [amplitudeName(j), resultExpression(solved, terms)]),
    projection: covectors.map((row, j) => [`z${j + 1}`, shownCovector(solved, expressions(row))]),
  };
}
