import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { certifyRealForm } from "../../../../../src/derive/manifold/amplitudes/certify-real-form.ts";
import { gradedSumExpression } from "../../../../../src/derive/manifold/amplitudes/graded-sum.ts";
import { type LimitCycles, limitCycles } from "../../../../../src/derive/manifold/amplitudes/limit-cycles.ts";
import { type RealManifold, realManifold } from "../../../../../src/derive/manifold/amplitudes/real-form.ts";
import { realExpression } from "../../../../../src/derive/manifold/amplitudes/real-terms.ts";
import type { InvariantManifold } from "../../../../../src/derive/manifold/manifold-result.ts";
import { differentiate, substitute } from "../../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { type Expression, multiply, number, symbol } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";
import { agree, derived, example, problemOf } from "../examples.ts";
import { oscillation, type ProblemText, problem } from "../problems.ts";
import { lindstedtFrequency } from "./lindstedt.ts";

const VAN_DER_POL = { x: "v", v: "-x + eps*(1-x^2)*v" };

function complexOf(text: ProblemText): InvariantManifold {
  return derived(problem(text), { projection: true });
}

function vanDerPol(errorOrder: number): InvariantManifold {
  return derived(problem({ equations: VAN_DER_POL, modes: oscillation(), errorOrder }));
}

function cyclesOf(complex: InvariantManifold): LimitCycles {
  const found = limitCycles(realManifold(complex, "polar"), complex.problem);
  if (found === undefined) throw new Error("expected the question of limit cycles");
  return found;
}

function evolutionOf({ evolution }: RealManifold, name: string): Expression {
  return realExpression(evolution.find((each) => each.name === name)?.terms ?? []);
}

describe("van der Pol's limit cycle", () => {
  counted("golden", "its frequency to errors O(eps^9) is the published series", () => {
    // Andersen & Geer (1982), SIAM J. Appl. Math. 42, power series of the frequency.
    const published = "1 - eps^2/16 + 17*eps^4/3072 + 35*eps^6/884736 - 678899*eps^8/5096079360";
    const { cycles } = cyclesOf(vanDerPol(9));
    const { frequency } = at(cycles, 0);
    expect(cycles).toHaveLength(1);
    expect(frequency.errorOrder).toBe(9);
    expect(sameFunction(gradedSumExpression(frequency), parseExpression(published))).toBe(true);
    const wrong = published.replace("678899", "678900");
    expect(sameFunction(gradedSumExpression(frequency), parseExpression(wrong))).toBe(false);
  });

  counted("differential", "its frequency is that of Lindstedt's method with Fourier series", () => {
    const { frequency } = at(cyclesOf(vanDerPol(7)).cycles, 0);
    const coefficients = lindstedtFrequency(7);
    expect(coefficients).toHaveLength(7);
    coefficients.forEach((coefficient, k) => {
      const ours = frequency.terms.find(({ grade }) => grade === k)?.value ?? number(0);
      expect(sameFunction(substitute(ours, { eps: number(1) }), number(coefficient))).toBe(true);
    });
    return coefficients.length;
  });

  counted("identity", "its Fourier series solve the equations at that frequency", () => {
    const { orbit, frequency, modulus } = at(cyclesOf(vanDerPol(6)).cycles, 0);
    const [x = number(0), v = number(0)] = orbit.map((sum) =>
      substitute(gradedSumExpression(sum), { phi1: symbol("t") }),
    );
    const omega = gradedSumExpression(frequency);
    const moved = [x, v].map((e) => multiply(omega, differentiate(e, "t")));
    const fields = Object.values(VAN_DER_POL).map((text) => substitute(parseExpression(text), { x, v }));
    expect(modulus.errorOrder).toBe(5);
    moved.forEach((left, k) => {
      expect(agree(left, at(fields, k), 5)).toBe(true);
    });
    const slow = multiply(parseExpression("1 - eps^2/15"), differentiate(x, "t"));
    expect(agree(slow, v, 5)).toBe(false);
    return 2;
  });

  counted("golden", "its second-order averaged equations (Rand's randVdpAverage2)", () => {
    const polar = realManifold(vanDerPol(3), "polar");
    const { evolution = {} } = example("randVdpAverage2").expected;
    // The published angle is that of z = r cos(t + theta).
    const expected = { r1: `${evolution["r"]}`, phi1: `1 + ${evolution["theta"]}` };
    for (const [name, text] of Object.entries(expected)) {
      const ours = evolutionOf(polar, name);
      expect(sameFunction(ours, substitute(parseExpression(text), { r: symbol("r1") }))).toBe(true);
    }
    return 2;
  });
});

counted("golden", "the Hopf normal form in its published polar form (Rand's randHopfNF)", () => {
  const complex = derived(problemOf(example("randHopfNF")));
  const { evolution } = realManifold(complex, "polar");
  const published = parseExpression(`${example("randHopfNF").expected.evolution?.["s1"]}`);
  // s1' = eps^2 s1^2 s2 (A - i B): r' = eps^2 A r^3/4, phi' = 1 - eps^2 B r^2/4, for s1 = r exp(i (phi - t))/2.
  const [radial, angular] = evolution.map(({ terms }) => realExpression(terms));
  const at1 = { r1: number(2) };
  const whole = parseExpression("A/2 + i*(B-1)");
  const ours = substitute(whole, {
    A: substitute(radial ?? number(0), at1),
    B: substitute(angular ?? number(0), at1),
  });
  expect(agree(ours, substitute(published, { s1: number(1), s2: number(1) }), 3)).toBe(true);
});

const SYSTEMS: Readonly<Record<string, ProblemText>> = {
  "a forced oscillator": {
    equations: { u: "v", v: "-u + eps*(f*cos(2*t/3) - c*v - u^3)" },
    modes: oscillation(),
    errorOrder: 3,
  },
  "two oscillators in 1:2 resonance": {
    equations: { u: "v", v: "-u - eps*u*x", x: "y", y: "-4*x - eps*u^2" },
    modes: [
      { eigenvalue: "i", vector: ["1", "i", "0", "0"] },
      { eigenvalue: "-i", vector: ["1", "-i", "0", "0"] },
      { eigenvalue: "2*i", vector: ["0", "0", "1", "2*i"], adjoint: ["0", "0", "2", "i"] },
      { eigenvalue: "-2*i", vector: ["0", "0", "1", "-2*i"], adjoint: ["0", "0", "2", "-i"] },
    ],
    errorOrder: 3,
  },
  "an oscillation and a slow mode": {
    equations: { u: "v", v: "-u + eps*w*v", w: "eps*(u^2 - w^2)" },
    modes: [...oscillation("1", 1), { eigenvalue: "0", vector: ["0", "0", "1"] }],
    errorOrder: 3,
  },
  "a damped oscillation with a graph over it": {
    equations: { u: "-u + 2*v", v: "-2*u - v - eps*u*w", w: "-w + eps*u^2" },
    modes: [
      { eigenvalue: "-1 + 2*i", vector: ["1", "i", "0"] },
      { eigenvalue: "-1 - 2*i", vector: ["1", "-i", "0"] },
    ],
    errorOrder: 3,
    rest: { style: "graph" },
  },
};

describe("real and polar amplitudes", () => {
  for (const [title, text] of Object.entries(SYSTEMS)) {
    counted("identity", `${title}: put back, they are the complex ones`, () => {
      const complex = complexOf(text);
      for (const form of ["real", "polar"] as const) {
        const real = realManifold(complex, form);
        const certificate = certifyRealForm(real, complex, { seed: 3, iterations: 2 });
        expect(certificate).toMatchObject({ holds: true, exact: true, residualOrder: text.errorOrder });
        const all = [...real.manifold, ...real.evolution.map(({ terms }) => terms)].map(realExpression);
        for (const e of all) expect(expressionText(e)).not.toMatch(/\bi\b|\bs[12]\b/);
      }
      return 2;
    });
  }

  counted("wrong-twin", "a certificate refuses every coefficient that is one hundredth too large", () => {
    let count = 0;
    const complex = complexOf(at(Object.values(SYSTEMS), 1));
    for (const form of ["real", "polar"] as const) {
      const real = realManifold(complex, form);
      real.evolution.forEach(({ terms }, k) => {
        terms.forEach((term, index) => {
          const coefficient = multiply(number({ numerator: 101, denominator: 100 }), term.coefficient);
          const changed = terms.map((each, l) => (l === index ? { ...each, coefficient } : each));
          const evolution = real.evolution.map((each, l) => (l === k ? { ...each, terms: changed } : each));
          const twin = { ...real, evolution };
          expect(certifyRealForm(twin, complex, { seed: 3, iterations: 2 }).holds).toBe(false);
          count += 1;
        });
      });
    }
    return count;
  });

  counted(
    "differential",
    "a 1:2 resonance has the equations that averaging by hand gives, with one angle",
    () => {
      // u = z + conj z: z' = i z + i eps conj(z) y/2 and y' = 2 i y + i eps z^2/4 from the resonant parts of u x and u^2.
      const polar = realManifold(complexOf({ ...at(Object.values(SYSTEMS), 1), errorOrder: 2 }), "polar");
      const expected = {
        r1: "eps*r1*r2*S/4",
        phi1: "1 + eps*r2*C/4",
        r2: "-eps*r1^2*S/8",
        phi2: "2 + eps*r1^2*C/(8*r2)",
      };
      for (const [name, text] of Object.entries(expected)) {
        const ours = expressionText(evolutionOf(polar, name));
        const named = ours.replace("sin(2*phi1 - phi2)", "S").replace("cos(2*phi1 - phi2)", "C");
        expect(sameFunction(parseExpression(named), parseExpression(text)), name).toBe(true);
      }
      return 4;
    },
  );
});
