import fc from "fast-check";
import { describe, expect } from "vitest";
import { seededRandom } from "../../../../../src/core/random.ts";
import { residualOrder } from "../../../../../src/derive/manifold/certificate/manifold-residual.ts";
import { plainManifold } from "../../../../../src/derive/manifold/certificate/plain-manifold.ts";
import { modularCoefficients } from "../../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../../src/derive/manifold/coefficients/modular-images.ts";
import type { SeriesTerms } from "../../../../../src/derive/manifold/series-terms.ts";
import { readJetSymbol } from "../../../../../src/expr/jet-symbol.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";
import { derived } from "../examples.ts";
import { mutants } from "../mutants.ts";
import { type NoisySystem, noisyProblem } from "./noisy-systems.ts";

const [PRIME] = MANIFOLD_PRIMES;
const VARIABLES = ["x", "y", "z"];
const NOISE = ["v", "w"];

/** A slow variable, and two that decay or grow at these rates; linear couplings make the basis oblique. */
function randomSystem(
  modes: NoisySystem["modes"],
  rates: readonly string[],
  below: readonly [eps: number, sigma: number] = [3, 3],
): fc.Arbitrary<NoisySystem> {
  const coefficient = fc.constantFrom("1", "-1", "2", "-1/2", "3");
  const quadratic = fc
    .tuple(coefficient, fc.constantFrom(...VARIABLES), fc.constantFrom(...VARIABLES))
    .map(([factor, a, b]) => `eps*(${factor})*${a}*${b}`);
  const noisy = fc
    .tuple(coefficient, fc.constantFrom(...NOISE), fc.constantFrom("1", ...VARIABLES))
    .map(([factor, noise, a]) => `sigma*(${factor})*${noise}*${a}`);
  const nonlinear = fc.array(quadratic, { maxLength: 1 });
  const driven = fc.array(noisy, { minLength: 1, maxLength: 1 });
  const rate = fc.constantFrom(...rates);
  return fc
    .tuple(rate, rate, fc.tuple(nonlinear, nonlinear, nonlinear), fc.tuple(driven, driven), fc.boolean())
    .map(([first, second, [a, b, c], [d, e], isCoupled]) => ({
      equations: {
        x: ["eps*x*y", ...a, "sigma*v*x"].join(" + "),
        y: [`(${first})*y`, isCoupled ? "x" : "0", ...b, ...d].join(" + "),
        z: [`(${second})*z`, isCoupled ? "y" : "0", ...c, ...e].join(" + "),
      },
      noise: usedNoise([...d, ...e]),
      truncations: [
        { weights: { eps: 1 }, below: below[0] },
        { weights: { sigma: 1 }, below: below[1] },
      ],
      modes,
    }));
}

/** v is always used, w where a term has it. */
function usedNoise(terms: readonly string[]): readonly string[] {
  return NOISE.filter((name) => name === "v" || terms.some((term) => term.includes(`*${name}*`)));
}

function convolutions(terms: SeriesTerms): readonly string[] {
  return terms.flatMap(({ factors }) =>
    factors.flatMap(({ name }) => (readJetSymbol(name)?.operator === "conv" ? [name] : [])),
  );
}

describe("random systems with noise", () => {
  counted(
    "property",
    "have slow manifolds over the past, with slow evolutions, certificates and isochrons",
    () => {
      let checked = 0;
      fc.assert(
        fc.property(randomSystem("slow", ["-1", "-2", "-b"]), (system) => {
          const result = derived(noisyProblem(system), { projection: true });
          expect(result.certificate.holds).toBe(true);
          expect(result.projection?.ok).toBe(true);
          for (const name of [...result.manifold, ...result.evolution].flatMap(convolutions)) {
            expect(name).not.toMatch(/,(?!-)/);
            checked += 1;
          }
          for (const { factors } of result.evolution.flat()) {
            const names = factors.map(({ name }) => name);
            const isConvolved = names.some((name) => readJetSymbol(name)?.operator === "conv");
            if (isConvolved) expect(names.some((name) => system.noise.includes(name))).toBe(true);
          }
        }),
        { numRuns: 6 },
      );
      return checked;
    },
  );

  counted("property", "have full normal forms with certificates, stable and unstable modes alike", () => {
    let runs = 0;
    fc.assert(
      fc.property(randomSystem("all", ["-1", "-2", "1", "3"], [2, 3]), (system) => {
        const result = derived(noisyProblem(system), { projection: true });
        expect(result.certificate.holds).toBe(true);
        expect(result.projection?.ok).toBe(true);
        runs += 1;
      }),
      { numRuns: 6 },
    );
    return runs;
  });

  counted("wrong-twin", "every wrong coefficient is refused", () => {
    let refused = 0;
    fc.assert(
      fc.property(randomSystem("slow", ["-1", "-2"], [3, 2]), (system) => {
        for (const mutant of mutants(derived(noisyProblem(system)))) {
          const plain = plainManifold(mutant, modularCoefficients(PRIME, seededRandom(3)));
          expect(residualOrder(plain)).toBeLessThan(3);
          refused += 1;
        }
      }),
      { numRuns: 3 },
    );
    return refused;
  });
});

describe("kinds of systems with noise", () => {
  const truncations = [
    { weights: { eps: 1 }, below: 3 },
    { weights: { sigma: 1 }, below: 3 },
  ];
  const KINDS: readonly (readonly [what: string, system: NoisySystem])[] = [
    [
      "an oscillator that noise drives at its own frequency",
      {
        equations: { x: "y", y: "-x + eps*(1-x^2)*y + sigma*w + sigma*w*x", z: "-z + eps*x^2 + sigma*w" },
        noise: ["w"],
        truncations,
        modes: "centre",
      },
    ],
    [
      "decaying oscillations, with convolutions at complex rates",
      {
        equations: { x: "eps*x*y", y: "-y + z + eps*x^2", z: "-y - z + sigma*w" },
        noise: ["w"],
        truncations,
        modes: "slow",
      },
    ],
    [
      "irrational rates",
      {
        equations: { x: "eps*x*y", y: "-2*y + z + eps*x^2", z: "y - z + sigma*w" },
        noise: ["w"],
        truncations,
        modes: "slow",
      },
    ],
    [
      "Jordan blocks of slow and of fast modes",
      {
        equations: { x: "y + eps*u*x", y: "sigma*v*x + eps*x^2", u: "-u + z", z: "-z + sigma*w + eps*x*y" },
        noise: ["v", "w"],
        truncations: [
          { weights: { eps: 1 }, below: 2 },
          { weights: { sigma: 1 }, below: 3 },
        ],
        modes: "slow",
      },
    ],
    [
      "harmonic forcing beside noise",
      {
        equations: { x: "eps*x*y + sigma*w*x", y: "-y + eps*x^2 + eps*cos(2*t) + sigma*w" },
        noise: ["w"],
        truncations,
        modes: "slow",
      },
    ],
    [
      "slow forcing beside noise",
      {
        equations: { x: "eps*x*y + eps*sigma*F*w", y: "-y + eps*(x^2 + F) + sigma*w" },
        noise: ["w"],
        truncations,
        modes: "slow",
        timeDerivatives: { F: "G", G: "0" },
      },
    ],
    [
      "slow variation in space",
      {
        equations: { x: "eps*(x*y - d(y,q))", y: "-y + eps*(x^2 + d(x,q)) + sigma*w*x" },
        noise: ["w"],
        truncations,
        modes: "slow",
        space: ["q"],
      },
    ],
  ];
  counted("identity", "modes that nearly resonate: the residuals vanish", () => {
    const problem = noisyProblem({
      equations: { x: "y", y: "-x + sigma*w*x", u: "v", v: "-9/4*u + eps*x^2 + sigma*w" },
      noise: ["w"],
      truncations,
      modes: "centre",
    });
    const nominal = { "3*i/2": "2*i", "-3*i/2": "-2*i" };
    const modes = problem.modes.map((mode) => {
      const near = Object.entries(nominal).find(([text]) => text === expressionText(mode.eigenvalue));
      return near === undefined ? mode : { ...mode, nominalEigenvalue: parseExpression(near[1]) };
    });
    const result = derived({ ...problem, modes });
    expect(result.certificate.holds).toBe(true);
    const kept = result.evolution.flat().map(({ rate }) => expressionText(rate));
    expect(kept).toContain("i/2");
    return 2;
  });

  for (const [what, system] of KINDS) {
    counted("identity", `${what}: the residuals vanish`, () => {
      const result = derived(noisyProblem(system), { projection: true });
      expect(result.certificate.holds).toBe(true);
      expect(result.manifold.flatMap(convolutions).length).toBeGreaterThan(0);
      expect(result.projection?.ok).toBe(true);
      return 2;
    });
  }
});
