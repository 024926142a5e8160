import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { seededRandom } from "../../../../src/core/random.ts";
import { residualOrder } from "../../../../src/derive/manifold/certificate/manifold-residual.ts";
import {
  type ManifoldClaim,
  plainManifold,
} from "../../../../src/derive/manifold/certificate/plain-manifold.ts";
import { projectionResidualOrder } from "../../../../src/derive/manifold/certificate/projection-residual.ts";
import { modularCoefficients } from "../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../src/derive/manifold/coefficients/modular-images.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { derived, EXAMPLES, example, fingerprint, problemOf, sameTerms } from "./examples.ts";
import { mutants, mutated, replaced } from "./mutants.ts";

const [PRIME] = MANIFOLD_PRIMES;

function plain(claim: ManifoldClaim) {
  return plainManifold(claim, modularCoefficients(PRIME, seededRandom(3)));
}

/** With hundreds of terms each, these would take most of the time; the others have every kind of problem. */
const LONG = ["forcedNonlinNormMode", "randHopfNF", "morfeDuffingQC", "bauer2021", "oscForcedChainFull"];

describe("the certificate refuses every manifold with one wrong coefficient", () => {
  for (const each of EXAMPLES.filter(({ id }) => !LONG.includes(id))) {
    const errorOrder = Math.min(each.order, 5);
    counted("wrong-twin", each.id, () => {
      const claim = derived(problemOf(each, errorOrder));
      let refused = 0;
      for (const mutant of mutants(claim)) {
        expect(residualOrder(plain(mutant)), each.id).toBeLessThan(errorOrder);
        refused += 1;
      }
      return refused;
    });
  }
});

describe("comparison with published formulas refuses every formula with one wrong coefficient", () => {
  for (const each of EXAMPLES) {
    counted("wrong-twin", each.id, () => {
      const { manifold = {}, manifoldError = 0, evolution = {}, evolutionError = 0 } = each.expected;
      const formulas = [
        ...Object.values(manifold).map((text) => [text, manifoldError] as const),
        ...Object.values(evolution).map((text) => [text, evolutionError] as const),
      ];
      return formulas.reduce((refused, [text, order]) => refused + refusedNumbers(text, order), 0);
    });
  }
});

/** Changes every number of a formula that multiplies something, one at a time. */
function refusedNumbers(text: string, errorOrder: number): number {
  const right = fingerprint(parseExpression(text), errorOrder, PRIME);
  let refused = 0;
  for (const match of text.matchAll(/(?<![\w.^/])\d+(?=[*/])/g)) {
    const wrong = `${text.slice(0, match.index)}(${match[0]}+1)${text.slice(match.index + match[0].length)}`;
    const changed = fingerprint(parseExpression(wrong), errorOrder, PRIME);
    expect(sameTerms(changed, right), wrong).toBe(false);
    refused += 1;
  }
  return refused;
}

describe("the certificate refuses every projection with one wrong coefficient", () => {
  for (const id of ["simple2d", "metastable4", "lorenz86sm", "heatX", "gradsSystem", "simpleosc"]) {
    counted("wrong-twin", id, () => {
      const errorOrder = 3;
      const claim = derived(problemOf(example(id), errorOrder), { projection: true });
      const { projection } = claim;
      if (projection === undefined || !projection.ok) throw new Error("expected a projection");
      expect(projectionResidualOrder(plain(claim), projection.value)).toBe(errorOrder);
      let refused = 0;
      projection.value.forEach((row, j) => {
        row.forEach((terms, i) => {
          for (const k of terms.keys()) {
            const wrong = replaced(projection.value, j, replaced(row, i, mutated(at(row, i), k)));
            expect(projectionResidualOrder(plain(claim), wrong), `${id} ${j} ${i} ${k}`).toBeLessThan(
              errorOrder,
            );
            refused += 1;
          }
        });
      });
      return refused;
    });
  }
});

counted("wrong-twin", "another definition of the amplitude is refused, though the residual vanishes", () => {
  const problem = problemOf(example("metastable4"));
  const other = { ...problem, modes: problem.modes.map((mode) => ({ ...mode, adjoint: mode.vector })) };
  const claim = derived(problem);
  expect(residualOrder(plain(claim))).toBe(3);
  expect(residualOrder(plain({ ...claim, problem: other }))).toBeLessThan(3);
});
