import {
  ALL_EXAMPLES,
  EXAMPLES,
  type Example,
  example,
  problemOf,
} from "../../../../bench/problems/manifold-examples.ts";
import { seededRandom } from "../../../../src/core/random.ts";
import { plainSeries } from "../../../../src/derive/manifold/certificate/plain-evaluation.ts";
import {
  type PlainSeries,
  plainSeriesRing,
} from "../../../../src/derive/manifold/certificate/plain-series.ts";
import { modularCoefficients } from "../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../src/derive/manifold/coefficients/modular-images.ts";
import {
  type DeriveManifoldOptions,
  deriveManifold,
} from "../../../../src/derive/manifold/derive-manifold.ts";
import type { ManifoldProblem } from "../../../../src/derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../../src/derive/manifold/manifold-result.ts";
import type { Expression } from "../../../../src/expr/expression.ts";

export { EXAMPLES, type Example, example, problemOf };

/** The manifold of a problem that is known to have one. */
export function derived(problem: ManifoldProblem, options: DeriveManifoldOptions = {}): InvariantManifold {
  const outcome = deriveManifold(problem, options);
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
  return outcome.value;
}

/** Symbols that are kept apart when formulas are compared; all others are given random values. */
const KEPT = /^(?:s\d+|S\d+|eps|t|D[xy])$|\(/;

/**
 * The terms of a formula below an error order, over residues modulo a prime at random values of the parameters. Two
 * formulas that differ have different terms but for chance, which is below 1e-15.
 */
export function fingerprint(e: Expression, errorOrder: number, prime: bigint, seed = 7): PlainSeries<bigint> {
  const coefficients = modularCoefficients(prime, seededRandom(seed));
  const ring = plainSeriesRing(coefficients.field, [{ weights: { eps: 1 }, below: errorOrder }]);
  // The same parameter has the same value whatever else a formula contains.
  for (const name of PARAMETERS) coefficients.value({ tag: "symbol", name });
  return plainSeries(e, {
    ring,
    coefficients,
    isCoefficient: (name) => !KEPT.test(name),
    variable: () => undefined,
  });
}

const PARAMETERS = [
  ...new Set(
    ALL_EXAMPLES.flatMap((each) =>
      Object.values(each.equations).flatMap((text) => text.match(/[A-Za-z]\w*/g) ?? []),
    ),
  ),
].toSorted();

/** Whether two formulas agree below an error order. */
export function agree(a: Expression, b: Expression, errorOrder: number): boolean {
  return MANIFOLD_PRIMES.every((prime) =>
    sameTerms(fingerprint(a, errorOrder, prime), fingerprint(b, errorOrder, prime)),
  );
}

export function sameTerms(a: PlainSeries<bigint>, b: PlainSeries<bigint>): boolean {
  return a.size === b.size && [...a].every(([key, term]) => b.get(key)?.coefficient === term.coefficient);
}
