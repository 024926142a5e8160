import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { amplitudeName } from "../../../../src/derive/manifold/manifold-problem.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { add, multiply, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { agree, derived, EXAMPLES, type Example, problemOf } from "./examples.ts";

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
