import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { seededRandom } from "../../../../../src/core/random.ts";
import { residualOrder } from "../../../../../src/derive/manifold/certificate/manifold-residual.ts";
import { plainSeries } from "../../../../../src/derive/manifold/certificate/plain-evaluation.ts";
import { plainManifold } from "../../../../../src/derive/manifold/certificate/plain-manifold.ts";
import {
  type PlainSeries,
  plainSeriesRing,
} from "../../../../../src/derive/manifold/certificate/plain-series.ts";
import { modularCoefficients } from "../../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../../src/derive/manifold/coefficients/modular-images.ts";
import { amplitudeName, type ManifoldProblem } from "../../../../../src/derive/manifold/manifold-problem.ts";
import { type SeriesTerms, seriesExpression } from "../../../../../src/derive/manifold/series-terms.ts";
import { substitute } from "../../../../../src/expr/calculus.ts";
import { add, type Expression, multiply, symbol } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { derived, type Example, example, sameTerms } from "../examples.ts";
import { mutants } from "../mutants.ts";

const [PRIME] = MANIFOLD_PRIMES;

/** The published amplitudes of an example with the modes they belong to; unit vectors where none are given. */
interface PublishedModes {
  readonly id: string;
  readonly amplitudes: readonly string[];
  readonly eigenvalues: readonly string[];
  readonly vectors?: readonly (readonly string[])[];
  readonly adjoint?: readonly (readonly string[])[];
  /** `below` in eps and in sigma, as far as the published evolution goes. */
  readonly below: readonly [eps: number, sigma: number];
}

const PUBLISHED: readonly PublishedModes[] = [
  { id: "snfBasic", amplitudes: ["X1", "Y1"], eigenvalues: ["0", "-1"], below: [3, 3] },
  { id: "snfSlowOsc", amplitudes: ["X1", "X2", "Y1"], eigenvalues: ["0", "0", "-1"], below: [4, 3] },
  { id: "snfLinearHyper", amplitudes: ["Y1", "Z1"], eigenvalues: ["-1", "1"], below: [9, 3] },
  { id: "snfFoliateHyper", amplitudes: ["Y1", "Z1"], eigenvalues: ["-1", "1"], below: [9, 3] },
  {
    id: "snfHeatNearBoundary",
    amplitudes: ["X1", "X2", "Y1", "Y2"],
    eigenvalues: ["0", "0", "-1", "-1"],
    vectors: [
      ["1", "0", "1", "0"],
      ["0", "1", "-1", "1"],
      ["0", "0", "1", "0"],
      ["-1", "0", "0", "1"],
    ],
    adjoint: [
      ["1", "-1", "0", "1"],
      ["0", "1", "0", "0"],
      ["-1", "2", "1", "-1"],
      ["0", "-1", "0", "1"],
    ],
    below: [9, 9],
  },
];

function problemOf({ id, eigenvalues, vectors, adjoint, below }: PublishedModes): ManifoldProblem {
  const { variables, equations } = example(id);
  const texts = variables.map((name) => equations[name] ?? "0");
  const unit = variables.map((_, j) => variables.map((_name, i) => (i === j ? "1" : "0")));
  const parse = (text: string) => parseExpression(text);
  return {
    variables,
    equations: texts.map(parse),
    space: [],
    truncations: [
      { weights: texts.some((text) => text.includes("eps")) ? { eps: 1 } : {}, below: below[0] },
      { weights: { sigma: 1 }, below: below[1] },
    ],
    timeDerivatives: {},
    noise: ["w1"],
    modes: eigenvalues.map((eigenvalue, j) => ({
      eigenvalue: parse(eigenvalue),
      vector: at(vectors ?? unit, j).map(parse),
      adjoint: at(adjoint ?? unit, j).map(parse),
    })),
    style: "normal-form",
  };
}

/** The terms of a formula below errors in eps and in sigma. */
function termsBelow(e: Expression, [eps, sigma]: readonly [number, number]): PlainSeries<bigint> {
  const coefficients = modularCoefficients(PRIME, seededRandom(5));
  const ring = plainSeriesRing(coefficients.field, [
    { weights: { eps: 1 }, below: eps },
    { weights: { sigma: 1 }, below: sigma },
  ]);
  return plainSeries(e, { ring, coefficients, isCoefficient: () => false, variable: () => undefined });
}

/** Results in the published amplitudes, which carry the growth of their modes. */
function inPublishedAmplitudes({ amplitudes }: PublishedModes, terms: SeriesTerms): Expression {
  const names = amplitudes.map((name, j) => [amplitudeName(j), symbol(name)]);
  return substitute(seriesExpression(terms, "rotating"), Object.fromEntries(names));
}

type StochasticExpectation = Example["expected"] & {
  readonly manifoldSigmaError: number;
  readonly evolutionSigmaError: number;
};

function expectationOf(id: string): StochasticExpectation {
  const { expected } = example(id);
  if (!hasSigmaErrors(expected)) throw new Error(`${id} states no error in sigma`);
  return expected;
}

function hasSigmaErrors(expected: Example["expected"]): expected is StochasticExpectation {
  return "manifoldSigmaError" in expected && "evolutionSigmaError" in expected;
}

/** The published formulas of an example with ours, and the errors of both. */
function comparisons(each: PublishedModes) {
  const problem = problemOf(each);
  const result = derived(problem);
  const expected = expectationOf(each.id);
  const { manifold = {}, manifoldError = 0, evolution = {}, evolutionError = 0 } = expected;
  const shapes = Object.entries(manifold).map(([name, text]) => ({
    name,
    published: text,
    ours: inPublishedAmplitudes(each, at(result.manifold, problem.variables.indexOf(name))),
    below: [manifoldError, expected.manifoldSigmaError] as const,
  }));
  const rates = Object.entries(evolution).map(([name, text]) => {
    const j = each.amplitudes.indexOf(name);
    const own = multiply(at(problem.modes, j).eigenvalue, symbol(name));
    return {
      name,
      published: text,
      ours: add(own, inPublishedAmplitudes(each, at(result.evolution, j))),
      below: [evolutionError, expected.evolutionSigmaError] as const,
    };
  });
  return { result, formulas: [...shapes, ...rates] };
}

describe("published stochastic normal forms", () => {
  for (const each of PUBLISHED) {
    counted("golden", each.id, () => {
      const { result, formulas } = comparisons(each);
      expect(result.certificate.holds).toBe(true);
      for (const { name, published, ours, below } of formulas) {
        expect(
          sameTerms(termsBelow(ours, below), termsBelow(parseExpression(published), below)),
          `${each.id} ${name}`,
        ).toBe(true);
      }
      return formulas.length;
    });

    counted("wrong-twin", `${each.id}: the certificate refuses every wrong coefficient`, () => {
      const problem = problemOf({ ...each, below: [Math.min(each.below[0], 4), Math.min(each.below[1], 3)] });
      const claim = derived(problem);
      const order = at(problem.truncations, 0).below;
      let refused = 0;
      for (const mutant of mutants(claim)) {
        const plain = plainManifold(mutant, modularCoefficients(PRIME, seededRandom(3)));
        expect(residualOrder(plain)).toBeLessThan(order);
        refused += 1;
      }
      return refused;
    });
  }
});

counted("wrong-twin", "a convolution at a wrong rate, or of another noise, is refused", () => {
  const claim = derived(problemOf(at(PUBLISHED, 0)));
  let refused = 0;
  for (const wrong of ["conv(w1,-2)", "conv(w1,1)", "conv(w2,-1)", "conv(conv(w1,-1),-1)"]) {
    const manifold = claim.manifold.map((terms) =>
      terms.map((term) => ({
        ...term,
        factors: term.factors.map((factor) =>
          factor.name === "conv(w1,-1)" ? { ...factor, name: wrong } : factor,
        ),
      })),
    );
    const plain = plainManifold({ ...claim, manifold }, modularCoefficients(PRIME, seededRandom(3)));
    expect(residualOrder(plain), wrong).toBeLessThan(3);
    refused += 1;
  }
  return refused;
});
