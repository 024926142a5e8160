import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type SeriesTerms, seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { symbolsOf } from "../../../../src/expr/calculus.ts";
import { multiply, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { counted } from "../../../counted.ts";
import { type Complex, complexValue, times } from "./complex-value.ts";
import { agree, derived, example, problemOf } from "./examples.ts";
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

/** The same of a published sum of products. */
function publishedTerms(text: string): ReadonlyMap<string, Complex> {
  const e = parseExpression(text);
  return new Map(
    (e.tag === "sum" ? e.terms : [e]).map((term) => {
      const factors = term.tag === "product" ? term.factors : [term];
      const powers = factors.flatMap((factor) => {
        if (factor.tag === "symbol") return [`${factor.name}^1`];
        const isPower = factor.tag === "power" && factor.base.tag === "symbol";
        return isPower ? [`${expressionText(factor)}`] : [];
      });
      const numbers = factors.filter((factor) => symbolsOf(factor).length === 0);
      return [powers.toSorted().join("*"), numbers.map((each) => complexValue(each)).reduce(times, [1, 0])];
    }),
  );
}

/** Half a unit of the fourth digit printed, relatively. */
const PRINTED_DIGITS = 5.1e-4;

describe("equations with delays", () => {
  counted("golden", "the logistic equation with a delay 3 pi/4, to the published digits", () => {
    const each = example("logistic1dde");
    const { manifold, evolution } = derived(problemOf(each));
    const { manifold: shape = {}, evolution: rates = {}, manifoldError = 0 } = each.expected;
    const pairs = [
      [at(manifold, 0).filter(({ grade }) => grade < manifoldError), shape["u1"]],
      [at(evolution, 0), rates["s1"]],
      [at(evolution, 1), rates["s2"]],
    ] as const;
    let compared = 0;
    for (const [terms, text = ""] of pairs) {
      const [ours, published] = [numericTerms(terms), publishedTerms(text)];
      expect([...ours.keys()].toSorted()).toEqual([...published.keys()].toSorted());
      for (const [key, [re, im]] of published) {
        const [a, b] = ours.get(key) ?? [Number.NaN, Number.NaN];
        expect(Math.hypot(a - re, b - im) / Math.hypot(re, im), key).toBeLessThan(PRINTED_DIGITS);
        compared += 1;
      }
    }
    expect(compared).toBe(11);
    return compared;
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

  counted("identity", "a delay in units of the period, with the frequency as a symbol", () => {
    // Hutchinson's equation at its bifurcation, in time scaled by 1/w: the evolution is w times that for w = 1.
    const hutchinson = (w: string) =>
      derived(
        problem({
          equations: { u: `-(${w})*(1 + eps*u)*delay(u,pi/(2*${w}))` },
          modes: ["i", "-i"].map((sign) => ({ eigenvalue: `${sign}*${w}`, vector: ["1"] })),
          errorOrder: 3,
        }),
      );
    const [scaled, plain] = [hutchinson("w"), hutchinson("1")];
    expect(scaled.certificate.holds).toBe(true);
    const rate = (result: typeof plain) => seriesExpression(at(result.evolution, 0), "explicit");
    expect(agree(rate(scaled), multiply(symbol("w"), rate(plain)), 3)).toBe(true);
    expect(agree(rate(scaled), rate(plain), 3)).toBe(false);
    return 2;
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
