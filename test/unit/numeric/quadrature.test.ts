import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { adaptiveQuadrature } from "../../../src/numeric/adaptive-quadrature.ts";
import { gaussHermite, gaussLegendre, type QuadratureRule } from "../../../src/numeric/gauss-rules.ts";
import { counted } from "../../counted.ts";
import { succeeded } from "./integrators/sample-problems.ts";

function apply({ nodes, weights }: QuadratureRule, f: (x: number) => number): number {
  return nodes.reduce((sum, node, i) => sum + at(weights, i) * f(node), 0);
}

counted("identity", "rules of n points are exact to degree 2n - 1, and not beyond", () => {
  const doubleFactorial = (n: number): number => (n <= 1 ? 1 : n * doubleFactorial(n - 2));
  let checked = 0;
  for (let points = 1; points <= 12; points++) {
    for (let degree = 0; degree < 2 * points; degree++) {
      const power = (x: number) => x ** degree;
      const isEven = degree % 2 === 0;
      expect(apply(gaussLegendre(points), power)).toBeCloseTo(isEven ? 2 / (degree + 1) : 0, 13);
      const moment = isEven ? doubleFactorial(degree - 1) : 0;
      const scale = doubleFactorial(2 * Math.ceil(degree / 2) - 1);
      expect(apply(gaussHermite(points), power) / scale).toBeCloseTo(moment / scale, 11);
      checked += 2;
    }
    const beyond = apply(gaussLegendre(points), (x) => x ** (2 * points));
    expect(Math.abs(beyond - 2 / (2 * points + 1))).toBeGreaterThan(1e-9);
  }
  return checked;
});

counted("golden", "nodes and weights of five points (Abramowitz & Stegun, tables 25.4 and 25.10)", () => {
  const legendre = gaussLegendre(5);
  expect(at(legendre.nodes, 4)).toBeCloseTo(0.906179845938664, 14);
  expect(at(legendre.weights, 4)).toBeCloseTo(0.236926885056189, 14);
  expect(at(legendre.nodes, 2)).toBe(0);
  // The table's weight is exp(-x²): nodes times the root of two, weights over the root of pi.
  const hermite = gaussHermite(5);
  expect(at(hermite.nodes, 4) / Math.SQRT2).toBeCloseTo(2.02018287045609, 13);
  expect(at(hermite.weights, 4) * Math.sqrt(Math.PI)).toBeCloseTo(0.0199532420590459, 14);
  return 5;
});

counted(
  "golden",
  "twenty Hermite points keep the relative digits of their smallest weight (same table)",
  () => {
    const { nodes, weights } = gaussHermite(20);
    expect(at(nodes, 19) / Math.SQRT2).toBeCloseTo(5.3874808900112, 12);
    expect((at(weights, 19) * Math.sqrt(Math.PI)) / 2.22939364553e-13).toBeCloseTo(1, 10);
    return 2;
  },
);

counted("golden", "adaptive quadrature of smooth, peaked, rough and singular integrands", () => {
  const cases: readonly (readonly [(x: number) => number, number, number, number])[] = [
    [Math.exp, 0, 1, Math.E - 1],
    [(x) => 1 / (1e-4 + x * x), -1, 1, 200 * Math.atan(100)],
    [(x) => Math.abs(x - 0.3), 0, 1, (0.3 ** 2 + 0.7 ** 2) / 2],
    [(x) => 1 / Math.sqrt(x), 0, 1, 2],
    [(x) => Math.cos(50 * x), 0, 3, Math.sin(150) / 50],
    [Math.exp, 1, 0, 1 - Math.E],
  ];
  for (const [f, from, to, expected] of cases) {
    const { value, errorEstimate } = succeeded(adaptiveQuadrature(f, from, to));
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1.1e-10 * Math.abs(expected));
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(errorEstimate + 1e-14 * Math.abs(expected));
  }
  return cases.length;
});

counted("identity", "one Kronrod rule is exact to degree 22, and its estimate vanishes to degree 13", () => {
  for (let degree = 0; degree <= 22; degree++) {
    const options = { absoluteTolerance: 10, mostIntervals: 1 };
    const { value, errorEstimate } = succeeded(adaptiveQuadrature((x) => x ** degree, -1, 1, options));
    expect(value).toBeCloseTo(degree % 2 === 0 ? 2 / (degree + 1) : 0, 14);
    if (degree <= 13) expect(errorEstimate).toBeLessThan(1e-14);
  }
  return 23;
});

counted(
  "behaviour",
  "divergent and undefined integrals end with their reason; infinite ends are refused",
  () => {
    expect(adaptiveQuadrature((x) => 1 / x, 0, 1)).toMatchObject({ ok: false, reason: "not-converged" });
    expect(adaptiveQuadrature((x) => Math.log(x - 1), 0, 1)).toMatchObject({
      ok: false,
      reason: "not-finite",
    });
    expect(() => adaptiveQuadrature(Math.exp, 0, Infinity)).toThrow(
      expect.objectContaining({ code: "E_DOMAIN" }),
    );
    for (const points of [0, 1.5]) {
      expect(() => gaussLegendre(points)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
      expect(() => gaussHermite(points)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
    }
    return 7;
  },
);
