import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { amplitudeName } from "../../../../src/derive/manifold/manifold-problem.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { add, multiply, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { agree, derived, EXAMPLES, type Example, example, problemOf } from "./examples.ts";

/** Published to few digits, so that it is compared as numbers in delays.test.ts. */
const NUMERIC = EXAMPLES.filter(({ expected }) => expected.numericTolerance !== undefined);

function checkSlowAmplitudes(each: Example): number {
  const result = derived(problemOf(each));
  expect(result.certificate.holds).toBe(true);
  const { manifold = {}, manifoldError = 0, evolution = {}, evolutionError = 0 } = each.expected;
  for (const [name, text] of Object.entries(manifold)) {
    const ours = seriesExpression(at(result.manifold, each.variables.indexOf(name)), "explicit");
    expect(agree(ours, parseExpression(text), manifoldError), `${each.id} ${name}`).toBe(true);
  }
  for (const [name, text] of Object.entries(evolution)) {
    const ours = seriesExpression(at(result.evolution, Number(name.slice(1)) - 1), "explicit");
    expect(agree(ours, parseExpression(text), evolutionError), `${each.id} ${name}`).toBe(true);
  }
  return Object.keys(manifold).length + Object.keys(evolution).length + 1;
}

function checkRotatingAmplitudes(each: Example): number {
  const {
    manifoldRotating = {},
    manifoldError = 0,
    evolutionRotating = {},
    evolutionError = 0,
  } = each.expected;
  const problem = problemOf(each);
  const result = derived(problem);
  for (const [name, text] of Object.entries(manifoldRotating)) {
    const ours = seriesExpression(at(result.manifold, each.variables.indexOf(name)), "rotating");
    expect(agree(ours, parseExpression(text), manifoldError), `${each.id} ${name}`).toBe(true);
  }
  for (const [name, text] of Object.entries(evolutionRotating)) {
    const j = Number(name.slice(1)) - 1;
    const own = multiply(at(problem.modes, j).eigenvalue, symbol(amplitudeName(j)));
    const ours = add(own, seriesExpression(at(result.evolution, j), "rotating"));
    expect(agree(ours, parseExpression(text), evolutionError), `${each.id} ${name}`).toBe(true);
  }
  return Object.keys(manifoldRotating).length + Object.keys(evolutionRotating).length;
}

describe("published manifolds and evolutions", () => {
  for (const each of EXAMPLES) {
    const { manifold, evolution, evolutionRotating } = each.expected;
    if (NUMERIC.includes(each)) continue;
    if (manifold !== undefined || evolution !== undefined) {
      counted("golden", each.id, () => checkSlowAmplitudes(each));
    }
    if (evolutionRotating !== undefined)
      counted("golden", `${each.id}, rotating`, () => checkRotatingAmplitudes(each));
  }
});

describe("robustness", () => {
  counted("golden", "right-hand sides of zero: their amplitudes rest, the others are certified", () => {
    const result = derived(problemOf(example("zeroRhsMathieu")));
    expect(result.certificate.holds).toBe(true);
    expect(result.evolution.slice(2)).toEqual([[], []]);
    expect(at(result.evolution, 0).length).toBeGreaterThan(0);
    return 3;
  });

  counted("identity", "the series of a manifold beyond its radius of convergence", () => {
    const { certificate, evolution } = derived(problemOf(example("convergeRadius")));
    expect(certificate).toMatchObject({ holds: true, residualOrder: 20 });
    // To its leading orders s' = s/4 - s^3: the fixed points are |s| = 1/2.
    const leading = at(evolution, 0).filter(({ grade }) => grade === 2);
    expect(agree(seriesExpression(leading, "explicit"), parseExpression("eps^2*(s1/4 - s1^3)"), 3)).toBe(
      true,
    );
    return 2;
  });
});
