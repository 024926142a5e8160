import { readFileSync } from "node:fs";
import { at } from "../../../../src/core/errors.ts";
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
import { parseExpression } from "../../../../src/expr/parse.ts";

/** A worked example of test/golden/manifold/examples.json, whose `syntax` says how to read it. */
export interface Example {
  readonly id: string;
  readonly source: string;
  readonly variables: readonly string[];
  readonly equations: Readonly<Record<string, string>>;
  readonly linearModes: {
    readonly eigenvalues: readonly string[];
    readonly eigenvectors: readonly (readonly string[])[];
    readonly adjoint: readonly (readonly string[])[];
  } | null;
  readonly order: number;
  readonly space?: readonly string[];
  readonly truncate?: Readonly<Record<string, number>>;
  readonly timeDerivatives?: Readonly<Record<string, string>>;
  readonly expected: {
    readonly manifold?: Readonly<Record<string, string>>;
    readonly manifoldError?: number;
    readonly evolution?: Readonly<Record<string, string>>;
    readonly evolutionError?: number;
    readonly manifoldRotating?: Readonly<Record<string, string>>;
    readonly evolutionRotating?: Readonly<Record<string, string>>;
    readonly projection?: Readonly<Record<string, readonly string[]>>;
    readonly projectionError?: number;
    readonly projectionConjugate?: boolean;
    readonly numericTolerance?: number;
    readonly steadyCondition?: string;
  };
}

const file: { readonly examples: readonly Example[] } = JSON.parse(
  readFileSync(new URL("../../../golden/manifold/examples.json", import.meta.url), "utf8"),
);

/** The examples with modes as they are given; the others are set up by the tests one by one. */
export const EXAMPLES = file.examples.filter(({ linearModes }) => linearModes !== null);

export function example(id: string): Example {
  const found = file.examples.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no example ${id}`);
  return found;
}

/** The problem of an example, to its own order or to another one. */
export function problemOf(each: Example, errorOrder = each.order): ManifoldProblem {
  const parse = (text: string) => parseExpression(text);
  const equations = each.variables.map((name) => parse(each.equations[name] ?? "0"));
  const hasEps = Object.values(each.equations).some((text) => text.includes("eps"));
  const { eigenvalues, eigenvectors, adjoint } = each.linearModes ?? {
    eigenvalues: [],
    eigenvectors: [],
    adjoint: [],
  };
  return {
    variables: each.variables,
    equations,
    space: each.space ?? [],
    truncations: [
      { weights: hasEps ? { eps: 1 } : {}, below: errorOrder },
      ...Object.entries(each.truncate ?? {}).map(([name, below]) => ({ weights: { [name]: 1 }, below })),
    ],
    timeDerivatives: Object.fromEntries(
      Object.entries(each.timeDerivatives ?? {}).map(([name, text]) => [name, parse(text)]),
    ),
    modes: eigenvalues.map((eigenvalue, j) => ({
      eigenvalue: parse(eigenvalue),
      vector: at(eigenvectors, j).map(parse),
      adjoint: at(adjoint, j).map(parse),
    })),
    style: "normal-form",
  };
}

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
    file.examples.flatMap((each) =>
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
