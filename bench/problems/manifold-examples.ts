import { readFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../src/core/errors.ts";
import { packageRoot } from "../../src/core/package-root.ts";
import type { ManifoldProblem } from "../../src/derive/manifold/manifold-problem.ts";
import { parseExpression } from "../../src/expr/parse.ts";

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
  readFileSync(join(packageRoot(), "test/golden/manifold/examples.json"), "utf8"),
);

/** All examples, also those that state no modes. */
export const ALL_EXAMPLES = file.examples;

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
