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
import { mutants, mutated, mutatedNumbers, replaced } from "./mutants.ts";

const [PRIME] = MANIFOLD_PRIMES;

function plain(claim: ManifoldClaim) {
  return plainManifold(claim, modularCoefficients(PRIME, seededRandom(3)));
}

/** Lower error orders for those that have hundreds of terms. */
const ERROR_ORDERS: Readonly<Record<string, number>> = { oscForcedChainFull: 2, forcedNonlinNormMode: 2 };
const LARGEST_ERROR_ORDER = 5;

/** How many coefficients were changed and found out. */
let found = 0;

describe("the certificate refuses every manifold with one wrong coefficient", () => {
  for (const each of EXAMPLES) {
    const errorOrder = ERROR_ORDERS[each.id] ?? Math.min(each.order, LARGEST_ERROR_ORDER);
    counted("wrong-twin", each.id, () => {
      const claim = derived(problemOf(each, errorOrder));
      let refused = 0;
      for (const mutant of mutants(claim)) {
        expect(residualOrder(plain(mutant)), each.id).toBeLessThan(errorOrder);
        refused += 1;
      }
      found += refused;
      return refused;
    });
  }
});

describe("comparison with published formulas refuses every formula with one wrong coefficient", () => {
  for (const each of EXAMPLES) {
    counted("wrong-twin", each.id, () => {
      const { expected } = each;
      const { manifoldError = 0, evolutionError = 0, projectionError = 0 } = expected;
      const texts = (formulas: Readonly<Record<string, string>> = {}) => Object.values(formulas);
      const formulas = [
        ...[...texts(expected.manifold), ...texts(expected.manifoldRotating)].map(
          (text) => [text, manifoldError] as const,
        ),
        ...[...texts(expected.evolution), ...texts(expected.evolutionRotating)].map(
          (text) => [text, evolutionError] as const,
        ),
        ...Object.values(expected.projection ?? {}).flatMap((row) =>
          row.map((text) => [text, projectionError] as const),
        ),
      ];
      return formulas.reduce((refused, [text, order]) => refused + refusedNumbers(text, order), 0);
    });
  }
});

function refusedNumbers(text: string, errorOrder: number): number {
  const right = fingerprint(parseExpression(text), errorOrder, PRIME);
  let refused = 0;
  for (const wrong of mutatedNumbers(text)) {
    const changed = fingerprint(parseExpression(wrong), errorOrder, PRIME);
    expect(sameTerms(changed, right), wrong).toBe(false);
    refused += 1;
  }
  found += refused;
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
      found += refused;
      return refused;
    });
  }
});

/** What the control of the published values themselves found. */
const LEAST_FOUND = 450;

counted("behaviour", `more than ${LEAST_FOUND} wrong coefficients were found out`, () => {
  expect(found).toBeGreaterThan(LEAST_FOUND);
});

counted("wrong-twin", "another definition of the amplitude is refused, though the residual vanishes", () => {
  const problem = problemOf(example("metastable4"));
  const other = { ...problem, modes: problem.modes.map((mode) => ({ ...mode, adjoint: mode.vector })) };
  const claim = derived(problem);
  expect(residualOrder(plain(claim))).toBe(3);
  expect(residualOrder(plain({ ...claim, problem: other }))).toBeLessThan(3);
});
