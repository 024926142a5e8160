import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { MANIFOLD_PRIMES } from "../../../../src/derive/manifold/coefficients/modular-images.ts";
import type { InvariantManifold } from "../../../../src/derive/manifold/manifold-result.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { substitute } from "../../../../src/expr/calculus.ts";
import {
  add,
  constant,
  type Expression,
  multiply,
  negate,
  number,
  power,
  subtract,
  symbol,
} from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { agree, derived, example, fingerprint } from "./examples.ts";
import { mutatedNumbers } from "./mutants.ts";
import { oscillation, problem } from "./problems.ts";

const [S, EPS, I] = [symbol("s"), symbol("eps"), constant("i")];

function evolution(result: InvariantManifold, mode: number): Expression {
  return seriesExpression(at(result.evolution, mode), "explicit");
}

/** The value at real amplitudes that are equal. */
function atEqualAmplitudes(e: Expression, amplitude: Expression): Expression {
  return substitute(e, { s1: amplitude, s2: amplitude });
}

/** A formula in the amplitude r of `r cos(t + theta)`. */
function atRadius(e: Expression): Expression {
  return substitute(e, { r: multiply(number(2), S) });
}

function vanishes(e: Expression, errorOrder: number): boolean {
  return MANIFOLD_PRIMES.every((prime) => fingerprint(e, errorOrder, prime).size === 0);
}

const vanDerPol = (errorOrder: number) =>
  derived(problem({ equations: { x: "v", v: "-x + eps*(1-x^2)*v" }, modes: oscillation(), errorOrder }));

describe("van der Pol's equation", () => {
  // x = 2 s cos(phase): r = 2 s.
  counted("golden", "the amplitude follows r' = eps r/2 - eps r^3/8 + O(eps^2)", () => {
    const result = vanDerPol(2);
    const rate = atEqualAmplitudes(add(evolution(result, 0), evolution(result, 1)), S);
    expect(agree(rate, parseExpression("eps*(s-s^3)"), 2)).toBe(true);
  });

  counted("golden", "amplitude and phase by averaging to second order (Rand's randVdpAverage2)", () => {
    // x = r cos(t + theta): s1 = r exp(i theta)/2 and s2 its conjugate. Phases leave the evolution alone, since each term
    // of s1' has one factor s1 more than factors s2; so r' + i r theta' = 2 s1' at s1 = s2 = r/2.
    const result = vanDerPol(3);
    for (const { factors } of at(result.evolution, 0)) {
      const exponent = (name: string) => factors.find((factor) => factor.name === name)?.exponent ?? 0;
      expect(exponent("s1") - exponent("s2")).toBe(1);
    }
    const [ahead, behind] = [0, 1].map((j) => atEqualAmplitudes(evolution(result, j), S));
    if (ahead === undefined || behind === undefined) throw new Error("expected two amplitudes");
    const { evolution: published = {}, evolutionError = 0 } = example("randVdpAverage2").expected;
    const { r = "", theta = "" } = published;
    // Errors of third order in eps; r is 2 s.
    const isRate = (text: string) =>
      agree(add(ahead, behind), atRadius(parseExpression(text)), evolutionError);
    const isTurn = (text: string) =>
      agree(
        subtract(ahead, behind),
        multiply(number(2), I, S, atRadius(parseExpression(text))),
        evolutionError,
      );
    expect(evolutionError).toBe(3);
    expect([isRate(r), isTurn(theta)]).toEqual([true, true]);
    for (const wrong of mutatedNumbers(r)) expect(isRate(wrong), wrong).toBe(false);
    for (const wrong of mutatedNumbers(theta)) expect(isTurn(wrong), wrong).toBe(false);
    // On the limit cycle, r = 2, it turns with Lindstedt's frequency.
    const onCycle = substitute(parseExpression(theta), { r: number(2) });
    expect(agree(onCycle, parseExpression("-eps^2/16"), 3)).toBe(true);
    return 3;
  });

  counted("golden", "the frequency of its limit cycle to errors O(eps^7) (Rand's randVdpLindstedt)", () => {
    const result = vanDerPol(8);
    const [first, second] = [evolution(result, 0), evolution(result, 1)];
    // omega = 1 + (g1 - g2)/(2 i s) at s1 = s2 = s.
    const { frequency = "" } = example("randVdpLindstedt").expected as { frequency?: string };
    const expected = subtract(substitute(parseExpression(frequency), { e: EPS }), number(1));
    const wrong = multiply(expected, number({ numerator: 101, denominator: 100 }));
    for (const prime of MANIFOLD_PRIMES) {
      const amplitude = limitCycleAmplitude(add(first, second), prime);
      const difference = atEqualAmplitudes(subtract(first, second), amplitude);
      const defect = (shift: Expression) =>
        fingerprint(subtract(difference, multiply(number(2), I, amplitude, shift)), 7, prime).size;
      expect(defect(expected)).toBe(0);
      expect(defect(wrong)).toBeGreaterThan(0);
    }
  });
});

/** The s of the limit cycle modulo a prime, from `s - s^3 + O(eps) = 0` by Newton steps that gain an order each. */
function limitCycleAmplitude(growth: Expression, prime: bigint): Expression {
  let amplitude: Expression = number(1);
  for (let order = 1; order < 8; order += 1) {
    const residual = fingerprint(atEqualAmplitudes(growth, amplitude), order + 2, prime).get(
      `*eps^${order + 1}`,
    );
    const correction = multiply(
      number({ numerator: 1, denominator: 2 }),
      number(residual?.coefficient ?? 0n),
    );
    amplitude = add(amplitude, multiply(correction, power(EPS, number(order))));
  }
  return amplitude;
}

counted("golden", "the backbone curve of Duffing's oscillator by its initial displacement", () => {
  const result = derived(
    problem({ equations: { x: "v", v: "-x - eps*x^3" }, modes: oscillation(), errorOrder: 4 }),
  );
  const displacement = atEqualAmplitudes(seriesExpression(at(result.manifold, 0), "rotating"), S);
  const { frequency = "" } = example("randDuffingFree").expected as { frequency?: string };
  const expected = substitute(parseExpression(frequency), { e: EPS, a: displacement });
  const shift = subtract(expected, number(1));
  const ours = atEqualAmplitudes(evolution(result, 0), S);
  expect(vanishes(subtract(ours, multiply(I, S, shift)), 4)).toBe(true);
  expect(vanishes(subtract(ours, multiply(number(2), I, S, shift)), 4)).toBe(false);
});

counted("golden", "the transition curves of Mathieu's equation at resonance 1:2", () => {
  const weights = { eps: 1, delta: 1 };
  const result = derived(
    problem({
      equations: { x: "v", v: "-x/4 - (delta + eps*cos(t))*x" },
      modes: oscillation("1/2"),
      errorOrder: 7,
      rest: { truncations: [{ weights, below: 7 }] },
    }),
  );
  const { curves = [] } = example("randMathieu1").expected as { curves?: readonly string[] };
  // The evolution is s1' = i (A s1 + B s2), s2' = -i (A s2 + B s1): bounded on both sides of A = B and A = -B.
  const [own, other] = [
    substitute(evolution(result, 0), { s1: number(1), s2: number(0) }),
    substitute(evolution(result, 0), { s1: number(0), s2: number(1) }),
  ];
  const onCurve = (e: Expression, curve: string) =>
    substitute(e, {
      delta: subtract(substitute(parseExpression(curve), { e: EPS }), parseExpression("1/4")),
    });
  const verdicts = curves.map((curve) =>
    [add(own, other), add(own, negate(other))].map((e) => vanishes(onCurve(e, curve), 7)),
  );
  // To leading order A = delta and B = eps/2, so that the curve 1/4 - eps/2 + ... is A = -B.
  expect(verdicts).toEqual([
    [true, false],
    [false, true],
  ]);
  return 2;
});

counted("golden", "the pitchfork of the Lorenz system, up to a factor", () => {
  const result = derived(
    problem({
      equations: { u1: "sigma*(u2-u1)", u2: "(1+eps^2*lam)*u1-u2-eps*u1*u3", u3: "-beta*u3+eps*u1*u2" },
      modes: [{ eigenvalue: "0", vector: ["1", "1", "0"], adjoint: ["1/sigma", "1", "0"] }],
      errorOrder: 3,
    }),
  );
  const { steadyCondition = "" } = example("randLorenzLS").expected;
  const factor = parseExpression("eps^2*sigma/(1+sigma)");
  expect(agree(evolution(result, 0), multiply(factor, parseExpression(steadyCondition)), 3)).toBe(true);
});

counted("golden", "the centre manifold as a graph over real amplitudes", () => {
  const result = derived(
    problem({
      equations: { x: "y", y: "-x - eps*x*z", z: "-z + eps*alpha*x^2" },
      modes: oscillation("1", 1),
      errorOrder: 2,
      rest: { style: "graph" },
    }),
  );
  const [x, y, z] = result.manifold.map((terms) => seriesExpression(terms, "rotating"));
  if (x === undefined || y === undefined || z === undefined) throw new Error("expected three variables");
  const { graph } = example("randCm1").expected as { graph?: { z: string } };
  const published = substitute(parseExpression(`eps*(${graph?.z})`), { x, y });
  expect(agree(z, published, 2)).toBe(true);
});
