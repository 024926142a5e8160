import fc from "fast-check";
import { describe, expect } from "vitest";
import { at, ResiduaError } from "../../../../../src/core/errors.ts";
import { withAmplitudeFunctions } from "../../../../../src/derive/manifold/amplitudes/amplitude-functions.ts";
import { certifyManifold } from "../../../../../src/derive/manifold/certificate/certify.ts";
import type { ManifoldProblem } from "../../../../../src/derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../../../src/derive/manifold/manifold-result.ts";
import { seriesExpression } from "../../../../../src/derive/manifold/series-terms.ts";
import { differentiate, substitute } from "../../../../../src/expr/calculus.ts";
import { type Expression, multiply, number } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { agree, derived, example, problemOf } from "../examples.ts";
import { oscillation, problem } from "../problems.ts";

function inAmplitudes(
  base: ManifoldProblem,
  functions: Readonly<Record<string, string>>,
  projection = true,
): InvariantManifold {
  const parsed = Object.entries(functions).map(([name, text]) => [name, parseExpression(text)] as const);
  return derived(withAmplitudeFunctions(base, Object.fromEntries(parsed)), { projection });
}

function failure(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof ResiduaError) return `${error.code} ${error.message}`;
    throw error;
  }
  return "accepted";
}

const rotating = (terms: InvariantManifold["manifold"][number] | undefined): Expression =>
  seriesExpression(terms ?? [], "rotating");

const PITCHFORK = problem({
  equations: { u1: "-u1 + u2 - eps*u1^2", u2: "u1 - u2 + eps*u2^2" },
  modes: [{ eigenvalue: "0", vector: ["1", "1"] }],
  errorOrder: 5,
});

const VAN_DER_POL = problem({
  equations: { x: "v", v: "-x + eps*(1-x^2)*v" },
  modes: oscillation(),
  errorOrder: 3,
});

describe("linear amplitudes", () => {
  counted("differential", "the variable u1 as amplitude is the adjoint vector (1, 0)", () => {
    const [mode] = PITCHFORK.modes;
    if (mode === undefined) throw new Error("expected a mode");
    const adjoint = [number(1), number(0)];
    const byAdjoint = derived({ ...PITCHFORK, modes: [{ ...mode, adjoint }] }, { projection: true });
    const byFunction = inAmplitudes(PITCHFORK, { s1: "u1" });
    for (const part of ["manifold", "evolution", "projection"] as const) {
      expect(byFunction[part]).toEqual(byAdjoint[part]);
    }
    return 3;
  });

  counted("golden", "the sum of both temperatures in the heat exchanger (heatX)", () => {
    const each = example("heatX");
    const result = inAmplitudes(problemOf(each), { s1: "u1 + u2" });
    const { evolution = {}, evolutionError = 0, manifold = {}, manifoldError = 0 } = each.expected;
    expect(agree(rotating(result.evolution[0]), parseExpression(`${evolution["s1"]}`), evolutionError)).toBe(
      true,
    );
    Object.values(manifold).forEach((text, i) => {
      expect(agree(rotating(result.manifold[i]), parseExpression(text), manifoldError)).toBe(true);
    });
    return 3;
  });

  counted(
    "identity",
    "a sum of both variables halves the vector, and the amplitude is exactly that sum",
    () => {
      const result = inAmplitudes(PITCHFORK, { s1: "u1 + u2" });
      const sum = substitute(parseExpression("p + q"), {
        p: rotating(result.manifold[0]),
        q: rotating(result.manifold[1]),
      });
      expect(agree(sum, parseExpression("s1"), 5)).toBe(true);
    },
  );
});

describe("nonlinear amplitudes", () => {
  counted("property", "evolve as the chain rule has it", () => {
    const found = derived(PITCHFORK);
    const [u1, u2] = found.manifold.map(rotating);
    let count = 0;
    const small = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(small, small, small, (p, q, r) => {
        const text = `(u1 + 2*u2)/3 + eps*(${p}*u1^2 + ${q}*u1*u2) + eps^2*(${r})*u2^3`;
        const result = inAmplitudes(PITCHFORK, { s1: text });
        expect(result.certificate).toMatchObject({ holds: true, exact: true });
        const amplitude = substitute(parseExpression(text), { u1: u1 ?? number(0), u2: u2 ?? number(0) });
        // dq/ds ds/dt, and the manifold, with q replaced by what it is in the amplitude of the adjoint (1, 1).
        const chain = multiply(differentiate(amplitude, "s1"), rotating(found.evolution[0]));
        expect(agree(substitute(rotating(result.evolution[0]), { s1: amplitude }), chain, 5)).toBe(true);
        result.manifold.forEach((terms, i) => {
          const back = substitute(rotating(terms), { s1: amplitude });
          expect(agree(back, rotating(found.manifold[i]), 5)).toBe(true);
        });
        count += 4;
      }),
      { numRuns: 8 },
    );
    return count;
  });

  counted("wrong-twin", "a certificate refuses every coefficient that is one hundredth too large", () => {
    const result = inAmplitudes(PITCHFORK, { s1: "u1 + eps*u2^2" });
    let count = 0;
    for (const part of ["manifold", "evolution"] as const) {
      result[part].forEach((terms, k) => {
        terms.forEach((term, index) => {
          const coefficient = multiply(number({ numerator: 101, denominator: 100 }), term.coefficient);
          const changed = terms.map((each, l) => (l === index ? { ...each, coefficient } : each));
          const twin = { ...result, [part]: result[part].map((each, l) => (l === k ? changed : each)) };
          expect(certifyManifold(twin, 4, { seed: 1 }).holds).toBe(false);
          count += 1;
        });
      });
    }
    const { problem: other } = inAmplitudes(PITCHFORK, { s1: "u1 + eps*u1^2" });
    expect(certifyManifold({ ...result, problem: other }, 4, { seed: 1 }).holds).toBe(false);
    return count + 1;
  });
});

describe("amplitudes of oscillations", () => {
  counted("identity", "x - i v is the amplitude exactly; its conjugate comes with it", () => {
    const result = inAmplitudes(VAN_DER_POL, { s1: "(x - i*v)/2" });
    expect(result.certificate).toMatchObject({ holds: true, exact: true });
    const [x, v] = result.manifold.map(rotating);
    expect(agree(x ?? number(0), parseExpression("s1 + s2"), 3)).toBe(true);
    expect(agree(v ?? number(0), parseExpression("i*(s1 - s2)"), 3)).toBe(true);
    return 3;
  });

  counted("golden", "the published graph over x and y (Rand's randCm1)", () => {
    const base = problem({
      equations: { x: "y", y: "-x - eps*x*z", z: "-z + eps*alpha*x^2" },
      modes: oscillation("1", 1),
      errorOrder: 2,
    });
    const [x, y, z] = inAmplitudes(base, { s1: "(x - i*y)/2" }).manifold.map(rotating);
    const { graph } = example("randCm1").expected as { graph?: { z: string } };
    const published = substitute(parseExpression(`eps*(${graph?.z})`), {
      x: x ?? number(0),
      y: y ?? number(0),
    });
    expect(agree(z ?? number(0), published, 2)).toBe(true);
  });

  counted("identity", "forced ones too, with their projections", () => {
    const forced = problem({
      equations: { x: "v", v: "-x + eps*(cos(2*t/3) - x^3)" },
      modes: oscillation(),
      errorOrder: 3,
    });
    const { certificate, projection } = inAmplitudes(forced, { s1: "(x - i*v)/2 + eps*x^2" });
    expect(projection?.ok).toBe(true);
    expect(certificate).toMatchObject({ holds: true, residualOrder: 3 });
  });
});

describe("functions that define no amplitude", () => {
  const slow = problem({
    equations: { u: "-eps*u^3", v: "-v + eps*u^2" },
    modes: [
      { eigenvalue: "0", vector: ["1", "0"] },
      { eigenvalue: "-1", vector: ["0", "1"] },
    ],
    errorOrder: 3,
  });
  const REFUSED: readonly (readonly [ManifoldProblem, Readonly<Record<string, string>>, RegExp])[] = [
    [PITCHFORK, { s1: "u1 - u2" }, /^E_DOMAIN the amplitude s1 = u1 - u2 vanishes on the vector of its mode/],
    [PITCHFORK, { s2: "u1" }, /^E_DOMAIN there is no amplitude 's2': the modes chosen have s1/],
    [slow, { s1: "u + v" }, /^E_DOMAIN the amplitude s1 = u \+ v does not vanish on the vector of s2/],
    [PITCHFORK, { s1: "u1 + u1^2" }, /^E_DOMAIN the amplitude s1 = .* is nonlinear at leading order/],
    [problemOf(example("heatX")), { s1: "u1 + eps*u2^2" }, /^E_UNSUPPORTED amplitudes that vary in space/],
  ];

  counted("behaviour", "are refused, each for its reason", () => {
    for (const [base, functions, message] of REFUSED) {
      expect(failure(() => inAmplitudes(base, functions, false))).toMatch(message);
    }
    return REFUSED.length;
  });

  counted("behaviour", "two functions of a double eigenvalue must tell its modes apart", () => {
    const double = problem({
      equations: { u: "eps*v^2", v: "-eps*u*v" },
      modes: [
        { eigenvalue: "0", vector: ["1", "0"] },
        { eigenvalue: "0", vector: ["0", "1"] },
      ],
      errorOrder: 3,
    });
    expect(failure(() => inAmplitudes(double, { s1: "u + v", s2: "2*u + 2*v" }))).toMatch(
      /does not tell the modes of s1, s2 apart/,
    );
    const mixed = inAmplitudes(double, { s1: "u + v", s2: "u - v" });
    const [u, v] = mixed.manifold.map(rotating);
    expect(agree(u ?? number(0), parseExpression("(s1 + s2)/2"), 3)).toBe(true);
    expect(agree(v ?? number(0), parseExpression("(s1 - s2)/2"), 3)).toBe(true);
    expect(at(mixed.problem.modes, 0).vector).toHaveLength(2);
    return 3;
  });
});
