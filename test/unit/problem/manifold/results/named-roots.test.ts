import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { overCoefficients } from "../../../../../src/derive/manifold/coefficients/over-coefficients.ts";
import { subtract } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { locateProblem } from "../../../../../src/problem/located-problem.ts";
import { manifoldPrograms } from "../../../../../src/problem/manifold/manifold-programs.ts";
import { viewManifold } from "../../../../../src/problem/manifold/manifold-view.ts";
import { counted } from "../../../../counted.ts";
import { failureOf, options, planar, solved } from "../manifold-files.ts";

/** u''' = u' + u with a quadratic term: the eigenvalues are the roots of x^3 - x - 1, of which the third is real. */
function cubic(modes: string): string {
  return [
    "kind: invariant-manifold",
    "variables: [u, v, w]",
    "small: {eps: 1}",
    'equations: {u: "v", v: "w + eps*u^2", w: "u + v"}',
    `modes: ${modes}`,
    "errorOrder: 2",
  ].join("\n");
}

const REAL = '{eigenvalues: ["root(y^3 - y - 1, y, 3)"]}';

function view(text: string) {
  return viewManifold(solved(text), { file: "cubic.yaml", seed: 1 });
}

describe("eigenvalues that are roots of polynomials", () => {
  counted("identity", "the coefficient of the square, found by hand", () => {
    // (2 r - A) c = (0, 1, 0) for u: c (8 r^3 - 2 r - 1) = 2 r, and r^3 = r + 1.
    const { result } = solved(cubic(REAL));
    const square = at(result.manifold, 0).find(({ grade }) => grade === 1);
    const expected = parseExpression("2*root(x^3-x-1,x,3)/(6*root(x^3-x-1,x,3) + 7)");
    const found = square?.coefficient ?? parseExpression("0");
    const difference = subtract(found, expected);
    expect(overCoefficients([difference], ({ field, value }) => field.isZero(value(difference)))).toBe(true);
    expect(result.certificate).toMatchObject({ holds: true, exact: true });
    expect(result.projection?.ok).toBe(true);
  });

  counted("behaviour", "are named in results, with their equation and decimals", () => {
    const { text, latex, json, report } = view(cubic(REAL));
    expect(text).toContain("spectrum: r1, r2, r3 (chosen)");
    expect(text).toContain("r3 = root(x^3-x-1,x,3), about 1.3247");
    expect(text).toContain("s1: eigenvalue r3, vector [1, r3, r3^2]");
    expect(latex).toContain("Here $r_{3}^{3}-r_{3}-1 = 0$, $r_{3} \\approx 1.3247$.");
    expect(latex).not.toContain("r_{1}");
    expect(JSON.stringify(json)).not.toContain("exp(root(");
    expect(json).toMatchObject({
      roots: [{}, {}, { name: "r3", root: "root(x^3-x-1,x,3)", polynomial: "x^3-x-1", value: "1.3247" }],
    });
    expect(JSON.stringify(report().blocks)).toContain("Roots of polynomials in the formulas.");
    return 8;
  });

  counted("behaviour", "all together have a full normal form, and no program of real numbers", () => {
    const file = cubic("all");
    const { result } = solved(file);
    expect(result.certificate).toMatchObject({ holds: true, exact: true });
    expect(result.evolution.map((terms) => terms.length)).toEqual([0, 0, 0]);
    const lower = () => manifoldPrograms.manifold(locateProblem(file, "p.yaml"), { ...options(), points: 1 });
    expect(failureOf(lower)).toMatch(/root\(x\^3-x-1,x,1\) is no real number/);
    return 3;
  });

  counted("behaviour", "of polynomials with parameters count as real", () => {
    const { text } = view(
      cubic("all").replace("u + v", "u + a*v").replace("small", "parameters: [a]\nsmall"),
    );
    expect(text).toContain("taken to be real");
    expect(text).toContain("certificate: the residual vanishes");
    return 2;
  });

  counted("behaviour", "are named in limit cycles too", () => {
    const { text, json } = view(
      [
        "kind: invariant-manifold",
        "variables: [x, y, p, q]",
        "parameters: [mu]",
        "small: {eps: 1}",
        'equations: {x: "p", y: "q", p: "-2*x + y + eps*(mu - x^2)*p", q: "x - 3*y"}',
        'modes: {eigenvalues: ["root(w^4+5*w^2+5,w,2)", "root(w^4+5*w^2+5,w,3)"]}',
        "amplitudes: polar",
        "projection: false",
        "errorOrder: 2",
      ].join("\n"),
    );
    expect(text).toContain("  r1 = 2*sqrt(mu) + O(eps)\n  frequency = i*rr2 + O(eps^2)\n");
    expect(JSON.stringify({ ...json, roots: [] })).not.toContain("root(");
    return 2;
  });

  counted("behaviour", "are named in the kernels of past deviations too", () => {
    const { text } = view(
      [
        "kind: invariant-manifold",
        "variables: [u]",
        "small: {eps: 1}",
        'equations: {u: "-eps*delay(u,1)^3"}',
        'modes: {eigenvalues: ["0"], vectors: [["root(w^3-w-1,w,3)"]]}',
        "errorOrder: 2",
      ].join("\n"),
    );
    expect(text).toContain("r1 = root(x^3-x-1,x,3), about 1.3247");
    expect(text).toMatch(/k1 = .*r1/);
    expect(text.match(/root\(/g)).toHaveLength(1);
    return 3;
  });

  counted("behaviour", "on the imaginary axis are found to be there", () => {
    const chain = [
      "kind: invariant-manifold",
      "variables: [x, y, p, q]",
      'equations: {x: "p", y: "q", p: "-2*x + y - x^3", q: "x - 3*y"}',
      "modes: centre",
      "errorOrder: 3",
    ].join("\n");
    const { result, spectrum } = solved(chain);
    expect(spectrum.map((line) => (line.tag === "solved" ? line.realPart : "?"))).toEqual(
      Array.from({ length: 4 }, () => "zero"),
    );
    expect(result.certificate.holds).toBe(true);
    // The cubic term resonates with its own mode and with the other one.
    expect(result.evolution.map((terms) => terms.length)).toEqual([2, 2, 2, 2]);
    return 3;
  });
});

describe("square roots of parameters", () => {
  const damped = planar(
    "parameters: {xi: {POSITIVE}}",
    'equations: {u: "v", v: "-u - 2*xi*v - u^3"}',
    'modes: {eigenvalues: ["-xi + i*sqrt(1 - xi^2)", "-xi - sqrt(xi^2 - 1)"]}',
  );

  counted("behaviour", "state what they take to be positive", () => {
    const { text, json, report } = view(damped.replace("POSITIVE", "positive: true"));
    expect(text).toContain("spectrum: -xi + sqrt(1 - xi^2)*i (chosen), -xi - sqrt(1 - xi^2)*i (chosen)");
    expect(text).toContain("assumed: 1 - xi^2 > 0");
    expect(json).toMatchObject({ assumptions: ["1 - xi^2 > 0"] });
    expect(JSON.stringify(json["spectrum"])).toContain('"realPart":"negative"');
    expect(JSON.stringify(report().blocks)).toContain("Parameters are taken to be real");
    return 5;
  });

  counted("behaviour", "need no assumption where declarations suffice", () => {
    const hopf = (parameters: string) =>
      planar(`parameters: ${parameters}`, 'equations: {u: "v", v: "-b*u - u^2*v"}', "modes: centre");
    expect(view(hopf("{b: {positive: true}}")).text).not.toContain("assumed");
    expect(view(hopf("[b]")).text).toContain("assumed: b > 0");
    return 2;
  });
});
