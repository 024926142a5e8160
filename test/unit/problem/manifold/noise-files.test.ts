import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { substitute } from "../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import { symbol, ZERO } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { symbolLatex } from "../../../../src/expr/symbol-latex.ts";
import { viewManifold } from "../../../../src/problem/manifold/manifold-view.ts";
import { counted } from "../../../counted.ts";
import { complexValue } from "../../derive/manifold/complex-value.ts";
import { example } from "../../derive/manifold/examples.ts";
import { exampleFile, failureOf, planar, solved } from "./manifold-files.ts";
import { refusals } from "./read/refusals.ts";

const NOISE = "noise: [w]";

refusals("noise", [
  [
    "noise stands inside a function",
    planar(NOISE, 'equations: {u: "-u*v+u*sin(w)", v: "-v+u^2"}'),
    "4:17  E_DOMAIN",
    "the noise w enters the equation of u nonlinearly",
  ],
  [
    "noise stands in a denominator",
    planar(NOISE, 'equations: {u: "-u*v", v: "-v+u^2/(1+w)"}'),
    "4:28  E_DOMAIN",
    "the noise w enters the equation of v nonlinearly",
  ],
  [
    "a noise is squared",
    planar(NOISE, 'equations: {u: "-u*v", v: "-v+(u+w)^2"}'),
    "4:28  E_DOMAIN",
    "powers of white noise have no meaning",
  ],
  [
    "two noises are multiplied",
    planar("noise: [w1, w2]", 'equations: {u: "-u*v", v: "-v+u*w1*w2"}'),
    "4:28  E_DOMAIN",
    "the product of the noises w1 and w2",
  ],
  [
    "noise has no small factor",
    planar(NOISE, "small: {eps: 1}", 'equations: {u: "-eps*u*v", v: "-v+w"}'),
    "5:32  E_DOMAIN",
    "the noise w stands in the equation of v without a small factor: write sigma*w, or give w itself a weight",
  ],
  [
    "noise multiplies a variable without a small factor",
    planar(NOISE, "small: {eps: 1}", 'equations: {u: "-eps*u*v", v: "-v+w*v"}'),
    "5:32  E_DOMAIN",
    "the noise w stands in the equation of v without a small factor",
  ],
  [
    "a convolution stands in an equation",
    planar(NOISE, 'equations: {u: "-u*v", v: "-v+conv(w,-1)"}'),
    "4:28  E_UNSUPPORTED",
    "conv(w,-1) is an operator on noise: coloured or filtered noise enters by a variable of its own",
  ],
  [
    "a noise is delayed",
    planar(NOISE, 'equations: {u: "-u*v", v: "-v+u*delay(w,1)"}'),
    "4:28  E_UNSUPPORTED",
    "delay(w,1) is an operator on noise",
  ],
  [
    "noise drives an equation with delays",
    'kind: invariant-manifold\nvariables: [u]\nnoise: [w]\nequations: {u: "-delay(u,pi/2)+w*u"}\nmodes: {eigenvalues: ["i","-i"]}',
    "3:8  E_UNSUPPORTED",
    "noise in equations with delays is not treated",
  ],
  [
    "a graph is asked for",
    planar(NOISE, 'equations: {u: "-u*v+w*u", v: "-v+u^2"}', "style: graph"),
    "5:8  E_UNSUPPORTED",
    "normal form only: leave out the style",
  ],
  [
    "a noise has a time derivative",
    planar(NOISE, 'timeDerivatives: {F: "w"}', 'equations: {u: "-u*v+w*F", v: "-v+u^2"}'),
    "3:8  E_UNSUPPORTED",
    "noise has none, and drives variables only",
  ],
  [
    "a noise does not occur",
    planar(NOISE, 'equations: {u: "-u*v", v: "-v+u^2"}'),
    "3:8  E_UNDECLARED",
    "the noise 'w' does not occur in the equations",
  ],
  [
    "a noise is a variable",
    planar("noise: [u]", 'equations: {u: "-u*v", v: "-v+u^2"}'),
    "3:9  E_SCHEMA",
    "'u' has a meaning already",
  ],
  [
    "a noise is a parameter",
    planar(NOISE, "parameters: [w]", 'equations: {u: "-u*v+w*u", v: "-v+u^2"}'),
    "4:14  E_SCHEMA",
    "'w'",
  ],
  [
    "the sign of a rate is open",
    planar(NOISE, "parameters: [b]", 'equations: {u: "-u*v", v: "-b*v+u^2+w"}'),
    "5:12  E_DOMAIN",
    "depends on the sign of the rate -b",
  ],
  [
    "noise drives a mode that neither decays nor was chosen",
    'kind: invariant-manifold\nvariables: [x, u, v]\nnoise: [w]\nequations: {x: "-x*u", u: "v", v: "-u+w"}',
    "4:12  E_DOMAIN",
    "which is not among those chosen and has no decay in which it could forget",
  ],
  [
    "eigenvalues that noise excites have no closed form",
    'kind: invariant-manifold\nvariables: [x, a, b, c, d, f, g, h]\nnoise: [w]\nequations: {x: "-x*a", a: b, b: c, c: d, d: f, f: g, g: h, h: "2*a+w"}',
    "4:12  E_UNSUPPORTED",
    "convolutions of noise need all eigenvalues in closed form",
  ],
]);

describe("a file with noise", () => {
  counted("identity", "noise that acts through roots of a cubic has a manifold with a certificate", () => {
    const { result } = solved(
      'kind: invariant-manifold\nvariables: [x, u, v, z]\nnoise: [w]\nequations: {x: "-x*u", u: "v", v: "z", z: "-2*u-v-z+w"}',
    );
    expect(result.certificate).toMatchObject({ holds: true, exact: true });
    expect(
      result.manifold.flat().some(({ factors }) => factors.some(({ name }) => name.startsWith("conv(w,"))),
    ).toBe(true);
    return 2;
  });

  counted("golden", "the stochastic bifurcation at a = 0 has the published slow evolution", () => {
    const { result } = solved(exampleFile("stochastic-bifurcation"));
    const published = parseExpression(example("snfBasic").expected.evolution?.["X1"] ?? "");
    const names = { X1: symbol("s1"), w1: symbol("w"), "conv(w1,-1)": parseExpression("conv(w,-1)") };
    const ours = substitute(seriesExpression(at(result.evolution, 0), "explicit"), { a: ZERO });
    expect(sameFunction(ours, substitute(published, names))).toBe(true);
    expect(sameFunction(ours, substitute(published, { ...names, X1: parseExpression("-s1") }))).toBe(false);
  });

  counted("identity", "a weight of the noise itself does what a small factor before it does", () => {
    const equations = (noise: string) => `equations: {u: "-eps*u*v", v: "-v+eps*u^2+${noise}"}`;
    const truncate = (name: string) => `truncate: [{weights: {${name}: 1}, below: 3}]`;
    const own = solved(planar(NOISE, "small: {eps: 1}", equations("w"), truncate("w")));
    const factor = solved(
      planar(NOISE, "parameters: [sigma]", "small: {eps: 1}", equations("sigma*w"), truncate("sigma")),
    );
    [own.result, factor.result].forEach(({ certificate }) => {
      expect(certificate.holds).toBe(true);
    });
    for (const key of ["manifold", "evolution"] as const) {
      own.result[key].forEach((terms, i) => {
        const scaled = substitute(seriesExpression(at(factor.result[key], i), "explicit"), {
          sigma: parseExpression("1"),
        });
        expect(sameFunction(seriesExpression(terms, "explicit"), scaled)).toBe(true);
      });
    }
    return 3;
  });

  counted("identity", "an oscillator with parametric noise, in amplitude and phase", () => {
    // u = r cos(phi), v = -r sin(phi): dr/dt = -sin(phi) F and dphi/dt = 1 - cos(phi) F/r for the force F = sigma w u.
    const file = planar(
      NOISE,
      "small: {sigma: 1}",
      "modes: centre",
      'equations: {u: "v", v: "-u + sigma*w*u"}',
      "amplitudes: polar",
      "errorOrder: 2",
    );
    const { text } = viewManifold(solved(file), { file: "p.yaml", seed: 1 });
    const values = { r1: [0.7, 0], w: [0.3, 0], sigma: [0.9, 0], phi1: [1.1, 0] } as const;
    for (const [name, expected] of [
      ["r1", "-sigma*w*r1*sin(2*phi1)/2"],
      ["phi1", "1 - sigma*w*cos(phi1)^2"],
    ] as const) {
      const [, ours = ""] = new RegExp(`d${name}/dt = (.*)`).exec(text) ?? [];
      const [found] = complexValue(parseExpression(ours), values);
      expect(found).toBeCloseTo(complexValue(parseExpression(expected), values)[0], 12);
    }
    return 2;
  });

  counted("behaviour", "has no limit cycles, as the modulus rests nowhere", () => {
    const equations = 'equations: {u: "v", v: "-u + eps*(a - u^2)*v + eps*w*v"}';
    const still = equations.replace(" + eps*w*v", "");
    const cyclesOf = (...lines: readonly string[]) =>
      solved(
        planar(
          ...lines,
          "parameters: [a]",
          "small: {eps: 1}",
          "modes: centre",
          "amplitudes: polar",
          "errorOrder: 2",
        ),
      ).real?.limitCycles;
    expect(cyclesOf(NOISE, equations)).toBeUndefined();
    expect(cyclesOf(still)?.cycles).toHaveLength(1);
    return 2;
  });

  counted("behaviour", "keeps complex amplitudes where convolutions are complex", () => {
    const file = [
      "kind: invariant-manifold",
      "variables: [u, v, z]",
      NOISE,
      "small: {eps: 1, sigma: 1}",
      "modes: centre",
      'equations: {u: "v", v: "-u + eps*u^3 + sigma*w*u", z: "-z + eps*u^2"}',
      "amplitudes: real",
    ].join("\n");
    const message = failureOf(() => solved(file));
    expect(message).toContain("E_UNSUPPORTED");
    expect(message).toMatch(/conv\(w,.*i.*\): choose complex amplitudes/);
  });

  counted("behaviour", "says that the noise is Stratonovich's, and what convolutions are", () => {
    const { text, latex, json, report } = viewManifold(solved(exampleFile("stochastic-bifurcation")), {
      file: "stochastic-bifurcation.yaml",
      seed: 1,
    });
    expect(text).toContain("noise, in the sense of Stratonovich: w\n");
    expect(text).toContain("over the past s < t for r < 0");
    expect(latex).toContain("\\left(e^{-t}\\star w\\right)");
    expect(latex).toContain("noise in the sense of Stratonovich");
    expect(json["analysed"]).toMatchObject({ noise: ["w"] });
    expect(JSON.stringify(report().blocks)).toContain("in the sense of Stratonovich");
    return 6;
  });
});

counted("behaviour", "convolutions in LaTeX: rates, products and powers", () => {
  const shown = [
    ["conv(w1,-1)", "\\left(e^{-t}\\star w_{1}\\right)"],
    ["conv(w,2)", "\\left(e^{2\\,t}\\star w\\right)"],
    ["conv(w,-a-b)", "\\left(e^{\\left(-a-b\\right)t}\\star w\\right)"],
    ["conv((conv(w,-b))^2,-b)", "\\left(e^{-b\\,t}\\star {\\left(e^{-b\\,t}\\star w\\right)}^{2}\\right)"],
    ["conv(w*conv(w,1),-1)", "\\left(e^{-t}\\star \\left(w\\,\\left(e^{t}\\star w\\right)\\right)\\right)"],
  ] as const;
  for (const [name, latex] of shown) expect(symbolLatex(name)).toBe(latex);
  return shown.length;
});
