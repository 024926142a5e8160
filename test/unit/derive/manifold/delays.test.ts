import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import type { SeriesTerms } from "../../../../src/derive/manifold/series-terms.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { type Complex, complexValue } from "./complex-value.ts";
import { derived, example, problemOf } from "./examples.ts";
import { problem } from "./problems.ts";

/** The coefficients by their factors. */
function numericTerms(terms: SeriesTerms): ReadonlyMap<string, Complex> {
  return new Map(
    terms.map(({ coefficient, factors }) => [
      factors
        .map(({ name, exponent }) => `${name}^${exponent}`)
        .toSorted()
        .join("*"),
      complexValue(coefficient),
    ]),
  );
}

describe("equations with delays", () => {
  counted("golden", "the logistic equation with a delay 3 pi/4, to the published digits", () => {
    const result = derived(problemOf(example("logistic1dde")));
    const ours = numericTerms(at(result.evolution, 0));
    const published: readonly (readonly [string, Complex])[] = [
      ["eps^2*mu^2*s1^2*s2^1", [-0.5209, -0.1303]],
      ["eps^2*nu^1*s1^2*s2^1", [-0.7206, -0.1262]],
      ["a^1*eps^2*s1^1", [0.2402, 0.04205]],
    ];
    expect([...ours.keys()].toSorted()).toEqual(published.map(([key]) => key).toSorted());
    // Half a unit of the fourth digit printed.
    for (const [key, [re, im]] of published) {
      const [a, b] = ours.get(key) ?? [Number.NaN, Number.NaN];
      expect(Math.abs(a - re), key).toBeLessThan(5.1e-5);
      expect(Math.abs(b - im), key).toBeLessThan(5.1e-5);
    }
    return published.length;
  });

  counted("identity", "two pairs of imaginary eigenvalues in resonance 1:2", () => {
    const vectors = ["i", "-i", "2*i", "-2*i"];
    const result = derived(
      problem({
        equations: { u: "v", v: "-5/2*u - 3/2*delay(u,pi) + eps*(u^2 + a*u*delay(v,pi))" },
        modes: vectors.map((eigenvalue) => ({ eigenvalue, vector: ["1", eigenvalue] })),
        errorOrder: 4,
      }),
    );
    expect(result.certificate.holds).toBe(true);
    // At leading order the two oscillations exchange their amplitudes quadratically.
    const quadratic = at(result.evolution, 0).filter(({ grade }) => grade === 1);
    expect(quadratic.map(({ factors }) => factors.map(({ name }) => name).join(" "))).toContain("s2 s3 eps");
  });

  counted("identity", "forcing of an equation with a delay", () => {
    const result = derived(
      problem({
        equations: { u: "-delay(u,pi/2) - eps*u*delay(u,pi/2) + eps*f*cos(3*t)" },
        modes: ["i", "-i"].map((eigenvalue) => ({ eigenvalue, vector: ["1"] })),
        errorOrder: 3,
      }),
    );
    expect(result.certificate.holds).toBe(true);
    expect(at(result.manifold, 0).some(({ factors }) => factors.some(({ name }) => name === "f"))).toBe(true);
  });

  counted("differential", "a small delay is its Taylor series in the delay", () => {
    // u(t - tau) for a slow mode: the delay enters through the evolution alone.
    const modes = [{ eigenvalue: "0", vector: ["1", "0"] }];
    const delayed = derived(
      problem({
        equations: { u: "-eps*u*v", v: "-v + eps*delay(u,1/3)^2" },
        modes,
        errorOrder: 4,
      }),
    );
    // u' = -eps u v and v = eps u^2 + ... give u(t - 1/3) = u + eps^2 u^3/3 + O(eps^4).
    const expanded = derived(
      problem({
        equations: { u: "-eps*u*v", v: "-v + eps*(u + eps*u*v/3)^2" },
        modes,
        errorOrder: 4,
      }),
    );
    const text = (result: typeof delayed) => JSON.stringify([result.manifold, result.evolution]);
    expect(text(delayed)).toBe(text(expanded));
  });

  counted("behaviour", "what has no normal form with delays is refused", () => {
    const graph = problem({
      equations: { u: "-delay(u,pi/2)" },
      modes: [{ eigenvalue: "i", vector: ["1"] }],
      errorOrder: 2,
      rest: { style: "graph", truncations: [{ weights: {}, below: 2 }] },
    });
    expect(() => derived(graph)).toThrow(/leave out the graph style/);
    expect(() => parseExpression("delay(u)")).toThrow(/delay takes two arguments/);
    return 2;
  });
});
