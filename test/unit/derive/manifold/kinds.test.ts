import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { deriveManifold } from "../../../../src/derive/manifold/derive-manifold.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { counted } from "../../../counted.ts";
import { derived } from "./examples.ts";
import { firstSlow, oscillation, type ProblemText, problem } from "./problems.ts";

/** Problems of every kind, for which the certificate is the test: it shares no algebra with the derivation. */
const KINDS: Readonly<Record<string, ProblemText>> = {
  "a Jordan block among the slow modes": {
    equations: { u: "v", v: "eps*w*u", w: "-w + eps*u^2" },
    modes: [
      { eigenvalue: "0", vector: ["1", "0", "0"] },
      { eigenvalue: "0", vector: ["0", "1", "0"] },
    ],
    errorOrder: 5,
  },
  "a Jordan block of three modes": {
    equations: { u: "v", v: "w", w: "eps*u*x", x: "-x + eps*u*v" },
    modes: [0, 1, 2].map((mode) => ({
      eigenvalue: "0",
      vector: [0, 1, 2, 3].map((k) => (k === mode ? "1" : "0")),
    })),
    errorOrder: 4,
  },
  "a Jordan block among the fast modes": {
    equations: { u: "eps*u*v", v: "-v + w", w: "-w + eps*u^2" },
    modes: firstSlow(3),
    errorOrder: 5,
  },
  "analytic right-hand sides": {
    equations: {
      u: "-eps*u*exp(eps*v)/(1 + eps*u)",
      v: "-v + eps*u^2*cos(eps*u) - eps*log(1 + eps*u) + eps*sqrt(4 + eps*u) + eps*sin(eps*v)",
    },
    modes: firstSlow(2),
    errorOrder: 4,
  },
  "a forcing by its time derivatives": {
    equations: { u: "-eps*u*v", v: "-v + eps*u^2 + eps*F" },
    modes: firstSlow(2),
    errorOrder: 4,
    timeDerivatives: { F: "Ft", Ft: "Ftt", Ftt: "0" },
  },
  "forcings with two independent frequencies": {
    equations: { u: "v", v: "-u + eps*(f*cos(w*t) - u^3)*(1 + g*sin(2*w*t)*exp(-t))" },
    modes: oscillation(),
    errorOrder: 3,
  },
  "a graph over oscillating amplitudes": {
    equations: { u: "v", v: "-u - eps*u*w", w: "-w + eps*u^2" },
    modes: oscillation("1", 1),
    errorOrder: 4,
    rest: { style: "graph" },
  },
  "nominal eigenvalues for nearly resonant terms": {
    equations: { u: "v", v: "-5/4*u - v - eps*h*u^3" },
    modes: [
      { eigenvalue: "-1/2 + i", vector: ["1", "-1/2 + i"], adjoint: ["1/2 - i", "1"], nominal: "i" },
      { eigenvalue: "-1/2 - i", vector: ["1", "-1/2 - i"], adjoint: ["1/2 + i", "1"], nominal: "-i" },
    ],
    errorOrder: 4,
  },
};

/** Kinds that have isochrons; resonance excludes them in none of these. */
describe("certificates hold for problems of every kind, with their projections", () => {
  for (const [title, text] of Object.entries(KINDS)) {
    counted("identity", title, () => {
      const result = derived(problem(text), { projection: true });
      expect(result.projection?.ok).toBe(true);
      expect(result.certificate).toMatchObject({ holds: true, residualOrder: text.errorOrder });
      return 2;
    });
  }
});

counted("golden", "near resonance keeps the cubic term i 3 h/(2 delta w) of a damped oscillator", () => {
  // morfeDuffingDamped with xi = 3/5, so that delta = sqrt(1 - xi^2) = 4/5, at w = 1.
  const [ahead, behind] = ["-3/5 + 4*i/5", "-3/5 - 4*i/5"];
  const result = derived(
    problem({
      equations: { u: "v", v: "-6/5*v - u - eps*h*u^3" },
      modes: [
        { eigenvalue: ahead, vector: ["1", ahead], adjoint: ["3/5 - 4*i/5", "1"], nominal: "i" },
        { eigenvalue: behind, vector: ["1", behind], adjoint: ["3/5 + 4*i/5", "1"], nominal: "-i" },
      ],
      errorOrder: 2,
    }),
  );
  // 3/(2 delta) = 15/8.
  expect(expressionText(seriesExpression(at(result.evolution, 0), "rotating"))).toBe("15*i*eps*h*s1^2*s2/8");
});

counted("behaviour", "the divisors say where results are singular", () => {
  const { divisors } = derived(
    problem({
      equations: { u: "-eps*u*v", v: "-c*v + eps*u^2" },
      modes: firstSlow(2),
      errorOrder: 4,
    }),
  );
  expect(divisors.map(({ determinant, resonant }) => [expressionText(determinant), resonant])).toEqual([
    ["-c", [0]],
  ]);
});

describe("bad input", () => {
  const refusals: readonly (readonly [string, ProblemText, RegExp])[] = [
    [
      "no equilibrium",
      { equations: { u: "2 - eps*u" }, modes: firstSlow(1), errorOrder: 2 },
      /no equilibrium: du\/dt = 2 there/,
    ],
    [
      "a term that is nonlinear at leading order",
      { equations: { u: "eps*u*v", v: "-v + u^2" }, modes: firstSlow(2), errorOrder: 2 },
      /equation of v is nonlinear at leading order/,
    ],
    [
      "a vector that is none",
      { equations: { u: "-eps*u*v", v: "-v + u" }, modes: firstSlow(2), errorOrder: 2 },
      /vector 1 is no eigenvector for 0: the linear part of the equation of v leaves 1/,
    ],
    [
      "a vector of another eigenvalue",
      {
        equations: { u: "u - eps*u*v", v: "-v" },
        modes: [{ eigenvalue: "0", vector: ["1", "0"] }],
        errorOrder: 2,
      },
      /vector 1 belongs to another eigenvalue than 0/,
    ],
    [
      "parameters that oscillate at leading order",
      {
        equations: { u: "-eps*u*v", v: "-v + eps*a" },
        modes: firstSlow(2),
        errorOrder: 2,
        timeDerivatives: { a: "-b", b: "a" },
      },
      /lead back to themselves at leading order/,
    ],
    [
      "a small parameter with a derivative that is not small",
      {
        equations: { u: "-eps*u*v", v: "-v + eps*u^2" },
        modes: firstSlow(2),
        errorOrder: 2,
        timeDerivatives: { eps: "c" },
      },
      /has a term of lower weight than eps itself/,
    ],
    [
      "a bare time",
      { equations: { u: "-eps*u*v", v: "-v + eps*t" }, modes: firstSlow(2), errorOrder: 2 },
      /time 't' may occur in exp, sin and cos/,
    ],
    [
      "a space derivative at leading order",
      {
        equations: { u: "-eps*u*v", v: "-v + d(u,x)" },
        modes: firstSlow(2),
        errorOrder: 2,
        rest: { space: ["x"] },
      },
      /d\(u,x\) stands in the equations without a small factor/,
    ],
    [
      "a weight of nothing",
      {
        equations: { u: "-eps*u*v", v: "-v" },
        modes: firstSlow(2),
        errorOrder: 2,
        rest: { truncations: [{ weights: { delta: 1 }, below: 2 }] },
      },
      /a weight is given for 'delta'/,
    ],
    [
      "a truncation that keeps nothing",
      { equations: { u: "-eps*u" }, modes: firstSlow(1), errorOrder: 0 },
      /keeps nothing/,
    ],
    [
      "a vector of another length",
      { equations: { u: "-eps*u*v", v: "-v" }, modes: firstSlow(1), errorOrder: 2 },
      /vector 1 must have an entry for each of the 2 variables; got 1/,
    ],
    [
      "a name that is taken",
      { equations: { s1: "-eps*s1" }, modes: firstSlow(1), errorOrder: 2 },
      /'s1' is taken/,
    ],
  ];
  for (const [title, text, message] of refusals) {
    counted("behaviour", title, () => {
      expect(() => derived(problem(text))).toThrow(message);
    });
  }

  counted("behaviour", "resonance with a mode that was not chosen is an outcome", () => {
    const half = problem({
      equations: { u: "-eps*u*v", v: "eps*u^2", w: "-w" },
      modes: firstSlow(3),
      errorOrder: 3,
    });
    const outcome = deriveManifold(half);
    expect(outcome).toMatchObject({ ok: false, reason: "resonance" });
  });

  counted("behaviour", "a projection that need not exist is an outcome, and leaves the manifold", () => {
    const outcome = derived(
      problem({
        equations: { u: "-u + eps*u*v", v: "eps*u*v" },
        modes: [{ eigenvalue: "-1", vector: ["1", "0"] }],
        errorOrder: 3,
      }),
      { projection: true },
    );
    expect(outcome.projection).toMatchObject({ ok: false, reason: "resonance" });
    expect(outcome.certificate.holds).toBe(true);
  });
});
