import type { ManifoldClaim } from "../../../../src/derive/manifold/certificate/plain-manifold.ts";
import type { SeriesTerms } from "../../../../src/derive/manifold/series-terms.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { multiply, number } from "../../../../src/expr/expression.ts";

/** One percent off in one coefficient. */
export function mutated(terms: SeriesTerms, index: number): SeriesTerms {
  return terms.map((term, k) =>
    k === index ? { ...term, coefficient: multiply(number(rational(101, 100)), term.coefficient) } : term,
  );
}

export function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((each, k) => (k === index ? item : each));
}

/** All claims that differ in one coefficient of the manifold or of the evolution. */
export function* mutants(claim: ManifoldClaim): Generator<ManifoldClaim> {
  for (const [i, terms] of claim.manifold.entries()) {
    for (const k of terms.keys())
      yield { ...claim, manifold: replaced(claim.manifold, i, mutated(terms, k)) };
  }
  for (const [j, terms] of claim.evolution.entries()) {
    for (const k of terms.keys())
      yield { ...claim, evolution: replaced(claim.evolution, j, mutated(terms, k)) };
  }
}

/** A formula with one of the numbers that multiply something raised by one, in all ways. */
export function* mutatedNumbers(text: string): Generator<string> {
  for (const match of text.matchAll(/(?<![\w.^/])\d+(?=[*/])/g)) {
    yield `${text.slice(0, match.index)}(${match[0]}+1)${text.slice(match.index + match[0].length)}`;
  }
}
