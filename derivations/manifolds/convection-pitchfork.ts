import {
  type Claim,
  citation,
  differentiate,
  divide,
  math,
  parseExpression,
  type SolvedManifold,
  substitute,
} from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { atValues } from "./numerics.ts";
import { derivedSeries, printedSeries } from "./printed-series.ts";
import { inRandArmbruster } from "./sources.ts";
import { firstOf, timeCourse } from "./time-course.ts";

const SOURCE = inRandArmbruster("p. 178 and reduct2.usg");

function claims({ result }: SolvedManifold): readonly Claim[] {
  const evolution = derivedSeries(result, "s1", 3);
  const printed = "s1*lam - s1^3/beta";
  const mixed = (of: string) => {
    const byAmplitude = differentiate(differentiate(derivedSeries(result, of, 3), "lam"), "s1");
    return substitute(byAmplitude, { s1: parseExpression("0"), eps: parseExpression("1") });
  };
  return [
    {
      tag: "identity",
      id: "bifurcation-equation",
      title: "the bifurcation equation: the evolution is proportional to it, by the factor σ/(1+σ)",
      source: SOURCE,
      by: "paper",
      latex: "A\\lambda-\\frac{A^{3}}{\\beta}=0",
      printed: parseExpression(printed),
      derived: divide(evolution, parseExpression("eps^2*sigma/(1 + sigma)")),
    },
    printedSeries(result, {
      id: "third-variable",
      title: "the quadratic part of the third variable: half of its printed second derivative 2/β",
      source: SOURCE,
      of: "u3",
      printed: "eps*s1^2/beta",
      errorOrder: 3,
    }),
    {
      tag: "identity",
      id: "first-variable",
      title: "how the first variable depends on amplitude and parameter",
      source: SOURCE,
      by: "paper",
      latex:
        "\\frac{\\partial^{2}w_{1}}{\\partial A\\,\\partial\\lambda}=-\\frac{\\sigma}{\\sigma^{2}+2\\sigma+1}",
      printed: parseExpression("-sigma/(sigma^2 + 2*sigma + 1)"),
      derived: mixed("u1"),
    },
    {
      tag: "identity",
      id: "second-variable",
      title: "how the second variable depends on amplitude and parameter",
      source: SOURCE,
      by: "paper",
      latex: "\\frac{\\partial^{2}w_{2}}{\\partial A\\,\\partial\\lambda}=\\frac{1}{\\sigma^{2}+2\\sigma+1}",
      printed: parseExpression("1/(sigma^2 + 2*sigma + 1)"),
      derived: mixed("u2"),
    },
  ];
}

/** Lorenz's values, a fifth above the onset of convection. */
const VALUES = { sigma: "10", beta: "8/3", lam: "1/5", eps: "1" };
const START = 0.05;

function illustrations({ result }: SolvedManifold) {
  const { variables, equations } = result.problem;
  const at1 = (e: Parameters<typeof atValues>[0]) => atValues(e, VALUES);
  return timeCourse({
    heading: "Convection sets in",
    title: "Onset of convection in the full and the reduced system",
    description:
      "The first variable against time, of the three equations and of the one equation on the slow manifold.",
    caption:
      "From a small disturbance to steady convection: three equations (points), and the one on the slow manifold.",
    label: "u1",
    bound: 1,
    full: {
      label: "full system",
      motion: { variables, derivatives: equations.map(at1), start: [START, START, 0], time: 60 },
      shown: firstOf,
    },
    models: [
      {
        label: "slow manifold",
        motion: {
          variables: ["s1"],
          derivatives: [at1(derivedSeries(result, "s1", 3))],
          start: [START],
          time: 60,
        },
        shown: firstOf,
      },
    ],
  });
}

/** The pitchfork at which convection sets in, in Lorenz's three equations. */
export const convectionPitchfork = manifoldDerivation({
  id: "convection-pitchfork",
  title: "The pitchfork at the onset of convection",
  summary: "Lorenz's equations near the Rayleigh number 1, reduced to one cubic equation",
  source: SOURCE,
  problem: "convection",
  introduction: [
    [
      "Lorenz's three equations of convection. At the Rayleigh number 1 the state of rest has an eigenvalue ",
      math("0"),
      "; beyond, convection rolls set in with one sense of rotation or the other. The distance ",
      math("\\lambda"),
      " from that value is small: of second order, so that it balances the cubic term (",
      citation(SOURCE),
      ").",
    ],
    [
      "The source finds the steady states by Liapunov-Schmidt reduction. The evolution on the slow manifold has the same zeros, and says besides how they are approached, and that the pitchfork is supercritical.",
    ],
  ],
  claims,
  illustrations,
});
