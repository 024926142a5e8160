import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { amplitudeName, type ManifoldProblem } from "../../../../../src/derive/manifold/manifold-problem.ts";
import { type SeriesTerms, seriesExpression } from "../../../../../src/derive/manifold/series-terms.ts";
import { substitute } from "../../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { add, type Expression, multiply, symbol } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { derived } from "../examples.ts";
import { type NoisySystem, noisyProblem } from "./noisy-systems.ts";

/**
 * Results of Roberts's examples of stochastic normal forms: github.com/uoa1184615/WebServicesGit, StoNormForm/Examples,
 * in files of these names. `Zr(w)` there, with rate r, is `conv(w,r)` here.
 */
interface Published {
  readonly file: string;
  readonly system: NoisySystem;
  /** The published amplitudes in the order of the modes. */
  readonly amplitudes: readonly string[];
  readonly evolution: Readonly<Record<string, string>>;
}

const truncations = (eps: number, sigma: number): ManifoldProblem["truncations"] => [
  { weights: { eps: 1 }, below: eps },
  { weights: { sigma: 1 }, below: sigma },
];

const PUBLISHED: readonly Published[] = [
  {
    file: "futureNoise",
    system: {
      equations: { x: "-sigma*y*w", y: "-y + sigma*x*w" },
      noise: ["w"],
      truncations: [{ weights: { sigma: 1 }, below: 3 }],
      modes: "all",
    },
    amplitudes: ["X", "Y"],
    evolution: {
      X: "-sigma^2*conv(w,-1)*w*X",
      Y: "sigma^2*conv(w,1)*w*Y - Y",
    },
  },
  {
    file: "majdaTriad2010",
    system: {
      equations: {
        x: "eps*c*x*y + eps*(q*z + p*y + o*x)",
        y: "-eps*c*x^2 + sigma*v - eps*p*x - y",
        z: "sigma*w - eps*q*x - z",
      },
      noise: ["v", "w"],
      truncations: truncations(3, 3),
      modes: "slow",
    },
    amplitudes: ["X"],
    evolution: {
      X: "-c^2*eps^2*X^3 + c*sigma^2*eps^2*(-q*conv(w,-1)*v/2 + q*conv(v,-1)*w/2) + c*sigma*eps*v*X - 2*c*eps^2*p*X^2 + sigma*eps^2*(-q*o*w - p*o*v) + sigma*eps*(q*w + p*v) + eps^2*(-q^2*X - p^2*X) + eps*o*X",
    },
  },
  {
    file: "offdiagonal",
    system: {
      equations: {
        x1: "e*eps*y1",
        x2: "e*eps*y2",
        x3: "e*eps*(-x2*y1 + x1*y2)",
        y1: "-a*eps*y2 + sigma*v - y1",
        y2: "a*eps*y1 + sigma*w - y2",
      },
      noise: ["v", "w"],
      truncations: truncations(4, 3),
      modes: "slow",
    },
    amplitudes: ["X3", "X1", "X2"],
    evolution: {
      X1: "-a^2*e*sigma*eps^3*v - a*e*sigma*eps^2*w + e*sigma*eps*v",
      X2: "-a^2*e*sigma*eps^3*w + a*e*sigma*eps^2*v + e*sigma*eps*w",
      X3: "a^2*e*sigma*eps^3*(-w*X1 + v*X2) + a*e^2*sigma^2*eps^3*(conv(conv(w,-1),-1)*w + conv(conv(v,-1),-1)*v + conv(w,-1)*w + conv(v,-1)*v) + a*e*sigma*eps^2*(w*X2 + v*X1) + e^2*sigma^2*eps^2*(conv(w,-1)*v - conv(v,-1)*w) + e*sigma*eps*(w*X1 - v*X2)",
    },
  },
  {
    file: "nonautoTwo, Lorenz's system at its pitchfork",
    system: {
      equations: {
        x: "-x*z*eps/2 + x*sigma*r/2 + z*y*eps/2 + y*sigma*(-r/2 + s)",
        y: "-x*z*eps/2 + x*sigma*r/2 + z*y*eps/2 + y*sigma*(-r/2 - s) - 2*y",
        z: "x^2*eps - z*sigma*q - z - y^2*eps",
      },
      noise: ["q", "r", "s"],
      truncations: truncations(3, 3),
      modes: "slow",
    },
    amplitudes: ["X"],
    evolution: {
      X: "X^3*sigma^2*eps^2*(-conv(conv(r,-2),-2)*r/4 + conv(conv(r,-2),-2)*s/2 - conv(q,-1)*q/2 - conv(q,-1)*r/3 + conv(q,-1)*s/2 + conv(q,-2)*r/4 - conv(q,-2)*s/2 - conv(r,-1)*q/2 - conv(r,-1)*r/3 + conv(r,-1)*s/2 - conv(r,-2)*q/12 - 13*conv(r,-2)*r/48 + 3*conv(r,-2)*s/8 - conv(s,-2)*r/8 + conv(s,-2)*s/4) + X^3*sigma*eps^2*(q/2 + 3*r/4 - s/4) - X^3*eps^2/2 + X*sigma^2*(-conv(r,-2)*r/4 + conv(r,-2)*s/2) + X*sigma*r/2",
    },
  },
  {
    file: "nonautoTwo, a fluctuating modified KdV equation",
    system: {
      equations: {
        x: "sigma*w*(x+y+z)^2*(z-y)",
        y: "-y - sigma*w*(x+y+z)^2*(z-y)/2",
        z: "z - sigma*w*(x+y+z)^2*(z-y)/2",
      },
      noise: ["w"],
      truncations: [{ weights: { sigma: 1 }, below: 3 }],
      modes: "all",
    },
    amplitudes: ["X", "Y", "Z"],
    evolution: {
      X: "X^3*Y*Z*sigma^2*(-2*conv(w,2)*w + 2*conv(w,1)*w - 2*conv(w,-1)*w + 2*conv(w,-2)*w) + X*Y^2*Z^2*sigma^2*(-3*conv(w,3)*w + 2*conv(w,2)*w + conv(w,1)*w - conv(w,-1)*w - 2*conv(w,-2)*w + 3*conv(w,-3)*w)",
      Z: "-X^4*Z*sigma^2*conv(w,-2)*w/4 + X^2*Y*Z^2*sigma^2*(3*conv(w,2)*w/4 - conv(w,1)*w + 5*conv(w,-2)*w/4 - 2*conv(w,-3)*w) - X^2*Z*sigma*w/2 + Y^2*Z^3*sigma^2*(3*conv(w,2)*w/4 - conv(w,1)*w - 3*conv(w,-2)*w/4 + conv(w,-3)*w - 3*conv(w,-4)*w/4) - Y*Z^2*sigma*w/2 + Z",
    },
  },
];

/** A series in the published amplitudes. */
function inAmplitudes(names: readonly string[], terms: SeriesTerms): Expression {
  const renamed = names.map((name, j) => [amplitudeName(j), symbol(name)] as const);
  return substitute(seriesExpression(terms, "rotating"), Object.fromEntries(renamed));
}

describe("further published stochastic normal forms", () => {
  for (const { file, system, amplitudes, evolution } of PUBLISHED) {
    counted("golden", file, () => {
      const problem = noisyProblem(system);
      const result = derived(problem);
      expect(result.certificate.holds).toBe(true);
      for (const [name, text] of Object.entries(evolution)) {
        const j = amplitudes.indexOf(name);
        const own = multiply(at(problem.modes, j).eigenvalue, symbol(name));
        const ours = add(own, inAmplitudes(amplitudes, at(result.evolution, j)));
        expect(sameFunction(ours, parseExpression(text)), `${file} ${name}`).toBe(true);
        expect(sameFunction(ours, parseExpression(`(${text})*101/100`))).toBe(false);
      }
      return Object.keys(evolution).length;
    });
  }

  counted("golden", "brownOsc: Catalan numbers and central binomial coefficients", () => {
    // dX/dt = -(1 - sqrt(1 - 4 omega^2))/2 X + sigma w/sqrt(1 - 4 omega^2), omega^2 graded by eps^2.
    const problem = noisyProblem({
      equations: { x: "eps*y", y: "-eps*omega^2*x - y + sigma*w" },
      noise: ["w"],
      truncations: truncations(19, 3),
      modes: "slow",
    });
    const result = derived(problem);
    expect(result.certificate.holds).toBe(true);
    const ours = inAmplitudes(["X"], at(result.evolution, 0));
    const catalan = [1, 1, 2, 5, 14, 42, 132, 429, 1430].map(
      (value, n) => `-${value}*(eps*omega)^${2 * n + 2}*X`,
    );
    const central = [1, 2, 6, 20, 70, 252, 924, 3432, 12870].map(
      (value, n) => `${value}*eps*(eps*omega)^${2 * n}*sigma*w`,
    );
    expect(sameFunction(ours, parseExpression([...catalan, ...central].join(" + ")))).toBe(true);
    return catalan.length + central.length;
  });
});
